package speedup.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import speedup.process.cache.Archive;
import speedup.process.cache.CacheFolder;
import speedup.process.cache.CacheKey;
import speedup.process.cache.CachedFiles;

/**
 * What makes workers start twice as fast: a small jar with the classes every worker needs, and an
 * archive in which the JVM finds them already loaded and linked (an AOT cache, or a dynamic CDS
 * archive before JDK 25). Both are kept in a folder of the user, one for each JDK, kind of
 * processor and version of these classes.
 *
 * <p>Pools use what {@link #find} finds and never make it: that takes some seconds of a processor,
 * which must not fall into anybody's measurement. Call {@link #prepare} at a time of your choice. A
 * cache that is missing, stale, damaged or cannot be written is never an error: workers then start
 * more slowly.
 */
public final class WorkerCache {

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
      return new CacheFolder(folder)
          .find(key())
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
      new CacheFolder(folder).prepare(key(), Training::run);
    } catch (IOException | RuntimeException e) {
      return new WorkerCache(Optional.empty(), "none: " + e);
    }
    return find(folder);
  }

  private static CacheKey key() throws IOException {
    return CacheKey.current(WorkerCommand.defaults());
  }

  /** The user's cache folder, by the XDG base directory specification. */
  static Path userFolder() {
    return CacheFolder.ofUser("workers");
  }

  /**
   * What to know of caches on this JDK, if there is something: JDK 25 up to 25.0.4, and 26, do not
   * check whether a cache's machine code is for the processor that they run on.
   */
  public static Optional<String> warning() {
    return Archive.isUnchecked(Runtime.version())
        ? Optional.of(
            "JDK "
                + Runtime.version()
                + " does not check whether a worker cache is for this processor (JDK-8388703);"
                + " caches are kept by processor, and one whose worker dies of a signal at its"
                + " start is dropped")
        : Optional.empty();
  }

  /** Makes it a cache that no pool finds any more. */
  void drop() {
    try {
      if (files.isPresent()) {
        files.get().drop();
      }
    } catch (IOException e) {
      // The next pool will find out the same way.
    }
    InUserFolder.forget(this);
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

  private static final class InUserFolder {
    private static volatile WorkerCache cache = find(userFolder());

    static synchronized void forget(WorkerCache dropped) {
      if (cache.equals(dropped)) {
        cache = new WorkerCache(Optional.empty(), "none: its workers died at their start");
      }
    }
  }
}
