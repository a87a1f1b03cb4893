package speedup.stats;

import org.apache.commons.statistics.distribution.TDistribution;

/** Student's t distribution, asked the two questions that intervals and tests have. */
final class StudentT {

  private StudentT() {}

  /** The distance from 0 within which the share {@code level} of the distribution lies. */
  static double quantile(double degreesOfFreedom, double level) {
    return TDistribution.of(degreesOfFreedom)
        .inverseSurvivalProbability((1 - requireLevel(level)) / 2);
  }

  /** The share of the distribution that lies at least as far from 0 as {@code t}. */
  static double twoSidedProbability(double degreesOfFreedom, double t) {
    return Math.min(1, 2 * TDistribution.of(degreesOfFreedom).survivalProbability(Math.abs(t)));
  }

  static double requireLevel(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("a confidence level is between 0 and 1: " + level);
    }
    return level;
  }
}
