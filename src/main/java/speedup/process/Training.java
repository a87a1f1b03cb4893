package speedup.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import speedup.process.cache.Archive;

/**
 * A worker's run of which the JVM makes its archive: it does a bit of everything a worker does, and
 * ends in order.
 */
final class Training {

  private static final int TASKS = 50;

  /** Making an archive takes 1 to 5 s. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private Training() {}

  /** Makes the archive; returns whether this JVM can. */
  static boolean run(Path jar, Path archive) throws IOException {
    try (ProcessPool pool =
        ProcessPool.builder()
            .workers(1)
            .name("training")
            .cache(WorkerCache.none())
            .classPath(jar.toString())
            .jvmOptions(Archive.toMake(archive))
            .closeGrace(LONGEST)
            .output(line -> {})
            .build()) {
      for (int i = 0; i < TASKS; i++) {
        pool.submit((Callable<Object>) new OfInt(i)).get();
        pool.submit((Callable<Object>) new OfLong(i)).get();
        pool.submit((Callable<Object>) new OfText("text", i)).get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the archive was made", e);
    } catch (ExecutionException e) {
      return false;
    }
    return Files.isRegularFile(archive) && Files.size(archive) > 0;
  }

  record OfInt(int number) implements SerializableCallable<Object> {
    @Override
    public Object call() {
      return number;
    }
  }

  record OfLong(long number) implements SerializableCallable<Object> {
    @Override
    public Object call() {
      return number % 2 == 0;
    }
  }

  record OfText(String text, int number) implements SerializableCallable<Object> {
    @Override
    public Object call() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }
}
