package speedup.stats;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.inference.FisherExactTest;

/**
 * Whether one side of a comparison has clearly more slow forks than the other: "twice as slow in 5
 * of 10 forks". Such a slow-down comes and goes with the fork. It makes the interval of the mean so
 * wide that nothing shows in it, and {@link OddForks} leaves a part of it out.
 *
 * <p>A fork is slow if it takes more than max(5 s, ln 1.5) longer, in logarithms, than the fast
 * half of both sides together: the median of the lower half, with s from the lower half alone.
 * Which side a fork is of plays no part in it, so that Fisher's exact test of the counts is exact.
 *
 * <p>A side that is simply slower has forks above that limit too: all of them, or some, if its
 * level lies near the limit. That is what the verdict is for. So the side that has more slow forks
 * must be of two kinds itself, its slow forks apart from its own fast ones:
 *
 * <ul>
 *   <li>It has both.
 *   <li>The geometric mean of the slow ones is as far above the median of the fast ones as a slow
 *       fork must be above the fast half of both sides.
 *   <li>The gap between the fastest slow fork and the slowest fast one is more than three times the
 *       spread within the two: the distances of all forks from the median of their kind, divided by
 *       the number of forks less two. Distances, and no squares of them, for one slow fork may take
 *       ten times as long and the others twice.
 * </ul>
 *
 * <p>The second keeps forks that vary by 3 or 10 % from being two kinds by chance, the third those
 * that vary more. Neither is an exact test nor needs to be one: they only take findings away.
 *
 * <p>Simulated, 20,000 pairs of 6, 10 and 12 forks a side each: a side that is 1, 1.3, 1.5, 1.7 or
 * 2 times as slow in all its forks gives a finding in at most 0.01 % of them, where forks vary by 3
 * or 10 %, and in 0.9 % where they are heavy-tailed besides; if the counts alone decided, in up to
 * 72 %. Where its own forks vary by 30 % it is at most 6 %; 75 % without the third rule. A side of
 * which half of the forks take twice the time, and which vary by 3 %, gives a finding in 10, 62 and
 * 80 %, as if the counts alone decided; with 1.6 times the time in 9, 59 and 77 %, instead of 9, 61
 * and 80 %. Where 30 % of the forks take twice the time it is 1, 15 and 28 %, for few slow forks of
 * few prove nothing.
 *
 * @param base how many of the base's forks are slow
 * @param baseForks how many there are
 * @param changed how many of the changed run's forks are slow
 * @param changedForks how many there are
 * @param factor how many times the time of a fast fork the slow ones take, their geometric mean; 1
 *     without any
 * @param standApart whether the slow forks of the side that has more of them stand apart from its
 *     own fast ones; not where it has no fast ones
 * @param pValue the two-sided p value of Fisher's exact test of the counts, not adjusted
 */
