package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import speedup.ProcessSignal;
import speedup.leaks.NothingLeft;
import speedup.process.RemoteTasks.Echo;
import speedup.process.RemoteTasks.Hang;
import speedup.process.RemoteTasks.Wait;

/** Workers that die, hang or babble. */
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "sends signals")
@Tag("slow")
final class ProcessPoolFaultTests {

  private static final int KILLED = 9;

  @TempDir Path folder;

  private Signal signal(String name) {
    return Signal.in(folder, name);
  }

  private static ProcessPoolBuilder oneWorker() {
    return ProcessPool.builder().workers(1).output(line -> {});
  }

  private static WorkerDiedException assertDies(ThrowingCallable get) {
    List<WorkerDiedException> deaths = new ArrayList<>();
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(get)
        .havingCause()
        .isInstanceOfSatisfying(WorkerDiedException.class, deaths::add);
    return deaths.getFirst();
  }

  private static void send(String signal, ProcessHandle process)
      throws IOException, InterruptedException {
    ProcessSignal.send(signal, process.pid());
  }

  @Test
  @Timeout(60)
  void aThreadThatATaskLeavesBehindDoesNotHoldUpItsWorker() throws Exception {
    Duration tooLong = Duration.ofDays(1);
    try (ProcessPool pool = ProcessPool.builder().workers(1).closeGrace(tooLong).build()) {
      int unused =
          pool.submit(
                  () -> {
                    new Thread(LockSupport::park, "not-a-daemon").start();
                    return 1;
                  })
              .get();
    }
    assertThat(NothingLeft.jvms()).isEmpty();
  }

  @Test
  void aTaskThatExitsFailsAloneWithItsCodeAndLastLines() throws Exception {
    try (ProcessPool pool = oneWorker().build()) {
      Future<Object> exits =
          pool.submit(() -> {
            System.err.println("first words");
            System.out.println("last words");
            System.exit(42);
            return 0;
          });
      Future<Integer> queued = pool.submit((Callable<Integer>) new Echo<>(1));

      WorkerDiedException death = assertDies(exits::get);

      assertThat(death.exitCode()).isEqualTo(42);
      assertThat(death.signal()).isEmpty();
      assertThat(death.lastLines()).containsExactly("first words", "last words");
      assertThat(death.worker()).endsWith("-worker-1");
      assertThat(death).hasMessageContaining("exit code 42").hasMessageContaining("last words");
      assertThat(queued.get()).isEqualTo(1);
    }
  }

  @Test
  void aTaskThatRunsOutOfMemoryFailsAlone() throws Exception {
    try (ProcessPool pool = oneWorker().jvmOptions("-Xmx24m").build()) {
      Future<Object> greedy =
          pool.submit(() -> {
            List<byte[]> hoard = new ArrayList<>();
            while (hoard.size() < 1_000) {
              hoard.add(new byte[1 << 20]);
            }
            return hoard.size();
          });

      WorkerDiedException death = assertDies(greedy::get);

      assertThat(death.exitCode()).isEqualTo(WorkerMain.OUT_OF_MEMORY);
      assertThat(String.join("", death.lastLines())).contains("OutOfMemoryError");
      assertThat(pool.submit(new Echo<>(1)).get()).isEqualTo(1);
    }
  }

  @Test
  void aTaskTooLargeForTheWorkersHeapFailsAlone() throws Exception {
    try (ProcessPool pool = oneWorker().jvmOptions("-Xmx24m").build()) {
      Future<byte[]> large = pool.submit((Callable<byte[]>) new Echo<>(new byte[64 << 20]));

      assertThat(assertDies(large::get).exitCode()).isEqualTo(WorkerMain.OUT_OF_MEMORY);
      assertThat(pool.submit(new Echo<>(1)).get()).isEqualTo(1);
    }
  }

  @Test
  void aTaskWhoseWorkerIsKilledWhileItComputesFailsAlone() throws Exception {
    try (ProcessPool pool = ProcessPool.builder().workers(2).build()) {
      Future<String> bystander = pool.submit(new Wait(signal("a"), signal("go")));
      signal("a").await();
      ProcessHandle other = pool.processes().getFirst();
      Future<Integer> victim = pool.submit(new Hang(signal("b"), signal("interrupted")));
      signal("b").await();
      ProcessHandle worker =
          pool.processes().stream()
              .filter(process -> !process.equals(other))
              .findAny()
              .orElseThrow();

      send("KILL", worker);

      assertThat(assertDies(victim::get).signal()).hasValue(KILLED);
      signal("go").raise();
      assertThat(bystander.get()).isEqualTo("went on");
      assertThat(pool.submit(new Echo<>(1)).get()).isEqualTo(1);
    }
  }

  @Test
  void aTaskWhoseWorkerIsKilledWhileItReadsTheTaskFails() throws Exception {
    try (ProcessPool pool = oneWorker().build()) {
      pool.prestart();
      ProcessHandle worker = pool.processes().getFirst();
      send("STOP", worker);
      Future<byte[]> large = pool.submit((Callable<byte[]>) new Echo<>(new byte[16 << 20]));

      send("KILL", worker);

      assertThat(assertDies(large::get).signal()).hasValue(KILLED);
      assertThat(pool.submit(new Echo<>(1)).get()).isEqualTo(1);
    }
  }

