package speedup.workload;

import java.util.concurrent.CompletableFuture;

/**
 * A task that can also be started without a thread waiting for it.
 *
 * @param <R> the type of the result
 */
public interface AsyncTask<R> extends Task<R> {

  /**
   * Starts the work and returns at once.
   *
   * @return a future of the same result, or the same exception, as {@link #call}; cancelling it
   *     stops the work
   */
  CompletableFuture<R> start();
}
