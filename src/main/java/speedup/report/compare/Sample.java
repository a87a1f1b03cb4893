package speedup.report.compare;

import java.util.List;
import speedup.report.text.Figures;
import speedup.stats.ComparedCell.Direction;

/**
 * What one side measured of a cell.
 *
 * @param name what a reader calls the cell
 * @param unit of the scores
 * @param forks the scores of the iterations of each fork, all positive
 */
record Sample(String name, Unit unit, List<double[]> forks) {

  /**
   * Creates a sample.
   *
   * @throws IllegalArgumentException if it has no fork, a fork has no score, or a score is not a
   *     positive number
   */
  Sample {
    forks = List.copyOf(forks);
    if (forks.isEmpty()) {
      throw new IllegalArgumentException(name + ": no fork was measured");
    }
    for (double[] fork : forks) {
      if (fork.length == 0) {
        throw new IllegalArgumentException(name + ": a fork has no score");
      }
      for (double score : fork) {
        if (!(score > 0 && score < Double.POSITIVE_INFINITY)) {
          throw new IllegalArgumentException(name + ": a score is not positive: " + score);
        }
      }
    }
  }

  /** What scores are counted in, and which way is better. */
  sealed interface Unit {

    /** Seconds an operation. */
    record Time() implements Unit {}

    /** Operations a second. */
    record Rate() implements Unit {}

    /** Something else. */
    record Other(String name, boolean higherIsBetter) implements Unit {}

    default Direction direction() {
      return switch (this) {
        case Time time -> Direction.LOWER_IS_BETTER;
        case Rate rate -> Direction.HIGHER_IS_BETTER;
        case Other other ->
            other.higherIsBetter() ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER;
      };
    }

    default String word() {
      return switch (this) {
        case Time time -> "s";
        case Rate rate -> "1/s";
        case Other other -> other.name();
      };
    }

    default String format(double score) {
      return switch (this) {
        case Time time -> Figures.seconds(score);
        case Rate rate -> Figures.number(score) + "/s";
        case Other other -> Figures.number(score) + " " + other.name();
      };
    }
  }

  List<Double> means() {
    return forks.stream().map(Sample::mean).toList();
  }

  private static double mean(double[] fork) {
    double sum = 0;
    for (double score : fork) {
      sum += score;
    }
    return sum / fork.length;
  }

  /** The geometric mean of the fork means. */
  double typical() {
    return Math.exp(means().stream().mapToDouble(Math::log).average().orElseThrow());
  }
}
