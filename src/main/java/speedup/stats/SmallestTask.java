package speedup.stats;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The smallest task with which a share of the workers' time is work: METG(50 %) of Task Bench (E.
 * Slaughter and others, "Task Bench: A Parameterized Benchmark for Evaluating Parallel Runtime
 * Performance", SC20), between measured sizes by the logarithm of the size.
 *
 * @param seconds the size; where even the smallest that was measured is enough, that one
 * @param isAtMost whether it is no more than that, and less than was measured
 */
public record SmallestTask(Interval seconds, boolean isAtMost) {

  /** The share of METG(50 %). */
  public static final double HALF = 0.5;

  /**
   * What was measured of tasks of one size.
   *
   * @param tasks of a batch
   * @param sequential seconds of a sequential batch in each fork; at least one
   * @param strategy seconds of a batch under the strategy in each fork; at least one
   */
  public record Batches(int tasks, List<Double> sequential, List<Double> strategy) {

    /** Copies the lists. */
    public Batches {
      sequential = List.copyOf(sequential);
      strategy = List.copyOf(strategy);
    }
  }

  /** A crossing of the share. */
  private record Crossing(double seconds, boolean isAtMost) {}

  /**
   * Works it out.
   *
   * @param sizes one a size, at least one
   * @param workers at work at once
   * @param level the confidence level, such as 0.95
   * @param seed decides which forks are drawn
   * @return empty if not even the largest task is enough
   */
  public static Optional<SmallestTask> of(
      List<Batches> sizes, int workers, double level, long seed) {
    Optional<Crossing> all = crossing(sizes, workers, SmallestTask::mean);
    if (all.isEmpty()) {
      return Optional.empty();
    }
    int units =
        sizes.stream()
            .mapToInt(size -> Math.min(size.sequential().size(), size.strategy().size()))
            .min()
            .orElseThrow();
    double seconds = all.get().seconds();
    if (units < 2) {
      return Optional.of(
          new SmallestTask(new Interval(seconds, seconds, seconds), all.get().isAtMost()));
    }
    double largest =
        sizes.stream()
            .mapToDouble(size -> mean(size.sequential()) / size.tasks())
            .max()
            .orElseThrow();
    double[] replicates =
        Bootstrap.replicates(
            seed,
            random ->
                Math.log(
                    crossing(sizes, workers, forks -> meanOfDrawn(forks, random))
                        .map(Crossing::seconds)
                        .orElse(largest)));
    return Optional.of(
        new SmallestTask(
            Bootstrap.interval(Math.log(seconds), replicates, units, level).map(Math::exp),
            all.get().isAtMost()));
  }

  private static Optional<Crossing> crossing(
      List<Batches> sizes, int workers, ToDoubleFunction<List<Double>> mean) {
    NavigableMap<Double, Double> shares = new TreeMap<>();
    for (Batches size : sizes) {
      double sequential = mean.applyAsDouble(size.sequential());
      shares.put(
          Math.log(sequential / size.tasks()),
          sequential / mean.applyAsDouble(size.strategy()) / workers);
    }
    // From the largest down: what is below one that is too small does not count.
    Map.Entry<Double, Double> enough = shares.lastEntry();
    if (enough.getValue() < HALF) {
      return Optional.empty();
    }
    for (Map.Entry<Double, Double> next : shares.descendingMap().entrySet()) {
      if (next.getValue() < HALF) {
        double way = (HALF - next.getValue()) / (enough.getValue() - next.getValue());
        return Optional.of(
            new Crossing(Math.exp(next.getKey() + way * (enough.getKey() - next.getKey())), false));
      }
      enough = next;
    }
    return Optional.of(new Crossing(Math.exp(enough.getKey()), true));
  }

  private static double mean(List<Double> forks) {
    return forks.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private static double meanOfDrawn(List<Double> forks, SplittableRandom random) {
    double sum = 0;
    for (int fork = 0; fork < forks.size(); fork++) {
      sum += forks.get(random.nextInt(forks.size()));
    }
    return sum / forks.size();
  }
}
