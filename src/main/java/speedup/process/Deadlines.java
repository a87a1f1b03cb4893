package speedup.process;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** What a pool does if something has not happened in time. */
final class Deadlines implements AutoCloseable {

  private final ScheduledThreadPoolExecutor clock;

  Deadlines(String pool) {
    this.clock =
        new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform().daemon().name(pool + "-clock").factory(),
            // After the end of the pool no deadline matters.
            new ThreadPoolExecutor.DiscardPolicy());
    clock.setRemoveOnCancelPolicy(true);
  }

  /** Does the action after the time, unless the result is cancelled before. */
  Future<?> after(Duration time, Runnable action) {
    return clock.schedule(action, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
