package speedup.strategy;

import static java.util.Objects.requireNonNull;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import speedup.process.ProcessPool;
import speedup.workload.Task;

/** Tasks in JVMs of their own, which the executor starts and owns. */
final class ProcessExecutor implements BatchExecutor {

  private final ProcessPool pool;

  ProcessExecutor(int workers) {
    pool = ProcessPool.builder().workers(workers).name("speedup-process").build();
  }

  @Override
  public <R> void execute(List<? extends Task<R>> tasks, ResultListener<? super R> listener)
      throws BatchException, InterruptedException {
    CompletionService<R> completion = new ExecutorCompletionService<>(pool);
    IdentityHashMap<Future<R>, Integer> indexes = new IdentityHashMap<>();
    try {
      for (int i = 0; i < tasks.size(); i++) {
        indexes.put(completion.submit(tasks.get(i)), i);
      }
      while (!indexes.isEmpty()) {
        Future<R> future = completion.take();
        int index = requireNonNull(indexes.remove(future));
        listener.completed(index, result(future, tasks.get(index)));
      }
    } finally {
      indexes.keySet().forEach(future -> future.cancel(true));
    }
  }

  private static <R> R result(Future<R> future, Task<R> task)
      throws BatchException, InterruptedException {
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
    pool.close();
  }
}
