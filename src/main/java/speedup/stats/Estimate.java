package speedup.stats;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * A figure with the number of fork means it rests on, and its interval when these can give one.
 *
 * @param value the figure itself
 * @param count how many fork means, or pairs of them, it rests on
 * @param interval the interval around it; empty when there are fewer than two of them
 */
public record Estimate(double value, int count, Optional<Interval> interval) {

  /**
   * Creates an estimate.
   *
   * @throws IllegalArgumentException unless it rests on something and agrees with its interval
   */
  public Estimate {
    if (count < 1) {
      throw new IllegalArgumentException("an estimate from " + count + " values");
    }
    if (interval.isPresent() && interval.get().estimate() != value) {
      throw new IllegalArgumentException(value + " is not the estimate of " + interval.get());
    }
  }

  /** Transforms the figure and its interval; see {@link Interval#map}. */
  public Estimate map(DoubleUnaryOperator monotone) {
    return new Estimate(
        monotone.applyAsDouble(value), count, interval.map(around -> around.map(monotone)));
  }
}
