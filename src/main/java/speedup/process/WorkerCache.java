package speedup.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import speedup.process.cache.Archive;
import speedup.process.cache.CacheFolder;
import speedup.process.cache.CacheKey;
import speedup.process.cache.CachedFiles;
import speedup.process.cache.ServiceSearches;

/**
 * What makes workers start twice as fast: a small jar with the classes every worker needs, and an
 * archive in which the JVM finds them already loaded and linked (an AOT cache, or a dynamic CDS
 * archive before JDK 25). Both are kept in a folder of the user, one for each JDK, kind of
 * processor and version of these classes.
 *
 * <p>A cache can also be {@linkplain #train trained} on some work: then a worker finds the classes
 * of that work too, and knows what to compile first.
 *
 * <p>Pools use what {@link #find()} finds and never make it: that takes some seconds of a
 * processor, which must not fall into anybody's measurement. Call {@link #prepare} at a time of
 * your choice. A cache that is missing, stale, damaged or cannot be written is never an error:
 * workers then start more slowly.
 */
public final class WorkerCache {

  /** The class path behind the jar of our own classes, where nothing else is needed. */
  private static final String OURS_ALONE = "";

  private static final WorkerCache NONE = new WorkerCache(Optional.empty(), "none", null, null);

  private final Optional<CachedFiles> files;
  private final String description;
  private final @Nullable String work;
  private final @Nullable String path;

  /**
   * Makes one.
   *
   * @param work what it was trained on, or null if on what all workers do
   * @param path the class path that this work was found on, behind the jar of our own classes
   */
  private WorkerCache(
      Optional<CachedFiles> files,
      String description,
      @Nullable String work,
      @Nullable String path) {
    this.files = files;
    this.description = description;
    this.work = work;
    this.path = path;
  }

