package speedup.stats;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.statistics.distribution.TDistribution;

/** Student's t distribution, asked the two questions that intervals and tests have. */
final class StudentT {

  /** Up to here quantiles of whole degrees of freedom are kept. */
  private static final int MOST_KEPT = 100;

  /** A stopping rule asks for the same few after every round, and each is a search for a root. */
  private static final Map<Question, Double> KEPT = new ConcurrentHashMap<>();

  private record Question(double degreesOfFreedom, double level) {

    double answer() {
      return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability((1 - level) / 2);
    }
  }

  private StudentT() {}

  /** The distance from 0 within which the share {@code level} of the distribution lies. */
  static double quantile(double degreesOfFreedom, double level) {
    Question question = new Question(degreesOfFreedom, requireLevel(level));
    return degreesOfFreedom == Math.rint(degreesOfFreedom) && degreesOfFreedom <= MOST_KEPT
        ? KEPT.computeIfAbsent(question, Question::answer)
        : question.answer();
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
