package speedup.stats;

import java.util.Optional;

/**
 * The ratio of two cells that were not measured in the same rounds, such as those of two stored
 * runs: a ratio of geometric means, by Welch's t test on the logarithms of fork means.
 */
public final class UnpairedRatio {

  private final double logRatio;
  private final double standardError;
  private final double degreesOfFreedom;
  private final int count;

  private UnpairedRatio(Moments numerator, Moments denominator) {
    double above = numerator.variance() / numerator.count();
    double below = denominator.variance() / denominator.count();
    logRatio = numerator.mean() - denominator.mean();
    standardError = Math.sqrt(above + below);
    // Welch–Satterthwaite; without any spread every number gives the same interval.
    degreesOfFreedom =
        standardError == 0
            ? numerator.count() + denominator.count() - 2.0
            : (above + below)
                * (above + below)
                / (above * above / (numerator.count() - 1)
                    + below * below / (denominator.count() - 1));
    count = Math.min(numerator.count(), denominator.count());
  }

  /**
   * Takes the ratio of two samples.
   *
   * @param numerator fork means, at least two, all positive
   * @param denominator the same
   */
  public static UnpairedRatio of(double[] numerator, double[] denominator) {
    if (numerator.length < 2 || denominator.length < 2) {
      throw new IllegalArgumentException(
          "two fork means a side are the least: " + numerator.length + ", " + denominator.length);
    }
    return new UnpairedRatio(Moments.ofLogarithms(numerator), Moments.ofLogarithms(denominator));
  }

  /** The ratio of the geometric means. */
  public double value() {
    return Math.exp(logRatio);
  }

  /** The degrees of freedom after Welch and Satterthwaite. */
  public double degreesOfFreedom() {
    return degreesOfFreedom;
  }

  /** The two-sided p value of Welch's test that the ratio is 1. */
  public double pValue() {
    if (standardError == 0) {
      return logRatio == 0 ? 1 : 0;
    }
    return StudentT.twoSidedProbability(degreesOfFreedom, logRatio / standardError);
  }

  /**
   * The ratio with its interval; it rests on as many fork means as the smaller side has.
   *
   * @param level the confidence level, such as 0.95
   */
  public Estimate estimate(double level) {
    double half = StudentT.quantile(degreesOfFreedom, level) * standardError;
    Interval logarithms = new Interval(logRatio, logRatio - half, logRatio + half);
    return new Estimate(logRatio, count, Optional.of(logarithms)).map(Math::exp);
  }
}
