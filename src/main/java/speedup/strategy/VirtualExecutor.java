package speedup.strategy;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import speedup.workload.Task;

/** A virtual thread a task, of which a semaphore lets at most this many work at once. */
final class VirtualExecutor implements BatchExecutor {

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("speedup-virtual-", 1).factory());
  private final Semaphore permits;

  VirtualExecutor(int workers) {
    permits = new Semaphore(workers);
  }

  @Override
  public <R> void execute(List<? extends Task<R>> tasks, ResultListener<? super R> listener)
      throws BatchException, InterruptedException {
    try (ThreadedBatch<R> batch = new ThreadedBatch<>(tasks)) {
      batch.submitTo(attempt -> threads.execute(() -> withPermit(attempt)));
      batch.handOver(listener);
    }
  }

  /** Waits uninterruptibly: a cancelled attempt still gets its turn, and ends at once. */
  private void withPermit(Runnable attempt) {
    permits.acquireUninterruptibly();
    try {
      attempt.run();
    } finally {
      permits.release();
    }
  }

  @Override
  public void close() {
    threads.close();
  }
}
