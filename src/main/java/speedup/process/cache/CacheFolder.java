package speedup.process.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A folder of caches, one for each key.
 *
 * @param path where it is
 */
public record CacheFolder(Path path) {

  /** This many caches, of other work, JDKs or versions, are kept beside the newest. */
  private static final int KEPT = 15;

  private static final String SCRATCH = "making-";

  /** Makes an archive by running a worker. */
  @FunctionalInterface
  public interface Training {

    /**
     * Makes the archive.
     *
     * @return whether this JVM can
     */
    boolean run(Path jar, Path archive) throws IOException;
  }

  /** A folder of the user for caches of a kind, by the XDG base directory specification. */
  public static Path ofUser(String kind) {
    String base = System.getenv("XDG_CACHE_HOME");
    Path caches =
        base == null || base.isBlank() || !Path.of(base).isAbsolute()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(base);
    return caches.resolve("speedup").resolve(kind);
  }

  /** Finds the cache of a key; checks that it is whole. */
  public Optional<CachedFiles> find(CacheKey key) throws IOException {
    return CachedFiles.read(path.resolve(key.name()));
  }

  /**
   * Makes the cache of a key, unless it is there; waits for others that are making it.
   *
   * @param options of the JVMs that are to use it
   */
  public void prepare(CacheKey key, List<String> options, Training training) throws IOException {
    Path home = path.resolve(key.name());
    Files.createDirectories(home);
    try (FileChannel channel =
            FileChannel.open(
                path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && CachedFiles.read(home).isEmpty()) {
        make(key, home, options, training);
        prune(path, home);
      }
    }
  }

  /** Makes it, with the lock held: what is half made there was left by one that was killed. */
  private static void make(CacheKey key, Path home, List<String> options, Training training)
      throws IOException {
    for (Path left : entries(home, entry -> entry.getFileName().toString().startsWith(SCRATCH))) {
      delete(left);
    }
    Path scratch = Files.createTempDirectory(home, SCRATCH);
    try {
      Path jar = home.resolve(CachedFiles.JAR);
      Path newJar = scratch.resolve(CachedFiles.JAR);
      WorkerJar.write(key.source(), newJar);
      move(newJar, jar);
      Path newArchive = scratch.resolve(CachedFiles.ARCHIVE);
      List<String> names = new ArrayList<>(List.of(CachedFiles.JAR));
      if (training.run(jar, newArchive)) {
        move(newArchive, home.resolve(CachedFiles.ARCHIVE));
        names.add(CachedFiles.ARCHIVE);
      }
      if (!options.isEmpty()) {
        Path newOptions = scratch.resolve(CachedFiles.OPTIONS);
        Files.write(newOptions, options);
        move(newOptions, home.resolve(CachedFiles.OPTIONS));
        names.add(CachedFiles.OPTIONS);
      }
      Path newSeal = scratch.resolve(CachedFiles.SEAL);
      CachedFiles.seal(home, names, newSeal);
      move(newSeal, home.resolve(CachedFiles.SEAL));
    } finally {
      delete(scratch);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void prune(Path folder, Path newest) throws IOException {
    List<Path> others =
        entries(folder, entry -> Files.isDirectory(entry) && !entry.equals(newest)).stream()
            .sorted(
                Comparator.comparingLong((Path entry) -> entry.toFile().lastModified()).reversed())
            .toList();
    for (Path old : others.subList(Math.min(KEPT, others.size()), others.size())) {
      delete(old);
    }
  }

  private static List<Path> entries(Path folder, Predicate<Path> which) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(which).toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(entry);
      }
    }
  }
}
