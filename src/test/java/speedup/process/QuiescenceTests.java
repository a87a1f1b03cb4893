package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import speedup.process.RemoteTasks.Echo;
import speedup.process.RemoteTasks.Wait;

/** When a pool is free for other work. */
@Timeout(60)
@ExtendWith(NoWorkerLeft.class)
final class QuiescenceTests {

  @TempDir Path folder;

  @Test
  void aPoolWithoutTasksIsQuiescent() throws Exception {
    try (ProcessPool pool = ProcessPool.builder().workers(1).build()) {
      pool.awaitQuiescence();
      pool.submit(new Echo<>(1)).get();
      pool.awaitQuiescence();
    }
  }

  @Test
  void quiescenceWaitsForACancelledTaskUntilItsWorkerIsKilled() {
    Signal started = Signal.in(folder, "started");
    try (ProcessPool pool =
        ProcessPool.builder().workers(1).cancellationGrace(Duration.ofMillis(100)).build()) {
      Future<String> stubborn = pool.submit(new Wait(started, Signal.in(folder, "never")));
      Future<Integer> queued = pool.submit((Callable<Integer>) new Echo<>(1));
      started.await();
      ProcessHandle worker = pool.processes().getFirst();

      queued.cancel(false);
      stubborn.cancel(true);
      pool.awaitQuiescence();

      assertThat(worker.isAlive()).isFalse();
    }
  }

  @Test
  void anInterruptionDoesNotEndTheWaitForQuiescence() throws Exception {
    Signal started = Signal.in(folder, "started");
    try (ProcessPool pool = ProcessPool.builder().workers(1).build()) {
      Future<String> future = pool.submit(new Wait(started, Signal.in(folder, "go")));
      started.await();
      CompletableFuture<Boolean> interruptedAfterwards = new CompletableFuture<>();
      Thread waiting =
          Thread.ofPlatform()
              .name("waiting")
              .start(() -> {
                pool.awaitQuiescence();
                assertThat(future.isDone()).isTrue();
                interruptedAfterwards.complete(Thread.currentThread().isInterrupted());
              });

      waiting.interrupt();
      Signal.in(folder, "go").raise();

      assertThat(interruptedAfterwards.get(30, TimeUnit.SECONDS)).isTrue();
    }
  }
}
