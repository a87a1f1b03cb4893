package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import speedup.process.RemoteTasks.Echo;
import speedup.process.RemoteTasks.Wait;

/** What a worker and a queued task cost. */
@Timeout(60)
final class MemoryTests {

  @Test
  @EnabledOnOs(OS.LINUX)
  void aWorkerAtRestIsSmall() throws Exception {
    try (ProcessPool pool = ProcessPool.builder().workers(1).build()) {
      assertThat(pool.submit(new Echo<>(1)).get()).isEqualTo(1);

      assertThat(residentKilobytes(pool.processes().getFirst())).isLessThan(60 << 10);
    }
  }

  private static long residentKilobytes(ProcessHandle process) throws IOException {
    String line =
        Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
            .filter(entry -> entry.startsWith("VmRSS:"))
            .findFirst()
            .orElseThrow();
    return Long.parseLong(line.replaceAll("\\D", ""));
  }

  /** In a JVM of its own: in this one, what other tests have left is freed meanwhile. */
  @Test
  void aQueuedTaskTakesLittleMoreThanItsBytes(@TempDir Path folder) throws Exception {
    String signals = folder.toString();
    try (ProcessPool ownJvm = ProcessPool.builder().workers(1).build()) {
      assertThat(ownJvm.submit(() -> bytesOfAQueuedTask(Path.of(signals))).get())
          .isBetween(1L << 10, 3L << 9);
    }
  }

  /** What each of many tasks of 1 KiB keeps while it waits. */
  private static long bytesOfAQueuedTask(Path folder) throws Exception {
    int tasks = 40_000;
    List<Future<byte[]>> futures = new ArrayList<>(tasks);
    try (ProcessPool pool = ProcessPool.builder().workers(1).build()) {
      Signal go = Signal.in(folder, "go");
      Signal started = Signal.in(folder, "started");
      Future<String> first = pool.submit(new Wait(started, go));
      started.await();
      long before = usedBytes();
      for (int i = 0; i < tasks; i++) {
        futures.add(pool.submit((Callable<byte[]>) new Echo<>(new byte[1 << 10])));
      }
      long each = (usedBytes() - before) / tasks;
      go.raise();

      assertThat(first.get()).isEqualTo("went on");
      for (Future<byte[]> future : futures) {
        assertThat(future.get()).hasSize(1 << 10);
      }
      return each;
    }
  }

  @Test
  void whoKeepsAFutureDoesNotKeepItsWorker() throws Exception {
    List<Future<Integer>> kept = new ArrayList<>();
    try (ProcessPool pool = ProcessPool.builder().workers(1).tasksPerWorker(1).build()) {
      for (int i = 0; i < 3; i++) {
        kept.add(pool.submit((Callable<Integer>) new Echo<>(i)));
        assertThat(kept.getLast().get()).isEqualTo(i);
      }
      pool.awaitQuiescence();

      assertThat(kept).allMatch(future -> ((RemoteFuture<?>) future).worker == null);
    }
  }

  private static long usedBytes() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
