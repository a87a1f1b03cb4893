package speedup.stats;

import java.util.List;
import java.util.Optional;

/**
 * How much of the variation arises between the iterations of a fork, and how much between forks (T.
 * Kalibera and R. Jones, "Rigorous Benchmarking in Reasonable Time", ISMM 2013, and its erratum).
 *
 * @param within T1², the mean variance of the iterations inside a fork
 * @param between T2², the variance of the fork means less what the iterations explain of it; at or
 *     below 0 when they explain all of it
 */
public record VarianceComponents(double within, double between) {

  /**
   * What to assume as long as nothing is known: that forks differ as much as iterations do. In the
   * runs that are stored in results/, T1/T2 is between 0.9 and 5, a workload.
   */
  public static final VarianceComponents EQUAL = new VarianceComponents(1, 1);

  /**
   * Estimates both components. With forks of different length, T1² weighs each fork by its degrees
   * of freedom.
   *
   * @param forks the iterations of each fork
   * @return empty when there are fewer than two forks, or none with two iterations
   */
  public static Optional<VarianceComponents> of(List<double[]> forks) {
    double squares = 0;
    int freedom = 0;
    for (double[] iterations : forks) {
      Moments fork = Moments.of(iterations);
      if (fork.count() > 1) {
        squares += fork.variance() * (fork.count() - 1);
        freedom += fork.count() - 1;
      }
    }
    if (forks.size() < 2 || freedom == 0) {
      return Optional.empty();
    }
    double within = squares / freedom;
    double[] means = forks.stream().mapToDouble(fork -> Moments.of(fork).mean()).toArray();
    double shareOfIterations =
        forks.stream().mapToDouble(fork -> 1.0 / fork.length).average().orElseThrow();
    return Optional.of(
        new VarianceComponents(within, Moments.of(means).variance() - within * shareOfIterations));
  }

  /**
   * The number of iterations a fork that gives the narrowest interval for the time spent: about r*
   * = √((c2 / c1) · (T1² / T2²)), kept within bounds. Of the two whole numbers beside r* it is the
   * one with the smaller product of a fork's time and variance, (c2 + r c1) · (T2² + T1² / r); the
   * paper always takes the upper one, which for long iterations is the worse one. When forks do not
   * differ by more than their iterations explain (T2² ≤ 0) it is the maximum, for then an iteration
   * tells as much as a fork and costs less.
   *
   * @param iterationCost c1, the time of one iteration
   * @param forkCost c2, the time of a fork without its measured iterations: start and warm-up
   * @param minimum the least number to give, at least 1
   * @param maximum the greatest number to give
   */
  public int iterationsPerFork(double iterationCost, double forkCost, int minimum, int maximum) {
    if (!(iterationCost > 0 && forkCost >= 0)) {
      throw new IllegalArgumentException(
          "not the costs of an iteration and a fork: " + iterationCost + ", " + forkCost);
    }
    if (minimum < 1 || maximum < minimum) {
      throw new IllegalArgumentException("not a range: " + minimum + " to " + maximum);
    }
    if (within == 0) {
      return minimum;
    }
    if (between <= 0) {
      return maximum;
    }
    double best = Math.sqrt(forkCost / iterationCost * (within / between));
    double lower = Math.max(1, Math.floor(best));
    double whole =
        price(lower + 1, iterationCost, forkCost) < price(lower, iterationCost, forkCost)
            ? lower + 1
            : lower;
    return (int) Math.clamp(whole, minimum, maximum);
  }

  /** The time that forks of this many iterations take for a given variance of their mean. */
  private double price(double iterations, double iterationCost, double forkCost) {
    return (forkCost + iterations * iterationCost) * (between + within / iterations);
  }
}
