package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import speedup.process.RemoteTasks.Echo;
import speedup.process.RemoteTasks.Wait;

/** How workers start, are given up, and end. */
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
  void failedStartsBreakNothingWhileAnotherWorkerIsStarting() throws Exception {
    Signal chosen = signal("chosen");
    Signal go = signal("go");
    try (ProcessPool pool =
        ProcessPool.builder()
            .workers(4)
            .output(line -> {})
            .initializer(() -> {
              try {
                chosen.raise();
              } catch (java.io.UncheckedIOException e) {
                System.exit(1);
              }
              go.await();
            })
            .build()) {
      List<Future<Integer>> futures = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        futures.add(pool.submit((Callable<Integer>) new Echo<>(i)));
      }
      Signal.await(() -> pool.statistics().workersLost() >= 6, "too few starts failed");
      go.raise();

      for (int i = 0; i < 4; i++) {
        assertThat(futures.get(i).get()).isEqualTo(i);
      }
    }
  }

  /** A system that gives no thread whose name ends so, after a number of them. */
  private static Threads scarce(String ending, int after) {
    AtomicInteger given = new AtomicInteger();
    return (name, stackBytes, action) -> {
      if (name.matches(".*" + ending) && given.incrementAndGet() > after) {
        throw new OutOfMemoryError("unable to create native thread");
      }
      return Threads.DAEMONS.start(name, stackBytes, action);
    };
  }

  @Test
  void aTaskForWhichNoThreadCanBeStartedIsRefused() {
    try (ProcessPool pool = oneWorker().threads(scarce("-worker-\\d+", 0)).build()) {
      assertThatExceptionOfType(RejectedExecutionException.class)
          .isThrownBy(() -> pool.submit(new Echo<>(1)))
          .withMessageContaining("no worker can be started: unable to create native thread");
      assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(pool::prestart);
    }
  }

  @Test
  void withoutAThreadForItsOutputAWorkerIsGivenUpAndItsTaskFails() throws Exception {
    try (ProcessPool pool = oneWorker().threads(scarce("-output", 0)).build()) {
      Future<Integer> future = pool.submit((Callable<Integer>) new Echo<>(1));

      assertThat(FailureTests.deathOf(future))
          .hasMessageContaining("unable to create native thread");
    }
  }

  @Test
  void whenADeadWorkerCannotBeReplacedWhatWaitsFails() throws Exception {
    try (ProcessPool pool = oneWorker().threads(scarce("-worker-\\d+", 1)).build()) {
      Future<String> first = pool.submit(new Wait(signal("started"), signal("never")));
      signal("started").await();
      Future<Integer> second = pool.submit((Callable<Integer>) new Echo<>(1));
      pool.processes().getFirst().destroyForcibly();

      assertThat(FailureTests.causeOf(first)).isNotNull();
      assertThat(FailureTests.causeOf(second)).isInstanceOf(OutOfMemoryError.class);
    }
  }

  @Test
  void withoutAThreadToWriteItALargeTaskIsWrittenAllTheSame() throws Exception {
    try (ProcessPool pool = oneWorker().threads(scarce("-writer", 0)).build()) {
      byte[] large = new byte[1 << 20];

      assertThat(pool.submit((Callable<byte[]>) new Echo<>(large)).get()).hasSize(1 << 20);
      assertThat(pool.submit((Callable<byte[]>) new Echo<>(large)).get()).hasSize(1 << 20);
    }
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

  @ParameterizedTest
  @ValueSource(ints = {1, 99})
  void aWorkerThatSpeaksAnotherProtocolIsGivenUp(int version) throws Exception {
    Path classes =
        fakeWorker(
            "var out = new java.io.DataOutputStream(new java.io.FileOutputStream(\"/dev/fd/4\"));"
                + "out.write(0xA7); out.write(6); out.writeLong("
                + version
                + ");"
                + "out.writeInt(9); out.write(2); out.writeLong(1); out.writeInt(0); out.flush();"
                + "System.in.read(); Thread.currentThread().join();");
    try (ProcessPool pool = oneWorker().classPath(classes.toString()).build()) {
      Future<Integer> future = pool.submit((Callable<Integer>) new Echo<>(1));
      try {
        assertThat(FailureTests.deathOf(future))
            .hasMessageContaining("speaks another protocol: version " + version);
      } finally {
        List<Runnable> unused = pool.shutdownNow();
      }
    }
  }

  /** A folder with a class of the name of the worker's. */
  private Path fakeWorker(String body) throws IOException {
    Path source = Files.createDirectories(folder.resolve("source")).resolve("WorkerMain.java");
    Files.writeString(
        source,
        "package speedup.process; class WorkerMain {"
            + " public static void main(String[] a) throws Exception { "
            + body
            + " } }");
    Path classes = folder.resolve("fake");
    int status =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(System.out, System.err, "-d", classes.toString(), source.toString());
    assertThat(status).isZero();
    return classes;
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

  /** Is read slowly, but only where a test says so. */
  record SlowlyRead(File gate) implements Serializable {

    private static volatile CountDownLatch reading = new CountDownLatch(0);

    record File(String name) implements Serializable {}

    SlowlyRead {
      try {
        reading.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted while it was read", e);
      }
    }
  }

  @Test
  void waitingForAResultEndsInTimeAlthoughItIsReadSlowly() throws Exception {
    try (ProcessPool pool = oneWorker().build()) {
      pool.prestart();
      for (int i = 0; i < 20; i++) {
        CountDownLatch gate = new CountDownLatch(1);
        SlowlyRead.reading = gate;
        Future<Object> future = pool.submit(() -> new SlowlyRead(new SlowlyRead.File("x")));

        assertThatExceptionOfType(TimeoutException.class)
            .isThrownBy(() -> future.get(20, TimeUnit.MILLISECONDS));
        gate.countDown();
        assertThat(future.get()).isInstanceOf(SlowlyRead.class);
      }
    }
  }

  /** Says which threads have read it. */
  record ReadBy(int number) implements Serializable {

    private static final Set<String> THREADS = ConcurrentHashMap.newKeySet();

    ReadBy {
      THREADS.add(Thread.currentThread().getName());
    }
  }

  @Test
  void codeOfTheUsersThatReadsAResultRunsInThreadsOfThePoolAlone() throws Exception {
    ReadBy.THREADS.clear();
    try (ProcessPool pool = oneWorker().name("pool").build()) {
      for (int i = 0; i < 3_000; i++) {
        assertThat(pool.submit(() -> new ReadBy(1)).get().number()).isEqualTo(1);
      }
    }

    assertThat(ReadBy.THREADS).containsExactly("pool-worker-1");
  }

  @Test
  void whoIsInterruptedWhileWaitingFailsTheResultForNobody() throws Exception {
    try (ProcessPool pool = oneWorker().build()) {
      pool.prestart();
      for (int i = 0; i < 20; i++) {
        CountDownLatch gate = new CountDownLatch(1);
        SlowlyRead.reading = gate;
        Future<Object> future = pool.submit(() -> new SlowlyRead(new SlowlyRead.File("x")));
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(future::get);
        gate.countDown();
        assertThat(future.get()).isInstanceOf(SlowlyRead.class);
      }
    }
  }

  @Test
  void anInterruptionThatComesLateHitsNoOtherTask() throws Exception {
    try (ProcessPool pool = oneWorker().build()) {
      // The first tasks take long enough to be watched, and the others do not: two ways to wait.
      for (int i = 0; i < 10; i++) {
        Signal done = signal("done" + i);
        Signal interrupted = signal("interrupted" + i);
        int first = pool.submit(() -> interruptLater(done, interrupted)).get();
        done.raise();
        interrupted.await();

        assertThat(first).isEqualTo(1);
        assertThat(pool.submit(() -> Thread.currentThread().isInterrupted()).get()).isFalse();
      }
    }
  }

  private static int interruptLater(Signal done, Signal interrupted) {
    Thread own = Thread.currentThread();
    Thread.ofPlatform()
        .name("interrupter")
        .start(() -> {
          done.await();
          own.interrupt();
          interrupted.raise();
        });
    return 1;
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
