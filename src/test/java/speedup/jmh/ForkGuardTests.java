package speedup.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The forks are shells with a child of their own, as a fork with a process pool has. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
final class ForkGuardTests {

  private static final Duration LONG = Duration.ofMinutes(10);

  private final List<ProcessHandle> started = new ArrayList<>();

  @AfterEach
  void endFork() {
    started.forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void aForkThatTakesTooLongIsKilledWithItsChildren() throws Exception {
    try (ForkGuard guard = ForkGuard.watch(Duration.ofMillis(1500))) {
      List<ProcessHandle> processes = startFork();

      awaitEnd(processes);

      assertThat(guard.verdict()).hasValue("hung: killed after 1 s");
    }
  }

  @Test
  void aForkIsKilledWhenTheRunIsToStop() throws Exception {
    try (ForkGuard guard = ForkGuard.watch(LONG)) {
      List<ProcessHandle> processes = startFork();

      guard.kill("interrupted");

      awaitEnd(processes);
      assertThat(guard.verdict()).hasValue("interrupted");
    }
  }

  @Test
  void whatIsLeftOfAForkEndsWithItsGuard() throws Exception {
    ForkGuard guard = ForkGuard.watch(LONG);
    List<ProcessHandle> processes = startFork();

    guard.close();

    awaitEnd(processes);
    assertThat(guard.verdict()).isEmpty();
  }

  @Test
  void aProcessThatWasThereBeforeIsNotTouched() throws Exception {
    List<ProcessHandle> processes = startFork();

    try (ForkGuard guard = ForkGuard.watch(LONG)) {
      guard.kill("interrupted");
    }

    assertThat(processes).allSatisfy(process -> assertThat(process.isAlive()).isTrue());
  }

  /** Starts a shell that has a child, and waits until it says so. */
  private List<ProcessHandle> startFork() throws IOException {
    Process fork =
        new ProcessBuilder("sh", "-c", "sleep 1000 & echo $!; wait")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader out = fork.inputReader(StandardCharsets.UTF_8);
    long child = Long.parseLong(String.valueOf(out.readLine()).strip());
    List<ProcessHandle> processes = List.of(fork.toHandle(), ProcessHandle.of(child).orElseThrow());
    started.addAll(processes);
    return processes;
  }

  private static void awaitEnd(List<ProcessHandle> processes) throws Exception {
    for (ProcessHandle process : processes) {
      ProcessHandle ended = process.onExit().get(30, TimeUnit.SECONDS);
      assertThat(ended.isAlive()).isFalse();
    }
  }
}
