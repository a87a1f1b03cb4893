package speedup.strategy;

import java.io.Serializable;
import java.util.concurrent.CompletableFuture;
import speedup.workload.AsyncTask;

/**
 * A task whose work is given by a test. Started without a thread of the strategy it runs on one of
 * its own, which has ended when a cancellation returns.
 *
 * @param name what messages should call it
 */
record WorkTask<R>(String name, Work<R> work) implements AsyncTask<R> {

  private static final long serialVersionUID = 1L;

  /** What a task does. */
  @FunctionalInterface
  interface Work<R> extends Serializable {

    R run() throws Exception;
  }

  @Override
  public R call() throws Exception {
    return work.run();
  }

  @Override
  public CompletableFuture<R> start() {
    Running running = new Running();
    running.thread.start();
    return running;
  }

  @Override
  public String toString() {
    return name;
  }

  private final class Running extends CompletableFuture<R> {

    final Thread thread = Thread.ofVirtual().name("task-" + name).unstarted(this::work);

    private void work() {
      try {
        complete(work.run());
      } catch (Throwable e) {
        completeExceptionally(e);
      }
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
      boolean cancelled = super.cancel(mayInterrupt);
      thread.interrupt();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return cancelled;
    }
  }
}
