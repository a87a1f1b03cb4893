package speedup.stats;

/**
 * Cliff's delta: how far two samples are apart, whatever their distributions (N. Cliff, "Dominance
 * Statistics", Psychological Bulletin 114(3), 1993).
 */
public final class CliffsDelta {

  private CliffsDelta() {}

  /**
   * The share of pairs in which the first is greater less the share in which it is smaller: 1 when
   * every value of the first sample is above every one of the second, 0 when neither dominates, −1
   * the other way round.
   */
  public static double of(double[] first, double[] second) {
    if (first.length == 0 || second.length == 0) {
      throw new IllegalArgumentException("no values");
    }
    long dominance = 0;
    for (double left : first) {
      for (double right : second) {
        dominance += Integer.signum(Double.compare(left, right));
      }
    }
    return (double) dominance / first.length / second.length;
  }
}
