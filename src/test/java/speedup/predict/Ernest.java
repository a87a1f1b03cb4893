package speedup.predict;

import java.util.Optional;

/**
 * The curve of Ernest: t = θ₀ + θ₁·scale/m + θ₂·log m + θ₃·m with m machines, no coefficient below
 * 0 (S. Venkataraman and others, "Ernest: Efficient Performance Prediction for Large-Scale Advanced
 * Analytics", NSDI 2016). It knows nothing of what it predicts, and is what a model that does has
 * to be better than.
 */
final class Ernest {

  private static final int TERMS = 4;
  private static final double SINGULAR = 1e-12;

  private final double[] theta;

  private Ernest(double[] theta) {
    this.theta = theta;
  }

  /** The coefficients. */
  double[] theta() {
    return theta.clone();
  }

  /**
   * Fits it by least squares of the relative errors, as every choice of those that are held at 0
   * can be tried: the best without a negative one is the answer (Lawson and Hanson, 1974).
   *
   * @param scales the share of the whole input of each measurement
   */
  static Ernest fit(double[] scales, double[] workers, double[] seconds) {
    double[] best = new double[TERMS];
    double least = Double.POSITIVE_INFINITY;
    for (int free = 1; free < (1 << TERMS); free++) {
      Optional<double[]> found = solve(scales, workers, seconds, free);
      if (found.isEmpty()) {
        continue;
      }
      double squares = 0;
      boolean isAllowed = true;
      for (double coefficient : found.get()) {
        isAllowed &= coefficient >= 0;
      }
      for (int i = 0; i < seconds.length; i++) {
        double miss = value(found.get(), scales[i], workers[i]) / seconds[i] - 1;
        squares += miss * miss;
      }
      if (isAllowed && squares < least) {
        least = squares;
        best = found.get();
      }
    }
    return new Ernest(best);
  }

  double seconds(double scale, double workers) {
    return value(theta, scale, workers);
  }

  private static double value(double[] theta, double scale, double workers) {
    double[] terms = terms(scale, workers);
    double sum = 0;
    for (int i = 0; i < TERMS; i++) {
      sum += theta[i] * terms[i];
    }
    return sum;
  }

  private static double[] terms(double scale, double workers) {
    return new double[] {1, scale / workers, Math.log(workers), workers};
  }

  /**
   * The normal equations of the terms that are free, by elimination; empty if they are singular.
   */
  private static Optional<double[]> solve(
      double[] scales, double[] workers, double[] seconds, int free) {
    double[][] equations = new double[TERMS][TERMS + 1];
    for (int i = 0; i < seconds.length; i++) {
      double[] terms = terms(scales[i], workers[i]);
      for (int row = 0; row < TERMS; row++) {
        for (int column = 0; column < TERMS; column++) {
          equations[row][column] += terms[row] * terms[column] / (seconds[i] * seconds[i]);
        }
        equations[row][TERMS] += terms[row] / seconds[i];
      }
    }
    for (int held = 0; held < TERMS; held++) {
      if ((free & (1 << held)) == 0) {
        for (int other = 0; other < TERMS; other++) {
          equations[held][other] = 0;
          equations[other][held] = 0;
        }
        equations[held][held] = 1;
        equations[held][TERMS] = 0;
      }
    }
    for (int pivot = 0; pivot < TERMS; pivot++) {
      if (Math.abs(equations[pivot][pivot]) < SINGULAR) {
        return Optional.empty();
      }
      for (int row = 0; row < TERMS; row++) {
        double factor = row == pivot ? 0 : equations[row][pivot] / equations[pivot][pivot];
        for (int column = pivot; column <= TERMS; column++) {
          equations[row][column] -= factor * equations[pivot][column];
        }
      }
    }
    double[] theta = new double[TERMS];
    for (int i = 0; i < TERMS; i++) {
      theta[i] = equations[i][TERMS] / equations[i][i];
    }
    return Optional.of(theta);
  }
}
