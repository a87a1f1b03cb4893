package speedup.stats;

/**
 * How many forks the two sides of a comparison need for its promise to hold.
 *
 * <p>Welch's test takes its degrees of freedom from the variances it sees. With few forks on one
 * side these are too uncertain for the far tail that the adjustment over a table asks for: simulated
 * with tables of ten equal cells, 4 forks against 12 give a false alarm in 9 % of the tables, and 12
 * % when the small side is the noisier one, instead of 5 %. From 6 forks on the small side, or with
 * at most twice as many on the other, it holds.
 */
public final class ForkNumbers {

  private static final int ENOUGH = 6;
  private static final int MOST_RATIO = 2;

  private ForkNumbers() {}

  /**
   * Whether a comparison of so many forks makes no more false alarms than it says. If it does not,
   * nothing can be told, and the remedy is to measure as many forks on both sides.
   */
  public static boolean keepPromise(int base, int changed) {
    int few = Math.min(base, changed);
    return few >= ENOUGH || Math.max(base, changed) <= MOST_RATIO * few;
  }
}
