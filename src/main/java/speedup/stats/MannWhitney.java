package speedup.stats;

import org.apache.commons.statistics.inference.MannWhitneyUTest;

/**
 * The Mann-Whitney U test of two samples: could they come from one distribution?
 *
 * @param pValue the two-sided p value
 * @param exact whether it is the exact one; tied values, or 50 and more of them on a side, leave
 *     only the normal approximation, with corrections for ties and continuity
 */
public record MannWhitney(double pValue, boolean exact) {

  private static final int FIRST_INEXACT_SIZE = 50;

  /** Tests two samples of at least one value each. */
  public static MannWhitney of(double[] first, double[] second) {
    MannWhitneyUTest.Result result = MannWhitneyUTest.withDefaults().test(first, second);
    boolean exact =
        !result.hasTiedValues() && Math.max(first.length, second.length) < FIRST_INEXACT_SIZE;
    // Without any difference between values there is no spread to divide by.
    double pValue = Double.isNaN(result.getPValue()) ? 1 : result.getPValue();
    return new MannWhitney(pValue, exact);
  }

  /**
   * The smallest p value that samples of these sizes can give, when they do not overlap at all: 2 /
   * C(n + m, n). 0.10 for 3 against 3, 0.029 for 4 against 4.
   */
  public static double smallestPossible(int firstCount, int secondCount) {
    double arrangements = 1;
    for (int value = 1; value <= firstCount; value++) {
      arrangements = arrangements * (secondCount + value) / value;
    }
    return Math.min(1, 2 / arrangements);
  }
}
