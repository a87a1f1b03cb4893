package speedup.process;

import java.nio.file.Path;

/** A program that prepares a cache and then uses a pool, whatever came of it. */
final class PreparingMain {

  private PreparingMain() {}

  /** Says what became of the cache in a folder, and then the result of a task. */
  public static void main(String[] arguments) throws Exception {
    WorkerCache cache = WorkerCache.prepare(Path.of(arguments[0]));
    System.out.println(cache);
    try (ProcessPool pool = ProcessPool.builder().workers(1).cache(cache).build()) {
      System.out.println(pool.submit(() -> 7).get());
    }
  }
}
