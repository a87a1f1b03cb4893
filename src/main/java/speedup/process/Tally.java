package speedup.process;

import java.time.Duration;

/** Adds times up. Used with the lock of the {@link PoolState} held. */
final class Tally {

  private long count;
  private long total;
  private long longest;

  void add(long nanos) {
    count++;
    total += nanos;
    longest = Math.max(longest, nanos);
  }

  PoolStatistics.Times times() {
    return new PoolStatistics.Times(count, Duration.ofNanos(total), Duration.ofNanos(longest));
  }
}