  private static WorkerCache missing(String why) {
    return new WorkerCache(Optional.empty(), "none" + why, null, null);
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
          .map(files -> new WorkerCache(Optional.of(files), files.toString(), null, null))
          .orElse(missing(" in " + folder));
    } catch (IOException e) {
      return missing(": " + e);
    }
  }

  /**
   * Finds the cache in the user's cache folder that has been trained on tasks of a class, or else
   * that of all workers.
   */
  public static WorkerCache find(Class<?> task) {
    return InUserFolder.OF_WORK.computeIfAbsent(
        nameOf(task),
        work -> inUserFolder(folder -> ofWork(folder, task).orElseGet(WorkerCache::find)));
  }

  /** The same in another folder. */
  public static WorkerCache find(Path folder, Class<?> task) {
    return ofWork(folder, task).orElseGet(() -> find(folder));
  }

  private static Optional<WorkerCache> ofWork(Path folder, Class<?> task) {
    try {
      String path = pathTo(task);
      return new CacheFolder(folder)
          .find(keyOf(nameOf(task), path))
          .map(files -> new WorkerCache(Optional.of(files), files.toString(), nameOf(task), path));
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // a class path of which there can be none
    }
  }

  /** Makes the cache in the user's cache folder, unless it is there; takes some seconds. */
  public static WorkerCache prepare() {
    WorkerCache prepared = inUserFolder(WorkerCache::prepare);
    InUserFolder.cache = prepared;
    InUserFolder.OF_WORK.clear(); // what was found in its place
    return prepared;
  }

  /**
   * Makes the cache in a folder, unless it is there. Others, also other processes, that prepare the
   * same one at the same time wait for each other.
   */
  public static synchronized WorkerCache prepare(Path folder) {
    Objects.requireNonNull(folder);
    try {
      new CacheFolder(folder).prepare(key(), List.of(), Training::run);
    } catch (IOException | RuntimeException e) {
      return missing(": " + e);
    }
    return find(folder);
  }

  /**
   * Makes a cache of what some tasks need, unless it is there: a worker does them, and its classes,
   * with JDK 25 also its profiles of what they do, are what the workers of later pools start with
   * that are given it. Takes the time of the tasks and some seconds.
   *
   * <p>It is for all tasks of the class of the first one, on the same class path and JDK; {@link
   * #find(Class)} finds it. Where the class path is not made of jars alone, or a task fails, there
   * is none, and this returns the cache of all workers, if that has been prepared.
   *
   * @param tasks some that are typical; the more, the better is known what is done often
   */
  public static WorkerCache train(List<? extends Callable<?>> tasks) {
    WorkerCache trained = inUserFolder(folder -> train(folder, tasks));
    InUserFolder.OF_WORK.put(nameOf(tasks.getFirst().getClass()), trained);
    return trained;
  }

  /** The same in another folder. */
  public static synchronized WorkerCache train(Path folder, List<? extends Callable<?>> tasks) {
    Class<?> type = tasks.getFirst().getClass();
    try {
      String path = pathTo(type);
      List<String> options =
          ServiceSearches.withoutVainOnes(entries(path).stream().map(Path::of).toList());
      new CacheFolder(folder)
          .prepare(
              keyOf(nameOf(type), path),
              options,
              (jar, archive) -> {
                if (!Training.run(jar, path, options, tasks, archive)) {
                  throw new IOException("the work failed"); // else this would be all there is of it
                }
                return true;
              });
    } catch (IOException | RuntimeException e) {
      // Workers start more slowly.
    }
    return find(folder, type);
  }

  /** The name of a class of tasks; lambda expressions of one class have one. */
  private static String nameOf(Class<?> task) {
    String name = task.getName();
    int lambda = name.indexOf("$$Lambda");
    return lambda < 0 ? name : name.substring(0, lambda);
  }

  /** Where workers find what tasks of a class need, behind the cache's own jar. */
  private static String pathTo(Class<?> task) throws IOException {
    if (OwnTask.needsOurClassesAlone(task)) {
      return OURS_ALONE;
    }
    ClassPath own = ClassPath.own();
    if (own.modulePath() != null) {
      throw new IOException("the application has modules");
    }
    return own.path();
  }

  private static List<String> entries(String path) {
    return path.isEmpty() ? List.of() : List.of(path.split(File.pathSeparator));
  }

  private static CacheKey keyOf(String work, String path) throws IOException {
    return CacheKey.ofWork(WorkerCommand.defaults(), work, entries(path));
  }

  private static CacheKey key() throws IOException {
    return CacheKey.current(WorkerCommand.defaults());
  }

  /** The user's cache folder, by the XDG base directory specification. */
  static Path userFolder() throws IOException {
    return CacheFolder.ofUser("workers");
  }

  private static WorkerCache inUserFolder(Function<Path, WorkerCache> use) {
    try {
      return use.apply(userFolder());
    } catch (IOException e) {
      return missing(": " + e.getMessage());
    }
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

  /**
   * Where workers that start with it find classes.
   *
   * @param ofPool where they do without it
   */
  ClassPath classPath(ClassPath ofPool) {
    return files
        .map(found ->
            ofPool.isForOursAlone()
                ? ClassPath.of(found.jar().toString())
                : ofPool.after(found.jar()))
        .orElse(ofPool);
  }

  /** What it has found out of a class path, as options of the workers that have just that one. */
  List<String> optionsOn(ClassPath ofPool) {
    return ofPool.path().equals(path) || (ofPool.isForOursAlone() && OURS_ALONE.equals(path))
        ? files.map(CachedFiles::options).orElse(List.of())
        : List.of();
  }

  /** Whether it has been trained on tasks, and not only on what all workers do. */
  public boolean isTrained() {
    return work != null;
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
    static final Map<String, WorkerCache> OF_WORK = new ConcurrentHashMap<>();
    private static volatile WorkerCache cache = inUserFolder(WorkerCache::find);

    static synchronized void forget(WorkerCache dropped) {
      WorkerCache none = missing(": its workers died at their start");
      if (cache.equals(dropped)) {
        cache = none;
      }
      OF_WORK.replaceAll((work, known) -> known.equals(dropped) ? none : known);
    }
  }
}
