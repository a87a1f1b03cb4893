package speedup.stats;

import java.util.List;
import java.util.Optional;

/**
 * The ratio of two sides that have been measured in several runs each, with the run as the unit: it
 * says something of the machine and not only of two sessions on it. The forks of one run share what
 * was special in that session; taken as the unit they promise too much.
 *
 * <p>What is compared are the logarithms of the runs' geometric means, by Student's t test with the
 * variance of both sides together: runs are few, and with two on a side Welch's test has no degrees
 * of freedom left. With one run on each side there is no interval: what its forks say is true of
 * that session alone ({@link UnpairedRatio}).
 */
public final class RunRatio {

  private final Moments numerator;
  private final Moments denominator;

  private RunRatio(Moments numerator, Moments denominator) {
    this.numerator = numerator;
    this.denominator = denominator;
  }

  /**
   * Takes the ratio of two sides.
   *
   * @param numerator the fork means of each run, positive; at least one run with a fork
   * @param denominator the same
   */
  public static RunRatio of(List<double[]> numerator, List<double[]> denominator) {
    return new RunRatio(runs(numerator), runs(denominator));
  }

  /** The ratio of the geometric means over the runs, each run counting as much as another. */
  public double value() {
    return Math.exp(numerator.mean() - denominator.mean());
  }

  /** How many runs there are beyond one on each side. */
  public int degreesOfFreedom() {
    return numerator.count() + denominator.count() - 2;
  }

  /** The two-sided p value that the ratio is 1; 1 with one run on each side. */
  public double pValue() {
    if (degreesOfFreedom() == 0) {
      return 1;
    }
    double difference = numerator.mean() - denominator.mean();
    double error = standardError();
    if (error == 0) {
      return difference == 0 ? 1 : 0;
    }
    return StudentT.twoSidedProbability(degreesOfFreedom(), difference / error);
  }

  /**
   * The ratio, with its interval where one side has two runs; it rests on as many runs as the
   * smaller side has.
   *
   * @param level the confidence level, such as 0.95
   */
  public Estimate estimate(double level) {
    double difference = numerator.mean() - denominator.mean();
    int count = Math.min(numerator.count(), denominator.count());
    if (degreesOfFreedom() == 0) {
      return new Estimate(Math.exp(difference), count, Optional.empty());
    }
    double half = StudentT.quantile(degreesOfFreedom(), level) * standardError();
    return new Estimate(
            difference,
            count,
            Optional.of(new Interval(difference, difference - half, difference + half)))
        .map(Math::exp);
  }

  private double standardError() {
    double squares = squares(numerator) + squares(denominator);
    return Math.sqrt(
        squares / degreesOfFreedom() * (1.0 / numerator.count() + 1.0 / denominator.count()));
  }

  private static double squares(Moments runs) {
    return runs.count() == 1 ? 0 : runs.variance() * (runs.count() - 1);
  }

  private static Moments runs(List<double[]> runs) {
    return Moments.of(
        runs.stream().mapToDouble(forks -> Moments.ofLogarithms(forks).mean()).toArray());
  }
}
