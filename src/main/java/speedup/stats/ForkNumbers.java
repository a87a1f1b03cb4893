package speedup.stats;

/**
 * How many forks the two sides of a comparison need for its promise to hold.
 *
 * <p>Welch's test takes its degrees of freedom from the variances it sees. With few forks on one
 * side these are too uncertain for the far tail that the adjustment over a table asks for, and the
 * more so the more forks there are on the other: simulated with tables of ten equal cells and the
 * test alone, 4 forks against 12 give a false alarm in 8.6 % of the tables, 12 % when the small
 * side is the noisier one, and 6 against 30 in 8.1 %. Within the numbers allowed here it is at most
 * 6.1 %, and 7.3 % when the small side varies twice as much; the threshold and the noise floor of
 * {@link Comparison} come on top of that.
 */
public final class ForkNumbers {

  /** From here on the other side may have any number. */
  private static final int MANY = 10;

  /** From here on the other side may have twice as many, and below half as many again. */
  private static final int SOME = 6;

  private ForkNumbers() {}

  /**
   * Whether a comparison of this many forks makes no more false alarms than it says. If it does
   * not, nothing can be told, and the remedy is to measure as many forks on both sides.
   */
  public static boolean keepPromise(int base, int changed) {
    return Math.max(base, changed) <= mostAgainst(Math.min(base, changed));
  }

  /**
   * The greatest number of forks that can be set against so few. A side that has more of them can
   * be compared by as many of its first ones, which says less than all of them would, but nothing
   * wrong.
   */
  public static int mostAgainst(int few) {
    return few >= MANY ? Integer.MAX_VALUE : few >= SOME ? 2 * few : few + few / 2;
  }
}
