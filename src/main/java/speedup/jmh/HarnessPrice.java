package speedup.jmh;

import java.util.Optional;

/**
 * What a fork takes beyond what JMH itself takes for it: the way there and back, and the looks at
 * the machine. Not safe for use by several threads.
 */
public final class HarnessPrice {

  private long nanos;
  private int forks;

  void add(long all, long ofJmh) {
    nanos += Math.max(0, all - ofJmh);
    forks++;
  }

  /** Seconds a fork, on average; empty before the first. */
  public Optional<Double> secondsAFork() {
    return forks == 0 ? Optional.empty() : Optional.of(nanos / 1e9 / forks);
  }
}
