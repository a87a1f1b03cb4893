package speedup.workload;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Waits, as for an answer that is late, and gives back its number.
 *
 * @param number what it gives back
 * @param millis how long it waits, in milliseconds
 */
public record Wait(int number, int millis) implements AsyncTask<Integer> {

  private static final long serialVersionUID = 1L;

  @Override
  public Integer call() throws InterruptedException {
    Thread.sleep(millis);
    return number;
  }

  @Override
  public CompletableFuture<Integer> start() {
    return new CompletableFuture<Integer>()
        .completeOnTimeout(number, millis, TimeUnit.MILLISECONDS);
  }
}
