package speedup.run;

import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import speedup.stats.ComparedCell.Direction;

/**
 * What a score is counted in, and which way is better.
 *
 * <p>A unit is one word, such as {@code us}, or two around a slash, such as {@code ops/ms}. Times
 * and amounts of memory are known and can be converted; any other word is a kind of its own, which
 * converts into itself alone.
 *
 * @param text as JMH's users know it, such as {@code ms/op}; may be empty
 * @param direction which way is better
 */
public record ScoreUnit(String text, Direction direction) {

  private static final double SMALLEST_WITHOUT_EXPONENT = 1e-4;
  private static final double LARGEST_WITHOUT_EXPONENT = 1e7;

  /** Checks that both are there. */
  public ScoreUnit {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(direction, "direction");
  }

  /**
   * Takes a unit as JMH writes it. Less is better for times, for memory, and for whatever an
   * operation takes; more is better for operations in a time. For any other unit, more is better in
   * the mode that measures throughput, and less in the others.
   *
   * @param text such as {@code ops/s}, {@code B/op}, {@code #} or {@code ---}
   * @param mode JMH's short name of the mode that the score is of, such as {@code thrpt}
   */
  public static ScoreUnit of(String text, String mode) {
    Quantity quantity = Quantity.of(text);
    boolean isMoreBetter = quantity.isRate() || (!quantity.isLessBetter() && mode.equals("thrpt"));
    return new ScoreUnit(
        text, isMoreBetter ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER);
  }

  /** Whether it is a time: of an operation, or of something else. */
  public boolean isTime() {
    return Quantity.of(text).isTime();
  }

  /** Whether it counts operations in a time. */
  public boolean isRate() {
    return Quantity.of(text).isRate();
  }

  /**
   * What a score is to be multiplied with to be in seconds (an operation), in operations a second,
   * in bytes; 1 for a unit that is not known.
   */
  public double factor() {
    return Quantity.of(text).factor();
  }

  /**
   * What a score is to be multiplied with to be in another unit: 1,000 from {@code ms/op} to {@code
   * us/op}; empty if they do not count the same.
   */
  public OptionalDouble factorTo(ScoreUnit other) {
    Quantity from = Quantity.of(text);
    Quantity to = Quantity.of(other.text);
    return from.kind().equals(to.kind())
        ? OptionalDouble.of(from.factor() / to.factor())
        : OptionalDouble.empty();
  }

  /** A score with three digits and its unit, such as {@code 12.3 us/op}. */
  public String format(double score) {
    return text.isEmpty() ? digits(score) : digits(score) + " " + text;
  }

  private static String digits(double score) {
    double size = Math.abs(score);
    if (size == 0 || !Double.isFinite(score)) {
      return score == 0 ? "0" : Double.toString(score);
    }
    if (size < SMALLEST_WITHOUT_EXPONENT || size >= LARGEST_WITHOUT_EXPONENT) {
      return String.format(Locale.ROOT, "%.2e", score);
    }
    // Where rounding to three digits makes one more before the point: 9.995 is 10.0.
    int decimals = size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
    for (double limit = 0.9995; size < limit; limit /= 10) {
      decimals++;
    }
    return String.format(Locale.ROOT, "%." + decimals + "f", score);
  }
}
