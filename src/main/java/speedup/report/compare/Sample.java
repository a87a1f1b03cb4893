package speedup.report.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import speedup.batch.BatchCell;
import speedup.batch.Batches;
import speedup.report.text.Figures;
import speedup.run.Cell;
import speedup.run.ScoreUnit;
import speedup.stats.ComparedCell;
import speedup.stats.Estimate;
import speedup.stats.Mean;
import speedup.stats.Quantiles;

/**
 * What one side measured of a cell.
 *
 * @param unit of the scores
 * @param forks the scores of the iterations of each fork that counts, all positive
 * @param odd the same of those that do not count for being odd
 * @param settings how each fork was measured
 * @param runs what each of several runs measured of it; empty for a single run
 */
record Sample(
    Cell cell,
    ScoreUnit unit,
    List<double[]> forks,
    List<double[]> odd,
    ForkSettings settings,
    List<Sample> runs) {

  /**
   * Creates a sample.
   *
   * @throws IllegalArgumentException if it has no fork, a fork has no score, or a score is not a
   *     positive number
   */
  Sample {
    forks = List.copyOf(forks);
    odd = List.copyOf(odd);
    runs = List.copyOf(runs);
    if (forks.isEmpty()) {
      throw new IllegalArgumentException("no fork left a score");
    }
    for (double[] fork : forks) {
      if (fork.length == 0) {
        throw new IllegalArgumentException("a fork has no score");
      }
      for (double score : fork) {
        if (!(score > 0 && score < Double.POSITIVE_INFINITY)) {
          throw new IllegalArgumentException("a score is not positive: " + score);
        }
      }
    }
  }

  /** A sample all of whose forks count. */
  Sample(Cell cell, ScoreUnit unit, List<double[]> forks, ForkSettings settings) {
    this(cell, unit, forks, List.of(), settings, List.of());
  }

  /**
   * What several runs measured of a cell, in the unit of the first.
   *
   * @return empty if the unit of another cannot be converted
   */
  static Optional<Sample> together(List<Sample> runs) {
    ScoreUnit unit = runs.getFirst().unit();
    List<Sample> alike = new ArrayList<>();
    for (Sample run : runs) {
      OptionalDouble factor = run.unit().factorTo(unit);
      if (factor.isEmpty()) {
        return Optional.empty();
      }
      alike.add(run.in(unit, factor.getAsDouble()));
    }
    return Optional.of(
        new Sample(
            runs.getFirst().cell(),
            unit,
            alike.stream().flatMap(run -> run.forks().stream()).toList(),
            alike.stream().flatMap(run -> run.odd().stream()).toList(),
            runs.getFirst().settings(),
            alike));
  }

  /** The same forks, of which some do not count. */
  Sample without(Set<Integer> places) {
    List<double[]> counting = new ArrayList<>();
    List<double[]> left = new ArrayList<>();
    for (int place = 0; place < forks.size(); place++) {
      (places.contains(place) ? left : counting).add(forks.get(place));
    }
    return new Sample(cell, unit, counting, left, settings, List.of());
  }

  /** The same scores in another unit of the same kind. */
  Sample in(ScoreUnit other, double factor) {
    return new Sample(
        cell,
        other,
        times(forks, factor),
        times(odd, factor),
        settings,
        runs.stream().map(run -> run.in(other, factor)).toList());
  }

  private static List<double[]> times(List<double[]> forks, double factor) {
    return forks.stream()
        .map(fork -> Arrays.stream(fork).map(score -> score * factor).toArray())
        .toList();
  }

  /** Whether it is the time of a batch whose tasks compute and never wait. */
  boolean computes() {
    return unit.isTime() && BatchCell.of(cell).filter(Batches::computes).isPresent();
  }

  /** Of the forks that count. */
  List<Double> means() {
    return forks.stream().map(Sample::mean).toList();
  }

  /** The geometric mean of each run. */
  List<Double> runMeans() {
    return runs.isEmpty() ? List.of(typical()) : runs.stream().map(Sample::typical).toList();
  }

  /**
   * What every fork cost, odd or not, so that less is better; of several runs as a multiple of the
   * fast half of its run, for one session may be slower than another as a whole.
   */
  double[] costs() {
    if (!runs.isEmpty()) {
      return runs.stream().flatMapToDouble(run -> overFastHalf(run.costs())).toArray();
    }
    boolean isRate = unit.direction() == ComparedCell.Direction.HIGHER_IS_BETTER;
    return Stream.concat(forks.stream(), odd.stream())
        .mapToDouble(fork -> isRate ? 1 / mean(fork) : mean(fork))
        .toArray();
  }

  private static DoubleStream overFastHalf(double[] costs) {
    double[] sorted = costs.clone();
    Arrays.sort(sorted);
    double fast = Quantiles.median(Arrays.copyOf(sorted, (sorted.length + 1) / 2));
    return Arrays.stream(costs).map(cost -> cost / fast);
  }

  private static double mean(double[] fork) {
    return Arrays.stream(fork).average().orElseThrow();
  }

  /** The geometric mean of the fork means, with its interval. */
  Estimate score(double level) {
    return Mean.geometric(means().stream().mapToDouble(Double::doubleValue).toArray(), level);
  }

  /** The geometric mean of the fork means. */
  double typical() {
    return Math.exp(means().stream().mapToDouble(Math::log).average().orElseThrow());
  }

  /**
   * The geometric mean as a reader sees it: our own times in a unit that fits, others in theirs.
   */
  String typicalInWords() {
    return BatchCell.of(cell).isPresent() && unit.isTime()
        ? Figures.seconds(typical() * unit.factor())
        : unit.format(typical());
  }
}
