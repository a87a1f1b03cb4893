package speedup.process.cache;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of caches, one for each key.
 *
 * @param path where it is
 */
public record CacheFolder(Path path) {

  /** This many caches, of other work, JDKs or versions, are kept beside the newest. */
  private static final int KEPT = 15;

  private static final String SCRATCH = "making-";

  /** More than an archive and what is made on the way to it take: 10 to 40 MB. */
  private static final long ROOM = 100L << 20;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

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
  public static Path ofUser(String kind) throws IOException {
    return ofUser(kind, System.getenv("XDG_CACHE_HOME"), System.getProperty("user.home"));
  }

  static Path ofUser(String kind, @Nullable String base, String home) throws IOException {
    try {
      Path caches =
          base == null || base.isBlank() || !Path.of(base).isAbsolute()
              ? Path.of(home, ".cache")
              : Path.of(base);
      return caches.resolve("speedup").resolve(kind);
    } catch (InvalidPathException e) { // one with letters that this locale does not have
      throw new IOException("the user's cache folder cannot be named: " + e.getMessage(), e);
    }
  }

  /** Finds the cache of a key; checks that it is whole. */
  public Optional<CachedFiles> find(CacheKey key) throws IOException {
    return CachedFiles.read(path.resolve(key.name()));
  }

  /**
   * Makes the cache of a key, unless it is there; waits for others that are making it.
   *
   * @param options of the JVMs that are to use it
   * @throws IOException if it cannot be made, as on a disk that is full
   */
  public void prepare(CacheKey key, List<String> options, Training training) throws IOException {
    Path home = path.resolve(key.name());
    Files.createDirectories(home);
    try (FileChannel channel =
            FileChannel.open(
                path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(channel)) {
      if (lock.isValid() && CachedFiles.read(home).isEmpty()) {
        make(key, home, options, training);
        prune(path, home);
      }
    }
  }

  /** Waits for others, also for those of another class loader of this JVM. */
  private static FileLock lock(FileChannel channel) throws IOException {
    while (true) {
      try {
        return channel.lock();
      } catch (OverlappingFileLockException e) {
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedIOException("interrupted while another made it");
        }
      }
    }
  }

  /** Makes it, with the lock held: what is half made there was left by one that was killed. */
  private static void make(CacheKey key, Path home, List<String> options, Training training)
      throws IOException {
    for (Path left : entries(home, entry -> entry.getFileName().toString().startsWith(SCRATCH))) {
      delete(left);
    }
    requireRoom(Files.getFileStore(home).getUsableSpace(), home);
    Path seal = home.resolve(CachedFiles.SEAL);
    if (Files.exists(seal)) {
      delete(seal); // whatever it is: a folder is not replaced
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
      move(newSeal, seal);
    } finally {
      delete(scratch);
    }
  }

  /** On a disk that is full a JVM would be taken for one that makes no archives. */
  static void requireRoom(long free, Path home) throws IOException {
    if (free < ROOM) {
      throw new IOException(
          "%d MB are free in %s: it takes %d".formatted(free >> 20, home, ROOM >> 20));
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
