package speedup.environment;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How long the platform threads of this JVM have waited for monitors that others held. To have that
 * counted cost nothing that could be seen in batches of 20,000 empty tasks on two threads.
 */
public final class BlockedThreads {

  /** With more of them a look would take longer than what it explains. */
  private static final int MOST_THREADS = 1_000;

  private static final double MILLIS = 1e3;

  private final ThreadMXBean threads;

  private BlockedThreads(ThreadMXBean threads) {
    this.threads = threads;
    if (threads.isThreadContentionMonitoringSupported()) {
      threads.setThreadContentionMonitoringEnabled(true);
    }
  }

  /** Those of this JVM, which counts from now on. */
  public static BlockedThreads ofThisJvm() {
    return new BlockedThreads(ManagementFactory.getThreadMXBean());
  }

  /**
   * For how long the threads that live have waited for monitors.
   *
   * @param millis by their numbers
   */
  public record Look(Map<Long, Long> millis) {

    /** Copies the map. */
    public Look {
      millis = Map.copyOf(millis);
    }

    /** Seconds since an earlier look, together, of the threads that live now. */
    public double since(Look earlier) {
      return millis.entrySet().stream()
              .mapToLong(one -> one.getValue() - earlier.millis.getOrDefault(one.getKey(), 0L))
              .sum()
          / MILLIS;
    }
  }

  /** Looks now; empty if the JVM does not count, or there are too many threads. */
  public Optional<Look> now() {
    if (!threads.isThreadContentionMonitoringSupported()
        || threads.getThreadCount() > MOST_THREADS) {
      return Optional.empty();
    }
    Map<Long, Long> millis = new HashMap<>();
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      // It may have ended since its number was read.
      if (thread != null) {
        millis.put(thread.getThreadId(), thread.getBlockedTime());
      }
    }
    return Optional.of(new Look(millis));
  }
}
