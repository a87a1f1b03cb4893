package speedup.strategy;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Phaser;
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
  private final BlockingQueue<Attempt> ended = new LinkedBlockingQueue<>();

  /** Counts the tasks that are running, and this batch until it is closed. */
  private final Phaser running = new Phaser(1);

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
      Attempt attempt = ended.take();
      listener.completed(attempt.index, attempt.result());
    }
  }

  @Override
  public void close() {
    for (Attempt attempt : attempts) {
      attempt.cancel(true);
    }
    running.arriveAndAwaitAdvance();
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
      running.register();
      try {
        super.run();
      } finally {
        if (isCancelled()) {
          // The interrupt was meant for this task, not for the next one on the same thread.
          boolean unused = Thread.interrupted();
        }
        running.arriveAndDeregister();
      }
    }

    @Override
    protected void done() {
      ended.add(this);
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
