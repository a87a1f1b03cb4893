package speedup.stats;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Holm's adjustment for asking many questions at once: the chance of even one false alarm in the
 * whole table stays at most that of one question (S. Holm, "A Simple Sequentially Rejective
 * Multiple Test Procedure", Scand. J. Statistics 6, 1979). Works for dependent questions too.
 */
public final class Holm {

  private Holm() {}

  /** Adjusts p values; the results are in the order of the arguments. */
  public static double[] adjust(double... pValues) {
    Integer[] ascending = ascending(pValues);
    double[] adjusted = new double[pValues.length];
    double greatest = 0;
    for (int rank = 0; rank < ascending.length; rank++) {
      int index = ascending[rank];
      greatest = Math.max(greatest, Math.min(1, (pValues.length - rank) * pValues[index]));
      adjusted[index] = greatest;
    }
    return adjusted;
  }

  /**
   * The confidence level at which each interval has to be taken so that it excludes "no difference"
   * exactly when the adjusted p value is at most 1 − {@code level}: 1 − α / (m − rank) down to the
   * first question that is not rejected, and that question's level for all after it.
   *
   * <p>The promise is about the table: at most α that any interval excludes a true "no difference".
   * It is not that all of them hold their true values at once.
   *
   * @param level the level for the table as a whole, such as 0.95
   * @return a level for each p value, in their order
   */
  public static double[] levels(double level, double... pValues) {
    double alpha = 1 - StudentT.requireLevel(level);
    Integer[] ascending = ascending(pValues);
    double[] levels = new double[pValues.length];
    boolean rejecting = true;
    double share = alpha;
    for (int rank = 0; rank < ascending.length; rank++) {
      int index = ascending[rank];
      if (rejecting) {
        share = alpha / (pValues.length - rank);
        rejecting = pValues[index] <= share;
      }
      levels[index] = 1 - share;
    }
    return levels;
  }

  private static Integer[] ascending(double[] pValues) {
    Integer[] order = new Integer[pValues.length];
    Arrays.setAll(order, index -> index);
    Arrays.sort(order, Comparator.comparingDouble(index -> pValues[index]));
    return order;
  }
}
