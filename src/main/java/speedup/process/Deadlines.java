package speedup.process;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;

/**
 * How long a pool waits for its workers: to be ready, to end an interrupted task, to end when
 * closed, to be heard of for the last time. One that is late is killed.
 *
 * <p>Deadlines are set with or without the lock of the {@link PoolState} held. When one is over,
 * its own thread takes that lock to see whether the worker is late, and kills it without.
 */
final class Deadlines implements AutoCloseable {

  /** How long after the end of a process its last answer may take to be read. */
  private static final Duration EXIT_GRACE = Duration.ofSeconds(2);

  private final WorkerSettings settings;
  private final Lock lock;
  private final ScheduledThreadPoolExecutor clock;

  /**
   * Makes deadlines.
   *
   * @param lock guards what the workers do
   */
  Deadlines(WorkerSettings settings, Lock lock) {
    this.settings = settings;
    this.lock = lock;
    this.clock =
        new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform().daemon().name(settings.pool() + "-clock").factory(),
            // After the end of the pool no deadline matters.
            new ThreadPoolExecutor.DiscardPolicy());
    clock.setRemoveOnCancelPolicy(true);
  }

  /** The worker shall be ready in time; the result is to be cancelled when it is, or has ended. */
  Future<?> forStart(Worker worker) {
    Duration limit = settings.patience().start();
    return after(
        limit, () -> killIf(() -> !worker.ready, worker, "not ready after " + millis(limit)));
  }

  /** The worker shall end the task with this id, which is about to be interrupted. */
  void forInterruption(Worker worker, long task) {
    Duration grace = settings.patience().cancellation();
    Future<?> unused =
        after(
            grace,
            () ->
                killIf(
                    () -> worker.current != null && worker.id == task,
                    worker,
                    "its interrupted task did not end within " + millis(grace)));
  }

  /** The worker, which is told to, shall end. */
  void forClosing(Worker worker) {
    Future<?> unused = after(settings.patience().close(), () -> worker.kill("did not end"));
  }

  /** What a worker has said before its process ended shall be read; then the action is done. */
  void forLastAnswer(Runnable action) {
    Future<?> unused = after(EXIT_GRACE, action);
  }

  /** Looks after a time which workers have been idle for too long. */
  void forIdleness(Duration time, Runnable look) {
    Future<?> unused = after(time, look);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  private Future<?> after(Duration time, Runnable action) {
    return clock.schedule(action, nanos(time), TimeUnit.NANOSECONDS);
  }

  private void killIf(BooleanSupplier late, Worker worker, String reason) {
    lock.lock();
    try {
      if (!late.getAsBoolean()) {
        return;
      }
      worker.condemn(reason);
    } finally {
      lock.unlock();
    }
    worker.kill();
  }

  /** The time, or 146 years if it is longer: two of these can still be added up. */
  static long nanos(Duration time) {
    return Math.min(TimeUnit.NANOSECONDS.convert(time), Long.MAX_VALUE >> 1);
  }

  private static String millis(Duration time) {
    return time.toMillis() + " ms";
  }
}