  /** Dies while it is written. */
  static final class Half implements Serializable {
    private static final long serialVersionUID = 1L;

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.write(new byte[1 << 20]);
      out.flush();
      Runtime.getRuntime().halt(7);
    }
  }

  @Test
  void aTaskWhoseWorkerDiesWhileItWritesTheResultFails() throws Exception {
    try (ProcessPool pool = oneWorker().build()) {
      Future<Object> half = pool.submit((SerializableCallable<Object>) Half::new);

      assertThat(assertDies(half::get).exitCode()).isEqualTo(7);
      assertThat(pool.submit(new Echo<>(1)).get()).isEqualTo(1);
    }
  }

  @Test
  void aWorkerKilledWhileIdleIsReplacedWhenNeeded() throws Exception {
    try (ProcessPool pool = oneWorker().build()) {
      pool.prestart();
      ProcessHandle worker = pool.processes().getFirst();

      send("KILL", worker);
      Signal.await(() -> pool.processes().isEmpty(), "its death was not noticed");

      assertThat(pool.submit(new Echo<>(1)).get()).isEqualTo(1);
    }
  }

  @Test
  void aDeathBreaksThePoolIfToldSo() throws Exception {
    try (ProcessPool pool =
        ProcessPool.builder().workers(2).breakOnWorkerDeath().output(line -> {}).build()) {
      Future<Integer> bystander = pool.submit(new Hang(signal("a"), signal("interrupted")));
      signal("a").await();
      Signal go = signal("go");
      Future<Object> exits = pool.submit(() -> exitWhen(go));
      Future<Integer> queued = pool.submit((Callable<Integer>) new Echo<>(1));
      go.raise();

      assertThat(assertDies(exits::get).exitCode()).isEqualTo(5);
      assertThat(assertDies(bystander::get).exitCode()).isEqualTo(5);
      assertThat(assertDies(queued::get).exitCode()).isEqualTo(5);
      assertThatExceptionOfType(RejectedExecutionException.class)
          .isThrownBy(() -> pool.submit(new Echo<>(1)))
          .withMessageContaining("is broken")
          .withCauseInstanceOf(WorkerDiedException.class);
      assertThat(pool.toString()).contains("broken");
    }
  }

  private static Object exitWhen(Signal go) {
    go.await();
    System.exit(5);
    return 0;
  }

  @Test
  void aCancelledTaskThatIgnoresInterruptionIsKilledWithItsWorker() throws Exception {
    try (ProcessPool pool = oneWorker().cancellationGrace(Duration.ofMillis(50)).build()) {
      Future<String> stubborn = pool.submit(new Wait(signal("started"), signal("never")));
      signal("started").await();
      ProcessHandle worker = pool.processes().getFirst();

      assertThat(stubborn.cancel(true)).isTrue();

      assertThat(pool.submit(new Echo<>(1)).get()).isEqualTo(1);
      assertThat(worker.isAlive()).isFalse();
    }
  }

  @Test
  void shutdownNowKillsWhatIgnoresInterruption() throws Exception {
    Future<String> stubborn;
    try (ProcessPool pool = oneWorker().cancellationGrace(Duration.ofMillis(50)).build()) {
      stubborn = pool.submit(new Wait(signal("started"), signal("never")));
      signal("started").await();
      pool.shutdownNow();
    }

    assertThat(assertDies(stubborn::get))
        .hasMessageContaining("its interrupted task did not end within 50 ms")
        .hasMessageContaining("signal 9");
  }

  @Test
  void aWorkerThatNeverSaysReadyIsKilled() throws Exception {
    try (ProcessPool pool =
        oneWorker()
            .startLimit(Duration.ofMillis(300))
            .initializer(() -> new CountDownLatch(1).await())
            .build()) {
      Future<Integer> future = pool.submit((Callable<Integer>) new Echo<>(1));

      assertThat(assertDies(future::get)).hasMessageContaining("not ready after 300 ms");
      assertThatExceptionOfType(RejectedExecutionException.class)
          .isThrownBy(() -> pool.submit(new Echo<>(1)))
          .withMessageContaining("is broken");
    }
  }

  @Test
  void aWorkerThatCannotStartSaysWhy() throws Exception {
    try (ProcessPool pool = oneWorker().jvmOptions("-XX:+Nonsense").build()) {
      Future<Integer> future = pool.submit((Callable<Integer>) new Echo<>(1));

      WorkerDiedException death = assertDies(future::get);

      assertThat(death.exitCode()).isEqualTo(1);
      assertThat(String.join("", death.lastLines())).contains("Nonsense");
      assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(pool::prestart);
    }
  }

  @Test
  void foreignBytesAmongTheMessagesAreNoticed() throws Exception {
    try (ProcessPool pool = oneWorker().transport(Transport.STANDARD).build()) {
      Future<Object> babbles =
          pool.submit(() -> {
            try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
              out.write("printed by native code\n".getBytes(StandardCharsets.UTF_8));
              new CountDownLatch(1).await();
            }
            return 0;
          });

      assertThat(assertDies(babbles::get))
          .hasMessageContaining("something that is no message: \"printed by native code");
      assertThat(pool.submit(new Echo<>(1)).get()).isEqualTo(1);
    }
  }

  /** The child has the worker's pipes, so their end does not come with the end of the worker. */
  @Test
  void aWorkerWhoseChildOutlivesItIsGivenUp() throws Exception {
    Signal started = signal("started");
    try (ProcessPool pool = oneWorker().build()) {
      Future<Object> leaves = pool.submit(() -> leaveChild(started));

      assertThat(assertDies(leaves::get).exitCode()).isEqualTo(6);
      assertThat(pool.submit(new Echo<>(1)).get()).isEqualTo(1);
    } finally {
      for (String pid : java.nio.file.Files.readAllLines(folder.resolve("child"))) {
        ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
  }

  private static Object leaveChild(Signal started) throws IOException {
    Process child = new ProcessBuilder("sleep", "50").inheritIO().start();
    RemoteTasks.append(started.file().toPath().resolveSibling("child"), Long.toString(child.pid()));
    System.exit(6);
    return 0;
  }
}
