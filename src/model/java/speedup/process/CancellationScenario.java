package speedup.process;

import java.util.concurrent.CancellationException;

/**
 * The first of two tasks of a worker is cancelled while it waits, is sent, runs, or is answered.
 * Races: its future is completed by who reads the answer and by who cancels; which task the worker
 * has is looked at by who interrupts, and changed. Wrong would be a future with two ends, an
 * interruption of the second task, or one that stays undone.
 */
final class CancellationScenario extends Scenario {

  private final PoolModel pool = new PoolModel(1);
  private volatile boolean cancelled;

  @Override
  void play() throws Exception {
    RemoteFuture<Integer> first = pool.submit(0);
    RemoteFuture<Integer> second = pool.submit(1);
    start("canceller", () -> cancelled = pool.cancel(first, 0));
    start("waiter", () -> await(first));
    check(PoolModel.failure(second, 1) == null, "the cancellation of a task harms another");
    pool.awaitQuiescence();
    join();
    Throwable failure = PoolModel.failure(first, 0);
    check(
        cancelled ? failure instanceof CancellationException : failure == null,
        "cancel() has returned " + cancelled + ", and the outcome is " + failure);
    check(cancelled || pool.runs(0) == 1, "a task is done that no worker has done");
    pool.shutDown();
    pool.awaitTermination();
  }

  private static void await(RemoteFuture<Integer> task) throws InterruptedException {
    Throwable failure = PoolModel.failure(task, 0);
    check(failure == null || task.isCancelled(), "a task has failed: " + failure);
  }
}
