package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import speedup.process.RemoteTasks.Echo;
import speedup.process.RemoteTasks.Hang;
import speedup.process.RemoteTasks.Wait;

/** How workers are given up, replaced, and end. */
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "sends signals")
final class WorkerLifeTests {

  @TempDir Path folder;

  private Signal signal(String name) {
    return Signal.in(folder, name);
  }

  private static ProcessPoolBuilder oneWorker() {
    return ProcessPool.builder().workers(1).output(line -> {});
  }

  @Test
  void aCancelledTaskWhoseWorkerIsKilledDoesNotBreakThePool() throws Exception {
    try (ProcessPool pool =
        oneWorker().breakOnWorkerDeath().cancellationGrace(Duration.ofMillis(50)).build()) {
      Future<String> stubborn = pool.submit(new Wait(signal("started"), signal("never")));
      signal("started").await();
      stubborn.cancel(true);
      pool.awaitQuiescence();

      assertThat(pool.submit(new Echo<>(1)).get()).isEqualTo(1);
    }
  }

  @Test
  @SuppressWarnings("resource") // closing it would wait for ever if it did not work
  void aWorkerThatDoesNotEndWhenToldToIsKilled() throws Exception {
    ProcessPool pool = oneWorker().closeGrace(Duration.ofMillis(100)).build();
    int unused =
        pool.submit(
                () -> {
                  Thread stubborn = new Thread(LockSupport::park, "stubborn");
                  Runtime.getRuntime().addShutdownHook(stubborn);
                  return 0;
                })
            .get();
    ProcessHandle worker = pool.processes().getFirst();
    try {
      pool.shutdown();

      assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
      assertThat(worker.isAlive()).isFalse();
    } finally {
      boolean ignored = worker.destroyForcibly();
    }
  }

  @Test
  void aCrashedJvmNamesItsReport() throws Exception {
    String report = folder.resolve("hs_err_%p.log").toString();
    try (ProcessPool pool = oneWorker().jvmOptions("-XX:ErrorFile=" + report).build()) {
      WorkerDiedException death =
          FailureTests.deathOf(
              pool.submit(() -> {
                long self = ProcessHandle.current().pid();
                new ProcessBuilder("kill", "-SEGV", Long.toString(self)).start().waitFor();
                new CountDownLatch(1).await();
                return 0;
              }));

      Path file = death.errorReport().orElseThrow();
      assertThat(Files.readString(file)).contains("SIGSEGV").endsWith("END.\n");
      assertThat(death).hasMessageContaining("its JVM crashed and wrote " + file);
    }
  }

  @Test
  void whatListensIsToldOfStartsAndDeathsAndMayFail() throws Exception {
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    WorkerListener listener =
        new WorkerListener() {
          @Override
          public void ready(String worker, ProcessHandle process) {
            told.add(worker + " ready " + process.isAlive());
            throw new IllegalStateException("the listener fails");
          }

          @Override
          public void ended(String worker, @Nullable WorkerDiedException death) {
            told.add(worker + " ended " + (death == null ? "in order" : death.exitCode()));
            throw new IllegalStateException("the listener fails");
          }
        };
    try (ProcessPool pool = oneWorker().name("pool").listener(listener).build()) {
      assertThat(
              FailureTests.deathOf(
                      pool.submit(() -> {
                        System.exit(3);
                        return 0;
                      }))
                  .exitCode())
          .isEqualTo(3);
      assertThat(pool.submit(() -> 42).get()).isEqualTo(42);
    }

    assertThat(told)
        .containsSubsequence("pool-worker-1 ready true", "pool-worker-1 ended 3")
        .containsSubsequence("pool-worker-2 ready true", "pool-worker-2 ended in order")
        .hasSize(4);
  }

  /** So long a time cannot be told in nanoseconds. */
  @Test
  void whatIsNeverToHappenHarmsNothing() throws Exception {
    Duration forEver = Duration.ofSeconds(Long.MAX_VALUE);
    try (ProcessPool pool =
        oneWorker().idleTimeout(forEver).cancellationGrace(forEver).startLimit(forEver).build()) {
      assertThat(pool.submit(new Echo<>(1)).get(30, TimeUnit.SECONDS)).isEqualTo(1);
      Future<Integer> hanging = pool.submit(new Hang(signal("hangs"), signal("interrupted")));
      signal("hangs").await();
      assertThat(hanging.cancel(true)).isTrue();
      signal("interrupted").await();
      assertThat(pool.submit(new Echo<>(2)).get(30, TimeUnit.SECONDS)).isEqualTo(2);
    }
  }

  @Test
  void anIdleWorkerEndsAfterItsTimeAndAnotherOneStarts() throws Exception {
    try (ProcessPool pool = oneWorker().idleTimeout(Duration.ofMillis(50)).build()) {
      long first = pool.submit(() -> ProcessHandle.current().pid()).get();
      Signal.await(() -> pool.processes().isEmpty(), "the idle worker stays");

      assertThat(pool.submit(() -> ProcessHandle.current().pid()).get()).isNotEqualTo(first);
      assertThat(pool.statistics().workersLost()).isZero();
    }
  }

  @Test
  void aWorkerThatHasGrownIsReplacedAfterItsTask() throws Exception {
    try (ProcessPool pool = oneWorker().recycleAbove(1).build()) {
      long first = pool.submit(() -> ProcessHandle.current().pid()).get();

      assertThat(pool.submit(() -> ProcessHandle.current().pid()).get()).isNotEqualTo(first);
    }
    try (ProcessPool pool = oneWorker().recycleAbove(1L << 40).build()) {
      long first = pool.submit(() -> ProcessHandle.current().pid()).get();

      assertThat(pool.submit(() -> ProcessHandle.current().pid()).get()).isEqualTo(first);
    }
  }
}
