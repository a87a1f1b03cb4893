package speedup.stats;

/** The mean of fork means, with Student's t interval. */
public final class Mean {

  private Mean() {}

  /**
   * The arithmetic mean: what a batch takes on average.
   *
   * @param forkMeans at least one value; from two on there is an interval
   * @param level the confidence level, such as 0.95
   */
  public static Estimate of(double[] forkMeans, double level) {
    return Moments.of(forkMeans).estimate(level);
  }

  /**
   * The geometric mean, its interval taken on the logarithmic scale: never below 0, and not drawn
   * away by one slow fork. {@link PairedRatio} is the ratio of two of them.
   *
   * @param forkMeans at least one value, all positive; from two on there is an interval
   * @param level the confidence level, such as 0.95
   */
  public static Estimate geometric(double[] forkMeans, double level) {
    return Moments.ofLogarithms(forkMeans).estimate(level).map(Math::exp);
  }
}
