package speedup.stats;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much longer the other cells take than the fastest, when the fastest was found by looking.
 *
 * <p>Which cell comes out fastest is partly luck. So to ask of each other cell whether it is slower
 * than that one is to ask the most extreme of all pairs: of twelve equal cells the intervals at 95
 * % rule out at least one in 65 % of runs, and Holm's adjustment over the eleven comparisons still
 * does so in 13 %. Here it is taken over all pairs: every pair is tested by Student's paired t, and
 * in at most 1 − level of the runs an equal cell is ruled out, whichever cell comes out fastest and
 * whatever each varies by. Multiple comparisons with the best (Hsu 1984) or Tukey's range would be
 * sharper, but ask for one variance for all cells, and here some vary by 1 % and some by 8 %; Hsu's
 * also allows to rule out a cell that is equal to the best.
 *
 * @param ratio how many times the fastest cell's time this one takes, with the interval at the
 *     level that Holm's procedure gives this pair
 * @param pValue the pair's p value, adjusted over all pairs
 * @param ruledOut whether some cell is shown to be faster than this one
 */
public record ComparisonWithFastest(Interval ratio, double pValue, boolean ruledOut) {

  private static final int FEWEST_ROUNDS = 3;

  /**
   * Compares.
   *
   * @param <C> what names a cell
   * @param cells the times of each cell by round, positive
   * @param fastest the one that came out fastest
   * @param level the confidence level for all comparisons together, such as 0.95
   * @return for each other cell, in their order, what is known; cells that share fewer than 3
   *     rounds with the fastest are missing
   */
  public static <C> Map<C, ComparisonWithFastest> of(
      Map<C, ? extends Map<Integer, Double>> cells, C fastest, double level) {
    StudentT.requireLevel(level);
    List<C> names = new ArrayList<>(cells.keySet());
    if (!names.contains(fastest)) {
      throw new IllegalArgumentException("not one of the cells: " + fastest);
    }
    List<Pair<C>> pairs = new ArrayList<>();
    for (int first = 0; first < names.size(); first++) {
      for (int second = first + 1; second < names.size(); second++) {
        Pair<C> pair = pair(cells, names.get(first), names.get(second), fastest);
        if (pair.ratio().count() >= FEWEST_ROUNDS) {
          pairs.add(pair);
        }
      }
    }
    double[] pValues = pairs.stream().mapToDouble(Pair::pValue).toArray();
    double[] adjusted = Holm.adjust(pValues);
    double[] levels = Holm.levels(level, pValues);
    Set<C> ruledOut = new HashSet<>();
    for (int index = 0; index < adjusted.length; index++) {
      if (adjusted[index] <= 1 - level) {
        ruledOut.add(pairs.get(index).slower());
      }
    }
    Map<C, ComparisonWithFastest> compared = new LinkedHashMap<>();
    for (int index = 0; index < adjusted.length; index++) {
      Pair<C> pair = pairs.get(index);
      if (pair.second().equals(fastest)) {
        compared.put(
            pair.first(),
            new ComparisonWithFastest(
                pair.interval(levels[index]), adjusted[index], ruledOut.contains(pair.first())));
      }
    }
    return compared;
  }

  /** The fastest, where it is one of the two, is always the second. */
  private static <C> Pair<C> pair(
      Map<C, ? extends Map<Integer, Double>> cells, C one, C other, C fastest) {
    C first = one.equals(fastest) ? other : one;
    C second = one.equals(fastest) ? one : other;
    return new Pair<>(
        first,
        second,
        PairedRatio.of(requireNonNull(cells.get(first)), requireNonNull(cells.get(second))));
  }

  private record Pair<C>(C first, C second, PairedRatio ratio) {

    double pValue() {
      Moments logarithms = Moments.of(ratio.logRatios());
      double error = logarithms.standardError();
      if (error == 0) {
        return logarithms.mean() == 0 ? 1 : 0;
      }
      return StudentT.twoSidedProbability(logarithms.count() - 1.0, logarithms.mean() / error);
    }

    C slower() {
      return Moments.of(ratio.logRatios()).mean() > 0 ? first : second;
    }

    Interval interval(double level) {
      return ratio.estimate(level).flatMap(Estimate::interval).orElseThrow();
    }
  }
}
