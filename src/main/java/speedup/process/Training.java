package speedup.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import speedup.process.cache.Archive;

/**
 * A worker's run of which the JVM makes its archive: it does a bit of everything a worker does, or
 * the work that later workers are to do, and ends in order.
 */
final class Training {

  /** Making an archive takes 1 to 5 s. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private Training() {}

  /** Makes the archive of what every worker does; returns whether this JVM can. */
  static boolean run(Path jar, Path archive) throws IOException {
    List<Callable<?>> tasks = TypicalTasks.with(archive.resolveSibling("behind.jar"));
    return run(jar.toString(), Archive.toMake(archive, false), tasks) && isMade(archive);
  }

  /**
   * Makes the archive of some work, with a profile of what it does; returns whether this JVM can.
   *
   * @param classPath where workers find the work's classes, after our own jar; empty if that is all
   * @param options of the workers that are to use it
   */
  static boolean run(
      Path jar,
      String classPath,
      List<String> options,
      List<? extends Callable<?>> tasks,
      Path archive)
      throws IOException {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of(Archive.toMake(archive, true)));
    String path = classPath.isEmpty() ? jar.toString() : jar + File.pathSeparator + classPath;
    return run(path, all.toArray(String[]::new), tasks) && isMade(archive);
  }

  private static boolean isMade(Path archive) throws IOException {
    return Files.isRegularFile(archive) && Files.size(archive) > 0;
  }

  private static boolean run(String classPath, String[] options, List<? extends Callable<?>> tasks)
      throws IOException {
    try (ProcessPool pool =
        ProcessPool.builder()
            .workers(1)
            .name("training")
            .cache(WorkerCache.none())
            .classPath(classPath)
            .jvmOptions(options)
            .closeGrace(LONGEST)
            .output(line -> {})
            .build()) {
      List<Future<?>> futures = new ArrayList<>();
      for (Callable<?> task : tasks) {
        futures.add(pool.submit(task));
      }
      for (Future<?> future : futures) {
        Object unused = future.get();
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the archive was made", e);
    } catch (ExecutionException e) {
      return false;
    }
  }
}
