package speedup.strategy;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import speedup.workload.Task;

/**
 * One batch under way on an executor's threads. Closing it cancels what has not ended and waits
 * until no task is running.
 *
 * <p>It makes the futures itself, because not every executor interrupts a running task on
 * cancellation: a ForkJoinPool's own futures did not before JDK 22.
 */
final class ThreadedBatch<R> implements AutoCloseable {

  private final List<Attempt> attempts;
  private final BlockingQueue<Attempt> completed = new LinkedBlockingQueue<>();

  /**
   * Counts the tasks that are running, and this batch until it is closed. A Phaser would do the
   * same, for up to 65,535 of them.
   */
  private final AtomicInteger running = new AtomicInteger(1);

  private final CountDownLatch nothingRuns = new CountDownLatch(1);

  ThreadedBatch(List<? extends Task<R>> tasks) {
    attempts = new ArrayList<>(tasks.size());
    for (int i = 0; i < tasks.size(); i++) {
      attempts.add(new Attempt(i, tasks.get(i)));
    }
  }

  void submitTo(Executor executor) {
    attempts.forEach(executor::execute);
  }

  void handOver(BatchExecutor.ResultListener<? super R> listener)
      throws BatchException, InterruptedException {
    for (int i = 0; i < attempts.size(); i++) {
      Attempt attempt = completed.take();
      listener.completed(attempt.index, attempt.result());
    }
  }

  @Override
  public void close() {
    for (Attempt attempt : attempts) {
      attempt.cancel(true);
    }
    ended();
    boolean isInterrupted = false;
    while (true) {
      try {
        nothingRuns.await();
        break;
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void ended() {
    if (running.decrementAndGet() == 0) {
      nothingRuns.countDown();
    }
  }

  private final class Attempt extends FutureTask<R> {

    final int index;
    final Task<R> task;

    Attempt(int index, Task<R> task) {
      super(task);
      this.index = index;
      this.task = task;
    }

    @Override
    public void run() {
      running.incrementAndGet();
      try {
        super.run();
      } finally {
        if (isCancelled()) {
          // The interrupt was meant for this task, not for the next one on the same thread.
          boolean unused = Thread.interrupted();
        }
        ended();
      }
    }

    @Override
    protected void done() {
      completed.add(this);
    }

    R result() throws BatchException, InterruptedException {
      try {
        return get();
      } catch (ExecutionException e) {
        throw new BatchException(task, requireNonNull(e.getCause()));
      } catch (CancellationException e) {
        throw new BatchException(task, e);
      }
    }
  }
}
