package speedup.strategy;

import static java.util.Objects.requireNonNull;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import speedup.process.ProcessPool;
import speedup.process.WorkerCache;
import speedup.workload.Task;
import speedup.workload.Timed;
import speedup.workload.TimedAsync;

/**
 * Tasks in JVMs of their own, which the executor starts when tasks come, and owns. They have the
 * options of this JVM: else an interpreted thread would be compared with a compiled process.
 */
final class ProcessExecutor implements BatchExecutor {

  /** Asked for once: it takes 20 ms, and a cold pool is opened within what is measured. */
  private static final List<String> OPTIONS =
      ManagementFactory.getRuntimeMXBean().getInputArguments();

  private final int workers;
  private final boolean withoutCache;
  private @Nullable ProcessPool pool;

  /**
   * Creates the executor.
   *
   * @param withoutCache whether its workers start without the cache, as those of a plain pool
   */
  ProcessExecutor(int workers, boolean withoutCache) {
    this.workers = workers;
    this.withoutCache = withoutCache;
  }

  /** Opens the pool with the first tasks: its workers start with the cache that is for those. */
  private ProcessPool pool(List<? extends Task<?>> tasks) {
    ProcessPool open = pool;
    if (open == null) {
      open =
          ProcessPool.builder()
              .workers(workers)
              .name("speedup-process")
              .inheritJvmOptions(OPTIONS)
              .cache(
                  withoutCache || tasks.isEmpty()
                      ? WorkerCache.none()
                      : WorkerCache.find(work(tasks.getFirst()).getClass()))
              .build();
      pool = open;
    }
    return open;
  }

  /** The task itself: that it is timed makes no other work of it. */
  private static Task<?> work(Task<?> task) {
    return switch (task) {
      case Timed<?> timed -> timed.task();
      case TimedAsync<?> timed -> timed.task();
      default -> task;
    };
  }

  @Override
  public <R> void execute(List<? extends Task<R>> tasks, ResultListener<? super R> listener)
      throws BatchException, InterruptedException {
    try (ProcessBatch<R> batch = new ProcessBatch<>(pool(tasks), tasks)) {
      batch.submit();
      batch.handOver(listener);
    }
  }

  @Override
  public void close() {
    ProcessPool open = pool;
    if (open != null) {
      open.close();
    }
  }

  /**
   * One batch under way. Closing it cancels what has not ended and waits until no worker has a task
   * any more: a cancelled task is interrupted, and its worker killed if that does not help.
   */
  private static final class ProcessBatch<R> implements AutoCloseable {

    private final ProcessPool pool;
    private final List<? extends Task<R>> tasks;
    private final CompletionService<R> completion;
    private final List<Future<R>> futures;
    private final IdentityHashMap<Future<R>, Integer> indexes = new IdentityHashMap<>();

    ProcessBatch(ProcessPool pool, List<? extends Task<R>> tasks) {
      this.pool = pool;
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

    void handOver(ResultListener<? super R> listener) throws BatchException, InterruptedException {
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
      pool.awaitQuiescence();
    }
  }
}
