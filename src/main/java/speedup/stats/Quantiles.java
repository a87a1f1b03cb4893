package speedup.stats;

import org.apache.commons.numbers.arrays.Selection;

/** Quantiles of a sample, and how many samples one needs to be worth printing. */
public final class Quantiles {

  private static final int SAMPLES_BEYOND = 10;

  private Quantiles() {}

  /**
   * The value below which the share {@code probability} of the sample lies, linear between two
   * neighbours (R. Hyndman and Y. Fan's type 7, the default of R and NumPy).
   *
   * @param values at least one value, in any order; left as they are
   * @param probability from 0, the smallest value, to 1, the greatest
   */
  public static double of(double[] values, double probability) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no values");
    }
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("not a probability: " + probability);
    }
    // Two values in their places, not all: noise floors of 20 forks take half the time.
    double[] selected = values.clone();
    int below = (int) ((values.length - 1) * probability);
    Selection.select(selected, new int[] {below, Math.min(below + 1, values.length - 1)});
    return ofSorted(selected, probability);
  }

  static double ofSorted(double[] sorted, double probability) {
    double position = (sorted.length - 1) * probability;
    int below = (int) position;
    double share = position - below;
    // Not below + share·(above − below) alone: between infinities that is NaN.
    return share == 0 || sorted[below] == sorted[below + 1]
        ? sorted[below]
        : sorted[below] + share * (sorted[below + 1] - sorted[below]);
  }

  /** The middle value, or the mean of the two in the middle. */
  public static double median(double[] values) {
    return of(values, 0.5);
  }

  /**
   * The least number of samples for which a high percentile is worth printing: 10 / (1 − p), so
   * that about ten of them lie beyond it. 100 for the 90th, 1,000 for the 99th.
   *
   * @param probability the percentile as a share, such as 0.99
   */
  public static long samplesNeeded(double probability) {
    if (!(probability >= 0 && probability < 1)) {
      throw new IllegalArgumentException("not a percentile below the greatest: " + probability);
    }
    double needed = SAMPLES_BEYOND / (1 - probability);
    // 10 / (1 − 0.99) is a little more than 1,000 in binary; nobody means 1,001.
    return (long) Math.ceil(needed * (1 - 1e-9));
  }
}
