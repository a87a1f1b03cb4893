package speedup.stats;

import java.util.Arrays;
import java.util.Optional;

/**
 * Count, mean and variance of a sample.
 *
 * @param count how many values
 * @param mean their arithmetic mean
 * @param variance the unbiased variance, NaN for a single value
 */
record Moments(int count, double mean, double variance) {

  /** The moments of at least one value. */
  static Moments of(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no values");
    }
    // The mean of equal values must be that value: the baseline against itself is exactly 1.
    double first = values[0];
    double mean = first + Arrays.stream(values).map(value -> value - first).sum() / values.length;
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return new Moments(values.length, mean, squares / (values.length - 1));
  }

  /** The moments of the natural logarithms. */
  static Moments ofLogarithms(double[] values) {
    return of(logarithms(values));
  }

  /**
   * The natural logarithms of times, rates or ratios.
   *
   * @throws IllegalArgumentException if a value is not positive and finite
   */
  static double[] logarithms(double[] values) {
    return Arrays.stream(values).map(Moments::logarithm).toArray();
  }

  static double logarithm(double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("not a positive number: " + value);
    }
    return Math.log(value);
  }

  double standardError() {
    return Math.sqrt(variance / count);
  }

  /** Half the width of the t interval of the mean; infinite for a single value. */
  double halfWidth(double level) {
    return count < 2
        ? Double.POSITIVE_INFINITY
        : StudentT.quantile(count - 1.0, level) * standardError();
  }

  /** The mean with its t interval. */
  Estimate estimate(double level) {
    if (count < 2) {
      return new Estimate(mean, count, Optional.empty());
    }
    double half = halfWidth(level);
    return new Estimate(mean, count, Optional.of(new Interval(mean, mean - half, mean + half)));
  }
}
