package speedup.stats;

import java.util.function.DoubleUnaryOperator;

/**
 * An estimate with the interval that is likely to hold the true value.
 *
 * <p>The ends may be infinite: then the data do not bound the value on that side.
 *
 * @param estimate the estimate, inside the interval
 * @param low the lower end
 * @param high the upper end
 */
public record Interval(double estimate, double low, double high) {

  /**
   * Creates an interval.
   *
   * @throws IllegalArgumentException unless low ≤ estimate ≤ high
   */
  public Interval {
    if (!(low <= estimate && estimate <= high)) {
      throw new IllegalArgumentException(
          "not an interval: " + estimate + " in [" + low + ", " + high + "]");
    }
  }

  /** Tells whether a value is inside the interval, ends included. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /**
   * Half the width as a share of the estimate: 0.05 is ±5 %. Infinite when an end is, or when the
   * estimate is 0 and the width is not.
   */
  public double relativeHalfWidth() {
    if (high == low) {
      return 0;
    }
    double width = high - low;
    return Double.isInfinite(width) ? width : width / 2 / Math.abs(estimate);
  }

  /**
   * Transforms the estimate and both ends. Coverage is kept when the function is monotone over the
   * interval; a falling one swaps the ends.
   */
  public Interval map(DoubleUnaryOperator monotone) {
    double first = monotone.applyAsDouble(low);
    double second = monotone.applyAsDouble(high);
    return new Interval(
        monotone.applyAsDouble(estimate), Math.min(first, second), Math.max(first, second));
  }
}
