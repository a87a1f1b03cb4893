package speedup.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What makes workers start twice as fast: a small jar with the classes every worker needs, and an
 * archive in which the JVM finds them already loaded and linked (an AOT cache, or a dynamic CDS
 * archive before JDK 25). Both are kept in a folder of the user, one for each JDK and version of
 * these classes.
 *
 * <p>Pools use what {@link #find} finds and never make it: that takes some seconds of a processor,
 * which must not fall into anybody's measurement. Call {@link #prepare} at a time of your choice. A
 * cache that is missing, stale, damaged or cannot be written is never an error: workers then start
 * more slowly.
 */
public final class WorkerCache {

  /** So many caches, of other JDKs or versions, are kept beside the newest. */
  private static final int KEPT = 3;

  private static final WorkerCache NONE = new WorkerCache(Optional.empty(), "none");

  private final Optional<CachedFiles> files;
  private final String description;

  private WorkerCache(Optional<CachedFiles> files, String description) {
    this.files = files;
    this.description = description;
  }

  /** No cache: workers start from the class path alone. */
  public static WorkerCache none() {
    return NONE;
  }

  /** Finds the cache in the user's cache folder, if it has been prepared. */
  public static WorkerCache find() {
    return InUserFolder.cache;
  }

  /** Finds the cache in a folder; checks that it is whole, which takes some milliseconds. */
  public static WorkerCache find(Path folder) {
    try {
      return CachedFiles.read(folder.resolve(CacheKey.current().name()))
          .map(files -> new WorkerCache(Optional.of(files), files.toString()))
          .orElse(new WorkerCache(Optional.empty(), "none in " + folder));
    } catch (IOException e) {
      return new WorkerCache(Optional.empty(), "none: " + e);
    }
  }

  /** Makes the cache in the user's cache folder, unless it is there; takes some seconds. */
  public static WorkerCache prepare() {
    WorkerCache prepared = prepare(userFolder());
    InUserFolder.cache = prepared;
    return prepared;
  }

  /**
   * Makes the cache in a folder, unless it is there. Others, also other processes, that prepare the
   * same one at the same time wait for each other.
   */
  public static synchronized WorkerCache prepare(Path folder) {
    Objects.requireNonNull(folder);
    try {
      CacheKey key = CacheKey.current();
      Path home = folder.resolve(key.name());
      Files.createDirectories(home);
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (lock.isValid() && CachedFiles.read(home).isEmpty()) {
          make(key, home);
          prune(folder, home);
        }
      }
    } catch (IOException | RuntimeException e) {
      return new WorkerCache(Optional.empty(), "none: " + e);
    }
    return find(folder);
  }

  /** The user's cache folder, by the XDG base directory specification. */
  static Path userFolder() {
    String base = System.getenv("XDG_CACHE_HOME");
    Path caches =
        base == null || base.isBlank() || !Path.of(base).isAbsolute()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(base);
    return caches.resolve("speedup").resolve("workers");
  }

  Optional<CachedFiles> files() {
    return files;
  }

  /** Whether workers start without it. */
  public boolean isEmpty() {
    return files.isEmpty();
  }

  /** Says where the cache is, or why there is none. */
  @Override
  public String toString() {
    return description;
  }

  private static void make(CacheKey key, Path home) throws IOException {
    Path scratch = Files.createTempDirectory(home, "making-");
    try {
      Path jar = home.resolve(CachedFiles.JAR);
      Path newJar = scratch.resolve(CachedFiles.JAR);
      WorkerJar.write(key.source(), newJar);
      move(newJar, jar);
      Path newArchive = scratch.resolve(CachedFiles.ARCHIVE);
      boolean trained = Training.run(jar, newArchive);
      if (trained) {
        move(newArchive, home.resolve(CachedFiles.ARCHIVE));
      }
      Path newSeal = scratch.resolve(CachedFiles.SEAL);
      CachedFiles.seal(home, trained, newSeal);
      move(newSeal, home.resolve(CachedFiles.SEAL));
    } finally {
      delete(scratch);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void prune(Path folder, Path newest) throws IOException {
    List<Path> others;
    try (Stream<Path> entries = Files.list(folder)) {
      others =
          entries
              .filter(entry -> Files.isDirectory(entry) && !entry.equals(newest))
              .sorted(
                  Comparator.comparingLong((Path entry) -> entry.toFile().lastModified())
                      .reversed())
              .toList();
    }
    for (Path old : others.subList(Math.min(KEPT, others.size()), others.size())) {
      delete(old);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(entry);
      }
    }
  }

  private static final class InUserFolder {
    private static volatile WorkerCache cache = find(userFolder());
  }
}
