package speedup.workload;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A task that can be started without a thread and also tells how long it took.
 *
 * @param task what to run
 * @param <R> the type of its result
 */
public record TimedAsync<R>(AsyncTask<R> task) implements AsyncTask<Timed.Answer<R>> {

  private static final long serialVersionUID = 1L;

  /** Names the task itself: that it is timed is nothing to a reader. */
  @Override
  public String toString() {
    return task.toString();
  }

  @Override
  public Timed.Answer<R> call() throws Exception {
    return new Timed<>(task).call();
  }

  @Override
  public CompletableFuture<Timed.Answer<R>> start() {
    long start = System.nanoTime();
    CompletableFuture<R> started = task.start();
    CompletableFuture<Timed.Answer<R>> timed =
        started.thenApply(
            result -> new Timed.Answer<>(result, Duration.ofNanos(System.nanoTime() - start)));
    // Cancelling what was handed out stops the work itself.
    var unused =
        timed.whenComplete((answer, failure) -> {
          if (timed.isCancelled()) {
            started.cancel(true);
          }
        });
    return timed;
  }
}
