package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import speedup.process.RemoteTasks.Echo;
import speedup.process.RemoteTasks.Wait;

/** When a pool is free for other work. */
@Timeout(60)
@Tag("slow")
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
      CompletableFuture<String> afterwards = new CompletableFuture<>();
      Thread waiting =
          Thread.ofPlatform()
              .name("waiting")
              .start(() -> {
                pool.awaitQuiescence();
                boolean interrupted = Thread.currentThread().isInterrupted();
                afterwards.complete(future.state() + ", interrupted: " + interrupted);
              });

      waiting.interrupt();
      Signal.in(folder, "go").raise();

      assertThat(afterwards.get(30, TimeUnit.SECONDS)).isEqualTo("SUCCESS, interrupted: true");
    }
  }

  @Test
  void quiescenceWaitsUntilTheLastFutureIsCompleted() throws Exception {
    try (ProcessPool pool = ProcessPool.builder().workers(1).build()) {
      Thread waiting = Thread.ofPlatform().name("waiting").unstarted(pool::awaitQuiescence);

      Thread.State seen =
          whileCompleting(
              pool,
              () -> {
                waiting.start();
                Thread.State state = waiting.getState();
                while (state != Thread.State.WAITING && state != Thread.State.TERMINATED) {
                  Thread.onSpinWait();
                  state = waiting.getState();
                }
                return state;
              });

      assertThat(seen).isEqualTo(Thread.State.WAITING);
      waiting.join();
    }
  }

  @Test
  void aPoolHasNotTerminatedBeforeTheLastFutureIsCompleted() throws Exception {
    ProcessPool pool = ProcessPool.builder().workers(1).build();

    boolean terminated =
        whileCompleting(
            pool,
            () -> {
              pool.shutdown();
              while (!pool.processes().isEmpty()) {
                Thread.onSpinWait();
              }
              return pool.isTerminated();
            });

    assertThat(terminated).isFalse();
    assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  /** Submits a task and asks something in the middle of the completion of its future. */
  private static <T> T whileCompleting(ProcessPool pool, Supplier<T> question) throws Exception {
    CompletableFuture<T> answer = new CompletableFuture<>();
    BlockingQueue<Future<Integer>> completed =
        new LinkedBlockingQueue<>() {
          @Override
          public boolean add(Future<Integer> future) {
            answer.complete(question.get());
            return super.add(future);
          }
        };
    new ExecutorCompletionService<>(pool, completed).submit(new Echo<>(1));
    return answer.get(30, TimeUnit.SECONDS);
  }
}
