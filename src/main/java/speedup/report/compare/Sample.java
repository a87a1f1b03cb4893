package speedup.report.compare;

import java.util.Arrays;
import java.util.List;
import speedup.batch.BatchCell;
import speedup.run.Cell;
import speedup.report.text.Figures;
import speedup.run.ScoreUnit;
import speedup.stats.Estimate;
import speedup.stats.Mean;

/**
 * What one side measured of a cell.
 *
 * @param unit of the scores
 * @param forks the scores of the iterations of each fork, all positive
 * @param settings how each fork was measured
 */
record Sample(Cell cell, ScoreUnit unit, List<double[]> forks, ForkSettings settings) {

  /**
   * Creates a sample.
   *
   * @throws IllegalArgumentException if it has no fork, a fork has no score, or a score is not a
   *     positive number
   */
  Sample {
    forks = List.copyOf(forks);
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

  /** The same scores in another unit of the same kind. */
  Sample in(ScoreUnit other, double factor) {
    return new Sample(
        cell,
        other,
        forks.stream()
            .map(fork -> Arrays.stream(fork).map(score -> score * factor).toArray())
            .toList(),
        settings);
  }

  List<Double> means() {
    return forks.stream().map(fork -> Arrays.stream(fork).average().orElseThrow()).toList();
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
