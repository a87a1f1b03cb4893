package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import speedup.process.RemoteTasks.Echo;
import speedup.process.RemoteTasks.Hang;
import speedup.process.RemoteTasks.Raise;
import speedup.process.RemoteTasks.Wait;

/** How an executor ends. */
@SuppressWarnings({"NullAway", "FutureReturnValueIgnored"})
public abstract class ShutdownContract extends ExecutorContract {

  @Test
  void afterShutdownWhatWasSubmittedIsDoneAndNothingElseAccepted() throws Exception {
    ExecutorService executor = open(1);
    Future<String> running = executor.submit(new Wait(signal("started"), signal("go")));
    Future<Integer> queued = executor.submit(new Echo<>(1));
    assertThat(executor.isShutdown()).isFalse();
    signal("started").await();

    executor.shutdown();
    executor.shutdown();

    assertThat(executor.isShutdown()).isTrue();
    assertThat(executor.isTerminated()).isFalse();
    assertThat(executor.awaitTermination(20, TimeUnit.MILLISECONDS)).isFalse();
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> executor.submit(new Echo<>(2)));
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> executor.execute(new Raise(signal("never"))));
    signal("go").raise();
    assertThat(running.get()).isEqualTo("went on");
    assertThat(queued.get()).isEqualTo(1);
    assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(executor.isTerminated()).isTrue();
  }

  @Test
  void anUnusedExecutorTerminatesAtOnce() throws Exception {
    ExecutorService executor = open(2);
    assertThat(executor.isTerminated()).isFalse();

    executor.shutdown();

    assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void shutdownNowInterruptsWhatRunsAndReturnsWhatWaits() throws Exception {
    ExecutorService executor = open(1);
    Future<Integer> running = executor.submit(new Hang(signal("started"), signal("interrupted")));
    signal("started").await();
    Future<Integer> queued = executor.submit(new Echo<>(7));
    Runnable executed = new Raise(signal("executed"));
    executor.execute(executed);

    List<Runnable> returned = executor.shutdownNow();

    signal("interrupted").await();
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(running::get)
        .withCauseInstanceOf(InterruptedException.class);
    assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(returned).hasSize(2).contains(executed);
    assertThat(queued.isDone()).isFalse();
    assertThat(signal("executed").isRaised()).isFalse();
    returned.forEach(Runnable::run);
    assertThat(queued.get()).isEqualTo(7);
    assertThat(signal("executed").isRaised()).isTrue();
  }

  @Test
  void closeWaitsForWhatWasSubmitted() {
    ExecutorService executor = open(1);
    Future<Integer> future = executor.submit(new Echo<>(1));
    executor.close();

    assertThat(future.resultNow()).isEqualTo(1);
    assertThat(executor.isTerminated()).isTrue();
    executor.close();
  }

  @Test
  void anInterruptedCloseStopsTheTasks() {
    ExecutorService executor = open(1);
    executor.submit(new Hang(signal("started"), signal("interrupted")));
    signal("started").await();
    Thread.currentThread().interrupt();

    executor.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(executor.isTerminated()).isTrue();
    assertThat(signal("interrupted").isRaised()).isTrue();
  }

  @Test
  void awaitingTerminationCanBeInterrupted() {
    ExecutorService executor = open(1);
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> executor.awaitTermination(30, TimeUnit.SECONDS));
  }

  @Test
  void shutdownNowOfAnUnusedExecutorReturnsNothing() throws Exception {
    ExecutorService executor = open(1);

    assertThat(executor.shutdownNow()).isEmpty();
    assertThat(executor.shutdownNow()).isEmpty();
    assertThat(executor.isShutdown()).isTrue();
    assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> executor.submit(new Echo<>(1)));
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> executor.invokeAll(List.of(new Echo<>(1))));
  }

  @Test
  void awaitingTerminationWithoutTimeReturnsAtOnce() throws Exception {
    ExecutorService executor = open(1);

    assertThat(executor.awaitTermination(0, TimeUnit.SECONDS)).isFalse();
    assertThat(executor.awaitTermination(-1, TimeUnit.SECONDS)).isFalse();
    assertThatNullPointerException().isThrownBy(() -> executor.awaitTermination(1, null));
  }

  @Test
  void aTaskCancelledInTheQueueIsNotReturned() throws Exception {
    ExecutorService executor = open(1);
    executor.submit(new Hang(signal("started"), signal("interrupted")));
    signal("started").await();
    Future<Integer> cancelled = executor.submit(new Echo<>(1));
    Future<Integer> queued = executor.submit(new Echo<>(2));
    cancelled.cancel(false);

    List<Runnable> returned = executor.shutdownNow();
    returned.forEach(Runnable::run);

    assertThat(queued.get()).isEqualTo(2);
    assertThat(cancelled.isCancelled()).isTrue();
    assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void manyThreadsCanAwaitTheEnd() throws Exception {
    ExecutorService executor = open(1);
    Future<String> running = executor.submit(new Wait(signal("started"), signal("go")));
    signal("started").await();
    List<Boolean> ended = java.util.Collections.synchronizedList(new java.util.ArrayList<>());
    List<Thread> threads = new java.util.ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          Thread.ofPlatform()
              .name("awaiting-" + i)
              .start(() -> {
                try {
                  ended.add(executor.awaitTermination(60, TimeUnit.SECONDS));
                } catch (InterruptedException e) {
                  ended.add(false);
                }
              }));
    }
    executor.shutdown();
    signal("go").raise();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(running.get()).isEqualTo("went on");
    assertThat(ended).containsExactly(true, true, true, true);
  }
}
