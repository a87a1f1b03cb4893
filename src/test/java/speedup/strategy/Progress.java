package speedup.strategy;

import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the tasks of a test that are in progress, and remembers their threads. */
final class Progress {

  private static final int DEADLINE_SECONDS = 30;

  private final AtomicInteger inProgress = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final AtomicInteger started = new AtomicInteger();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  <R> R during(Callable<R> work) throws Exception {
    threads.add(Thread.currentThread());
    started.incrementAndGet();
    most.accumulateAndGet(inProgress.incrementAndGet(), Math::max);
    try {
      return work.call();
    } finally {
      inProgress.decrementAndGet();
    }
  }

  /** A task that never ends by itself; it tells the latch when it has begun. */
  WorkTask<Integer> endless(CountDownLatch begun) {
    return new WorkTask<>(
        "endless",
        () ->
            during(() -> {
              begun.countDown();
              new CountDownLatch(1).await();
              return 0;
            }));
  }

  int inProgress() {
    return inProgress.get();
  }

  int most() {
    return most.get();
  }

  int started() {
    return started.get();
  }

  Set<Thread> threads() {
    return threads;
  }

  static void await(CountDownLatch latch) throws InterruptedException {
    if (!latch.await(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("waited in vain for " + DEADLINE_SECONDS + " s");
    }
  }
}
