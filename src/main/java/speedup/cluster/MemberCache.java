package speedup.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import speedup.process.cache.Archive;
import speedup.process.cache.CacheFolder;
import speedup.process.cache.CacheKey;
import speedup.process.cache.CachedFiles;

/**
 * What members start with that a JVM has for itself: an AOT cache, in which their JVM finds
 * Hazelcast's classes loaded and linked, and a profile of a task's way there and back, so that it
 * is compiled early. It knows nothing of the work itself. Workers of a process pool have the like.
 *
 * <p>It is kept in a folder of the user, one for each JDK, kind of processor, version of these
 * classes and class path. There is none before JDK 25, nor of a class path with folders. One that
 * is missing, stale or cannot be made is never an error: members then start more slowly.
 *
 * @since 1.0
 */
public final class MemberCache {

  private static final String WORK = "member";

  private static final MemberCache NONE = new MemberCache(null, List.of());

  private final @Nullable CachedFiles files;
  private final List<String> options;

  /**
   * Makes one.
   *
   * @param files what it is made of; null for none
   * @param options of the JVMs that use it
   */
  MemberCache(@Nullable CachedFiles files, List<String> options) {
    this.files = files;
    this.options = List.copyOf(options);
  }

  /** No cache. */
  static MemberCache none() {
    return NONE;
  }

  /** Finds the cache in the user's cache folder, if it has been prepared. */
  static MemberCache find() {
    return InUserFolder.cache;
  }

  /** Finds the cache in a folder; checks that it is whole, which takes some milliseconds. */
  static MemberCache find(Path folder) {
    try {
      CachedFiles files = new CacheFolder(folder).find(key()).orElse(null);
      return files == null || files.archive() == null
          ? NONE
          : new MemberCache(files, Archive.toUse(files.archive()));
    } catch (IOException | RuntimeException e) {
      return NONE; // a class path of which there can be none
    }
  }

  /** Makes the cache in the user's cache folder, unless it is there; takes some seconds. */
  public static void prepare() {
    try {
      InUserFolder.cache = prepare(userFolder());
    } catch (IOException e) {
      // Members start more slowly.
    }
  }

  /** Makes the cache in a folder, unless it is there; who is first makes it, and others wait. */
  static synchronized MemberCache prepare(Path folder) {
    if (!Archive.hasProfile()) {
      return NONE;
    }
    try {
      new CacheFolder(folder)
          .prepare(
              key(),
              List.of(),
              (jar, archive) -> {
                MemberTraining.run(archive);
                return true;
              });
    } catch (IOException | RuntimeException e) {
      // Members start more slowly.
    }
    return find(folder);
  }

  private static CacheKey key() throws IOException {
    String path = System.getProperty("java.class.path");
    return CacheKey.ofWork(
        MemberProcess.quietOptions(), WORK, List.of(path.split(File.pathSeparator)));
  }

  private static Path userFolder() throws IOException {
    return CacheFolder.ofUser("members");
  }

  /** What a member's JVM is told; nothing if there is none. */
  List<String> options() {
    return options;
  }

  boolean isEmpty() {
    return options.isEmpty();
  }

  /** Makes it a cache that is not found any more. */
  void drop() {
    InUserFolder.cache = NONE;
    if (files != null) {
      try {
        files.drop();
      } catch (IOException e) {
        // The next to start members will find out the same way.
      }
    }
  }

  private static final class InUserFolder {

    static volatile MemberCache cache = found();

    private static MemberCache found() {
      try {
        return find(userFolder());
      } catch (IOException e) {
        return NONE;
      }
    }
  }
}