public record SlowForks(
    int base,
    int baseForks,
    int changed,
    int changedForks,
    double factor,
    boolean standApart,
    double pValue) {

  /**
   * Makes the median absolute deviation of the lower half of a normal distribution its standard
   * deviation: the median of ||Z| − median|Z|| is 0.399.
   */
  private static final double HALF_NORMAL_SCALE = 2.506;

  /** How many times the spread within its two kinds of forks the gap between them must be. */
  private static final int GAP = 3;

  /**
   * Counts.
   *
   * @param base the fork means of the run that is compared with, positive: times, or the inverse of
   *     rates
   * @param changed the same of the run that is judged
   */
  public static SlowForks of(double[] base, double[] changed) {
    if (base.length == 0 || changed.length == 0) {
      throw new IllegalArgumentException("no fork on one side");
    }
    double[] sorted =
        Moments.logarithms(
            DoubleStream.concat(Arrays.stream(base), Arrays.stream(changed)).toArray());
    Arrays.sort(sorted);
    double[] fast = Arrays.copyOf(sorted, (sorted.length + 1) / 2);
    double centre = Quantiles.median(fast);
    double scale =
        HALF_NORMAL_SCALE
            * Quantiles.median(
                Arrays.stream(fast).map(value -> Math.abs(value - centre)).toArray());
    double distance = Math.max(OddForks.SCALES * scale, Math.log(OddForks.LEAST_FACTOR));
    double limit = centre + distance;
    double[] slow = Arrays.stream(sorted).filter(value -> value > limit).toArray();
    int ofBase = above(base, limit);
    int ofChanged = above(changed, limit);
    return new SlowForks(
        ofBase,
        base.length,
        ofChanged,
        changed.length,
        slow.length == 0 ? 1 : Math.exp(Moments.of(slow).mean() - centre),
        standApart(
            isMoreOfChanged(ofBase, base.length, ofChanged, changed.length) ? changed : base,
            limit,
            distance),
        fisher(ofBase, base.length, ofChanged, changed.length));
  }

  /** Whether a side has slow forks and fast ones, and a gap between them. */
  private static boolean standApart(double[] forks, double limit, double distance) {
    double[] sorted = Moments.logarithms(forks);
    Arrays.sort(sorted);
    double[] fast = Arrays.stream(sorted).filter(value -> value <= limit).toArray();
    double[] slow = Arrays.stream(sorted).filter(value -> value > limit).toArray();
    return fast.length > 0
        && slow.length > 0
        && Moments.of(slow).mean() - Quantiles.median(fast) > distance
        && slow[0] - fast[fast.length - 1] > GAP * spread(fast, slow);
  }

  /** The mean distance of a fork from the median of its kind; 0 if there is one of each. */
  private static double spread(double[] fast, double[] slow) {
    int free = fast.length + slow.length - 2;
    return free == 0 ? 0 : (distances(fast) + distances(slow)) / free;
  }

  private static double distances(double[] kind) {
    double median = Quantiles.median(kind);
    return Arrays.stream(kind).map(value -> Math.abs(value - median)).sum();
  }

  /**
   * Which cells of a table have clearly more slow forks on one side, by Tarone's procedure: as
   * Holm's and Bonferroni's it bounds the chance of even one false finding in the table by 1 −
   * level, but it does not count cells whose few slow forks could not give a finding however they
   * were spread (R. Tarone, "A Modified Bonferroni Method for Discrete Data", Biometrics 46, 1990).
   *
   * @param cells the cells of the table
   * @param level the confidence level of the table, such as 0.95
   * @return for each cell, in their order, whether one of its sides has clearly more, and is slow
   *     in some of its forks, not all
   */
  public static boolean[] findings(List<SlowForks> cells, double level) {
    double alpha = 1 - StudentT.requireLevel(level);
    int counted = 1;
    while (possible(cells, alpha / counted) > counted) {
      counted++;
    }
    boolean[] findings = new boolean[cells.size()];
    for (int index = 0; index < findings.length; index++) {
      SlowForks cell = cells.get(index);
      findings[index] = cell.standApart() && cell.pValue() <= alpha / counted;
    }
    return findings;
  }

  /** Whether it is the changed run whose share of slow forks is the greater. */
  public boolean areOfTheChangedRun() {
    return isMoreOfChanged(base, baseForks, changed, changedForks);
  }

  private static boolean isMoreOfChanged(int base, int baseForks, int changed, int changedForks) {
    return (long) changed * baseForks > (long) base * changedForks;
  }

  /** The smallest p value that this many slow forks can give: all of them on one side. */
  double smallestPossible() {
    int slow = base + changed;
    int inBase = Math.min(slow, baseForks);
    int inChanged = Math.min(slow, changedForks);
    return Math.min(
        fisher(inBase, baseForks, slow - inBase, changedForks),
        fisher(slow - inChanged, baseForks, inChanged, changedForks));
  }

  private static long possible(List<SlowForks> cells, double share) {
    return cells.stream().filter(cell -> cell.smallestPossible() <= share).count();
  }

  private static int above(double[] forks, double limit) {
    return (int) Arrays.stream(forks).filter(value -> Math.log(value) > limit).count();
  }

  private static double fisher(int base, int baseForks, int changed, int changedForks) {
    if (base + changed == 0 || base + changed == baseForks + changedForks) {
      return 1;
    }
    int[][] table = {{base, baseForks - base}, {changed, changedForks - changed}};
    return Math.min(1, FisherExactTest.withDefaults().test(table).getPValue());
  }
}
