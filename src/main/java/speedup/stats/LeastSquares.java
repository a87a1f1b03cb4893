package speedup.stats;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Weighted linear least squares with a handful of coefficients, by the normal equations. */
final class LeastSquares {

  /** Below this share of its diagonal a pivot is what rounding leaves of 0. */
  private static final double SINGULAR = 1e-10;

  private final double[][] rows;
  private final double[] values;
  private final double[] weights;

  /**
   * Takes a problem.
   *
   * @param rows a row of regressors for each point
   * @param values the value of each point
   * @param weights how much each point counts, at least 0
   */
  LeastSquares(double[][] rows, double[] values, double[] weights) {
    this.rows = rows;
    this.values = values;
    this.weights = weights;
  }

  /**
   * The coefficients, of either sign; empty if the points do not determine them. That of a column
   * without any content is 0.
   */
  Optional<double[]> free() {
    int columns = 0;
    for (double[] row : rows) {
      for (int column = 0; column < row.length; column++) {
        columns |= row[column] == 0 ? 0 : 1 << column;
      }
    }
    return Optional.ofNullable(solve(columns));
  }

  /**
   * The coefficients, none below 0 and the first above it. With so few of them every choice of
   * those that are held at 0 can be tried, and the best is taken.
   */
  Optional<double[]> atLeastZero() {
    double[] best = null;
    double least = Double.POSITIVE_INFINITY;
    // The first is never held: without it a curve would begin at infinity.
    for (int held = 0; held < 1 << (rows[0].length - 1); held++) {
      double[] found = solve(((1 << rows[0].length) - 1) & ~(held << 1));
      if (found != null && isAtLeastZero(found) && squares(found) < least) {
        best = found;
        least = squares(found);
      }
    }
    return Optional.ofNullable(best);
  }

  private static boolean isAtLeastZero(double[] coefficients) {
    for (double coefficient : coefficients) {
      if (coefficient < 0) {
        return false;
      }
    }
    return coefficients[0] > 0;
  }

  private double squares(double[] coefficients) {
    double squares = 0;
    for (int point = 0; point < rows.length; point++) {
      double missed = -values[point];
      for (int column = 0; column < coefficients.length; column++) {
        missed += coefficients[column] * rows[point][column];
      }
      squares += weights[point] * missed * missed;
    }
    return squares;
  }

  /** Gauss and Jordan, over the columns whose bit is set; null if they are not independent. */
  private double @Nullable [] solve(int columns) {
    int size = rows[0].length;
    double[][] equations = new double[size][size + 1];
    for (int point = 0; point < rows.length; point++) {
      for (int row = 0; row < size; row++) {
        double weighted = weights[point] * rows[point][row];
        for (int column = 0; column < size; column++) {
          equations[row][column] += weighted * rows[point][column];
        }
        equations[row][size] += weighted * values[point];
      }
    }
    double[] diagonal = new double[size];
    for (int row = 0; row < size; row++) {
      diagonal[row] = equations[row][row];
    }
    for (int pivot = 0; pivot < size; pivot++) {
      if ((columns >> pivot & 1) == 0) {
        continue;
      }
      if (!(equations[pivot][pivot] > SINGULAR * diagonal[pivot])) {
        return null;
      }
      for (int row = 0; row < size; row++) {
        double factor = equations[row][pivot] / equations[pivot][pivot];
        if (row != pivot && (columns >> row & 1) == 1) {
          for (int column = 0; column <= size; column++) {
            equations[row][column] -= factor * equations[pivot][column];
          }
        }
      }
    }
    double[] found = new double[size];
    for (int row = 0; row < size; row++) {
      found[row] = (columns >> row & 1) == 1 ? equations[row][size] / equations[row][row] : 0;
    }
    return found;
  }
}
