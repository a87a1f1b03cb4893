package speedup.stats;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The speedups measured with one number of workers.
 *
 * @param workers how many workers
 * @param speedups the speedup over the baseline in each round, by number of round, as {@link
 *     PairedRatio#ratios} gives them
 */
public record ScalabilityPoint(int workers, SortedMap<Integer, Double> speedups) {

  /**
   * Creates a point.
   *
   * @throws IllegalArgumentException without a worker, or without a positive speedup
   */
  public ScalabilityPoint {
    speedups = Collections.unmodifiableSortedMap(new TreeMap<>(speedups));
    if (workers < 1) {
      throw new IllegalArgumentException("not a number of workers: " + workers);
    }
    if (speedups.isEmpty()) {
      throw new IllegalArgumentException("no speedup with " + workers + " workers");
    }
    speedups.values().forEach(Moments::logarithm);
  }

  /** A point that was measured once, such as one taken from a publication. */
  public static ScalabilityPoint single(int workers, double speedup) {
    return new ScalabilityPoint(workers, new TreeMap<>(Map.of(0, speedup)));
  }

  double geometricMean() {
    return Math.exp(speedups.values().stream().mapToDouble(Math::log).average().orElseThrow());
  }
}
