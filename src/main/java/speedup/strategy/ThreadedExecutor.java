package speedup.strategy;

import java.util.List;
import java.util.concurrent.ExecutorService;
import speedup.workload.Task;

/** Tasks on the threads of an executor of this JVM, which it owns. */
final class ThreadedExecutor implements BatchExecutor {

  private final ExecutorService threads;

  ThreadedExecutor(ExecutorService threads) {
    this.threads = threads;
  }

  @Override
  public <R> void execute(List<? extends Task<R>> tasks, ResultListener<? super R> listener)
      throws BatchException, InterruptedException {
    try (ThreadedBatch<R> batch = new ThreadedBatch<>(tasks)) {
      batch.submitTo(threads);
      batch.handOver(listener);
    }
  }

  @Override
  public void close() {
    threads.close();
  }
}
