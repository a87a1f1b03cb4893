package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Who reads a result, and who may wait for it meanwhile. */
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "sends signals")
final class ResultReadingTests {

  @TempDir Path folder;

  private Signal signal(String name) {
    return Signal.in(folder, name);
  }

  private static ProcessPoolBuilder oneWorker() {
    return ProcessPool.builder().workers(1).output(line -> {});
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
}
