package speedup.strategy;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import speedup.workload.Task;

/**
 * One batch under way on a pool of other JVMs. Closing it cancels what has not ended and waits
 * until no worker has a task any more.
 */
final class PoolBatch<R> implements AutoCloseable {

  private final Runnable quiescence;
  private final List<? extends Task<R>> tasks;
  private final CompletionService<R> completion;
  private final List<Future<R>> futures;
  private final IdentityHashMap<Future<R>, Integer> indexes = new IdentityHashMap<>();

  /**
   * Prepares a batch.
   *
   * @param quiescence waits until nothing runs there any more
   */
  PoolBatch(ExecutorService pool, List<? extends Task<R>> tasks, Runnable quiescence) {
    this.quiescence = quiescence;
    this.tasks = tasks;
    this.completion = new ExecutorCompletionService<>(pool);
    this.futures = new ArrayList<>(tasks.size());
  }

  void submit() throws BatchException {
    for (Task<R> task : tasks) {
      try {
        Future<R> future = completion.submit(task);
        indexes.put(future, futures.size());
        futures.add(future);
      } catch (RejectedExecutionException e) {
        throw new BatchException(task, e);
      }
    }
  }

  void handOver(BatchExecutor.ResultListener<? super R> listener)
      throws BatchException, InterruptedException {
    for (int i = 0; i < futures.size(); i++) {
      Future<R> future = completion.take();
      int index = requireNonNull(indexes.get(future));
      listener.completed(index, result(future, tasks.get(index)));
    }
  }

  private R result(Future<R> future, Task<R> task) throws BatchException, InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new BatchException(task, requireNonNull(e.getCause()));
    } catch (CancellationException e) {
      throw new BatchException(task, e);
    }
  }

  @Override
  public void close() {
    // The last first: else one that waits would be started in the place of one that runs.
    for (Future<R> future : futures.reversed()) {
      future.cancel(true);
    }
    quiescence.run();
  }
}
