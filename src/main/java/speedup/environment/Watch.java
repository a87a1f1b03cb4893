package speedup.environment;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Looks at something from time to time, in a thread of its own, until it is closed. */
public final class Watch implements AutoCloseable {

  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicLong looks = new AtomicLong();
  private final Thread thread;

  Watch(String name, Runnable look, Duration interval) {
    if (interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException("interval must be positive: " + interval);
    }
    thread = Thread.ofPlatform().name(name).daemon().start(() -> watch(look, interval.toNanos()));
  }

  private void watch(Runnable look, long nanos) {
    try {
      while (!closed.await(nanos, TimeUnit.NANOSECONDS)) {
        look.run();
        looks.incrementAndGet();
      }
    } catch (InterruptedException e) {
      // Nobody else has this thread: to be interrupted is to be told to end.
      Thread.currentThread().interrupt();
    }
  }

  /** Counts the looks so far. */
  public long looks() {
    return looks.get();
  }

  /** Ends the watching; returns when no look is under way any more. */
  @Override
  public void close() {
    closed.countDown();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
