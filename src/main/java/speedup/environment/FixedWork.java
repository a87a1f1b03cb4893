package speedup.environment;

import java.util.Arrays;

/**
 * The same work every time, on one processor, by which runs of different days or machines can be
 * set against each other: what takes this machine longer today takes its fixed work longer, too.
 */
public final class FixedWork {

  /** Some tens of milliseconds: long for a clock, and short beside what changes on a machine. */
  private static final int UNITS = 1_000;

  /** The median passes over what disturbs some of them. */
  private static final int TIMES = 11;

  private FixedWork() {}

  /** Does it several times, which takes about a second, and returns the median in seconds. */
  public static double seconds() {
    ProcessorsAtWork.work(UNITS); // until it is compiled
    double[] seconds = new double[TIMES];
    for (int time = 0; time < TIMES; time++) {
      long start = System.nanoTime();
      ProcessorsAtWork.work(UNITS);
      seconds[time] = Math.max(1, System.nanoTime() - start) / 1e9;
    }
    Arrays.sort(seconds);
    return seconds[TIMES / 2];
  }
}
