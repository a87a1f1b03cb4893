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
 * <p>A side whose forks all take about 1.5 times as long lies with some of them above that limit
 * and with others below. It is slower, and nothing comes and goes there: so the slow forks of the
 * side that has more of them must take as much longer than its own fast ones, the geometric mean of
 * the former against the median of the latter. That is neither an exact test nor needs to be one:
 * it only takes findings away.
 *
 * @param base how many of the base's forks are slow
 * @param baseForks how many there are
 * @param changed how many of the changed run's forks are slow
 * @param changedForks how many there are
 * @param factor how many times the time of a fast fork the slow ones take, their geometric mean; 1
 *     without any
 * @param standApart whether the slow forks of the side that has more of them stand apart from its
 *     own fast ones, or it has no fast ones
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

  /** Whether the slow forks of a side are that far from its fast ones. */
  private static boolean standApart(double[] forks, double limit, double distance) {
    double[] logarithms = Moments.logarithms(forks);
    double[] slow = Arrays.stream(logarithms).filter(value -> value > limit).toArray();
    double[] fast = Arrays.stream(logarithms).filter(value -> value <= limit).toArray();
    return fast.length == 0
        || (slow.length > 0 && Moments.of(slow).mean() - Quantiles.median(fast) > distance);
  }

  /**
   * Which cells of a table have clearly more slow forks on one side, by Tarone's procedure: as
   * Holm's and Bonferroni's it bounds the chance of even one false finding in the table by 1 −
   * level, but it does not count cells whose few slow forks could not give a finding however they
   * were spread (R. Tarone, "A Modified Bonferroni Method for Discrete Data", Biometrics 46, 1990).
   *
   * @param cells the cells of the table
   * @param level the confidence level of the table, such as 0.95
   * @return for each cell, in their order, whether one of its sides has clearly more
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
