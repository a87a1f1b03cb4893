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
   * The number of iterations a fork that gives the narrowest interval for the time spent: r* =
   * ⌈√((c2 / c1) · (T1² / T2²))⌉, kept within bounds. When forks do not differ by more than their
   * iterations explain (T2² ≤ 0) it is the maximum, for then an iteration tells as much as a fork
   * and costs less.
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
    double best = Math.ceil(Math.sqrt(forkCost / iterationCost * (within / between)));
    return (int) Math.clamp(best, minimum, maximum);
  }
}
