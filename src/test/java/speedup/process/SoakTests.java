package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import speedup.leaks.NothingLeft;

/** Many tasks, and workers that are killed all the time. */
@Timeout(300)
@Tag("slow")
final class SoakTests {

  private static final int TASKS = 20_000;
  private static final int KILLS = 60;

  @TempDir Path folder;

  /** Notes in a file that it runs, in one write. */
  record Noted(String folder, int number) implements SerializableCallable<Integer> {

    private static @Nullable FileOutputStream log;

    @Override
    public Integer call() throws IOException {
      FileOutputStream out = log;
      if (out == null) {
        out = new FileOutputStream(folder + "/" + ProcessHandle.current().pid(), true);
        log = out;
      }
      out.write((number + "\n").getBytes(StandardCharsets.US_ASCII));
      return number * 31;
    }
  }

  @Test
  void underRandomKillsEveryFutureCompletesOnce() throws Exception {
    List<Future<Integer>> futures = new ArrayList<>();
    int right = 0;
    int died = 0;
    List<ProcessHandle> last;
    Random random = new Random(20_000);
    try (ProcessPool pool =
        ProcessPool.builder().workers(4).name("soak").output(line -> {}).build()) {
      for (int i = 0; i < TASKS; i++) {
        futures.add(pool.submit(new Noted(folder.toString(), i)));
      }
      // Not by the clock but by progress: this many kills however fast the machine is.
      for (int kill = 1; kill <= KILLS; kill++) {
        Future<Integer> reached = futures.get(kill * (TASKS / (KILLS + 1)));
        Signal.await(reached::isDone, "no progress");
        List<ProcessHandle> workers = pool.processes();
        if (!workers.isEmpty()) {
          workers.get(random.nextInt(workers.size())).destroyForcibly();
        }
      }
      for (int i = 0; i < TASKS; i++) {
        try {
          assertThat(futures.get(i).get(60, TimeUnit.SECONDS)).isEqualTo(i * 31);
          right++;
        } catch (ExecutionException e) {
          assertThat(e).hasCauseInstanceOf(WorkerDiedException.class);
          died++;
        }
      }
      last = pool.processes();
    }

    assertThat(right + died).isEqualTo(TASKS);
    assertThat(died).isBetween(1, KILLS);
    assertThat(last).noneMatch(ProcessHandle::isAlive);
    Set<String> run = new HashSet<>();
    try (var logs = Files.list(folder)) {
      for (Path log : logs.toList()) {
        for (String number : Files.readAllLines(log)) {
          assertThat(run.add(number)).as("task " + number + " ran twice").isTrue();
        }
      }
    }
    assertThat(run.size()).isBetween(right, TASKS);
    assertThat(NothingLeft.jvms()).isEmpty();
  }
}
