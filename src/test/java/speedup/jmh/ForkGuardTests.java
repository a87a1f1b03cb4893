package speedup.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import speedup.ProcessSignal;

/** The forks are shells with a child of their own, as a fork with a process pool has. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
@Tag("slow")
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

      assertThat(guard.verdict()).hasValue("hung: killed after 1 s; --fork-limit gives it longer");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aForkThatIsStoppedStandsStillAndHasThatTimeInAddition() throws Exception {
    try (ForkGuard guard = ForkGuard.watch(Duration.ofSeconds(2))) {
      List<ProcessHandle> processes = startFork();
      signal("STOP", processes.getFirst());
      long stopped = System.nanoTime();
      while (System.nanoTime() - stopped < Duration.ofSeconds(3).toNanos()) {
        Thread.onSpinWait();
      }

      assertThat(guard.verdict()).isEmpty();
      assertThat(guard.standstill()).isGreaterThan(Duration.ofSeconds(2).toNanos());

      signal("CONT", processes.getFirst());
      awaitEnd(processes);
      assertThat(guard.verdict()).hasValue("hung: killed after 2 s; --fork-limit gives it longer");
    }
  }

  private static void signal(String name, ProcessHandle process) throws Exception {
    ProcessSignal.send(name, process.pid());
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

  /** Whoever reads the output of a fork would otherwise wait as long as the orphan lives. */
  @Test
  @EnabledOnOs(OS.LINUX)
  @Timeout(60)
  void anOrphanThatKeepsTheOutputOfAForkOpenIsKilledWhenTheForkHasEnded() throws Exception {
    try (ForkGuard guard = ForkGuard.watch(LONG)) {
      Process fork = start("sleep 1000 & echo $!; read line");
      BufferedReader out = fork.inputReader(StandardCharsets.UTF_8);
      ProcessHandle orphan = child(out);
      started.add(orphan);

      while (!guard.knowsPipes()) {
        Thread.onSpinWait();
      }
      fork.getOutputStream().close();
      // In a thread of its own: nothing else could end a read that lasts.
      CompletableFuture<Long> rest = CompletableFuture.supplyAsync(() -> out.lines().count());
      assertThat(rest.get(30, TimeUnit.SECONDS)).isZero();
      awaitEndOfOrphan(orphan);
      assertThat(guard.verdict()).isEmpty();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aForkThatLivesKeepsWhatItStarted() throws Exception {
    try (ForkGuard guard = ForkGuard.watch(LONG)) {
      Process fork = start("sleep 1000 & echo $!; read line; echo $line; wait");
      started.add(fork.toHandle());
      try (BufferedReader out = fork.inputReader(StandardCharsets.UTF_8);
          BufferedWriter in = fork.outputWriter(StandardCharsets.UTF_8)) {
        ProcessHandle child = child(out);
        started.add(child);
        OpenPipes all = OpenPipes.of(ProcessHandle.current());

        assertThat(all.orphans()).doesNotContain(child, fork.toHandle());

        in.write("still here\n");
        in.flush();
        assertThat(out.readLine()).isEqualTo("still here");
        assertThat(child.isAlive()).isTrue();
      }
      assertThat(guard.verdict()).isEmpty();
    }
  }

  @Test
  void whoWaitsInVainAfterAKillIsInterruptedAndKeepsNothingOfIt() {
    try (ForkGuard guard = ForkGuard.watch(Duration.ofMillis(10), Duration.ofMillis(100))) {
      assertThatThrownBy(new CountDownLatch(1)::await).isInstanceOf(InterruptedException.class);
      assertThat(guard.verdict())
          .hasValue("hung: killed after 10 ms; --fork-limit gives it longer");
    }
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  /** Starts a shell that has a child, and waits until it says so. */
  private List<ProcessHandle> startFork() throws IOException {
    Process fork = start("sleep 1000 & echo $!; wait");
    List<ProcessHandle> processes =
        List.of(fork.toHandle(), child(fork.inputReader(StandardCharsets.UTF_8)));
    started.addAll(processes);
    return processes;
  }

  private static Process start(String script) throws IOException {
    return new ProcessBuilder("sh", "-c", script)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** The process whose number is the next line. */
  private static ProcessHandle child(BufferedReader out) throws IOException {
    return ProcessHandle.of(Long.parseLong(String.valueOf(out.readLine()).strip())).orElseThrow();
  }

  /** What has ended has no command any more, though a lazy init may keep its number. */
  private static void awaitEndOfOrphan(ProcessHandle orphan) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (orphan.info().command().isPresent()) {
      assertThat(System.nanoTime()).as("the orphan has to end").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private static void awaitEnd(List<ProcessHandle> processes) throws Exception {
    for (ProcessHandle process : processes) {
      ProcessHandle ended = process.onExit().get(30, TimeUnit.SECONDS);
      assertThat(ended.isAlive()).isFalse();
    }
  }
}
