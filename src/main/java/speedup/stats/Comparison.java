package speedup.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Compares the cells of two runs and says which became faster or slower, which stayed the same, and
 * of which that cannot be told.
 *
 * <p>A change is called one only if its interval, adjusted by Holm's procedure over the table,
 * excludes 1, and if it is larger than the threshold and than the noise floor of both runs. A cell
 * is called the same only if that interval lies within the threshold ({@link Verdict#of}). The
 * adjustment bounds the chance of even one false alarm in a table without any change by 1 − level;
 * threshold and floor make it smaller.
 *
 * <p>A cell has too few forks when the exact Mann-Whitney test could not reach the level even with
 * samples that do not overlap, or with fewer than 3 forks on a side: 3 against 3 give 0.10 at best,
 * so at 95 % it takes 4 against 4. Where the numbers are so unequal that the promise would not hold
 * ({@link ForkNumbers}), that cannot be told. Such cells are not judged and do not count in the
 * adjustment; iterations never stand in for missing forks.
 *
 * <p>Where a side was measured in several runs, the run is the unit ({@link #ofRuns}).
 *
 * <p>Simulated with tables of ten cells whose forks vary by 1 to 8 %, 6 against 6, without a
 * threshold: a false alarm in 3.9 % of the tables with normal forks, 2.8 % with heavy-tailed ones,
 * 1.0 % where one fork in ten is slow; with a threshold of 5 %, in 1.8 % at most. A cell of such a
 * table that became 10 % slower, its forks varying by 3 %, is found in 49 % of the tables with 4
 * forks a side, in 93 % with 6, in 99 % with 8; varying by 5 %, in 81 % with 10. A cell that became
 * slower by just the threshold is called the same in 0.5 % at most; one that did not change, its
 * forks varying by 2 %, in 47 % with 6 forks a side; varying by 3 %, in 37 % with 10, 97 % with 20.
 */
public final class Comparison {

  private static final int FEWEST_FORKS = 3;

  /** On both sides together: with one on each nothing says how runs differ. */
  private static final int FEWEST_RUNS = 3;

  /** What is compared by. */
  private interface Ratio {

    double pValue();

    Estimate estimate(double level);
  }

  private Comparison() {}

  /**
   * Compares cells.
   *
   * @param cells the cells that both runs have
   * @param threshold the smallest relative change of interest, such as 0.05; 0 for any
   * @param level the confidence level of the table as a whole, such as 0.95
   * @param seed for drawing the splits of the noise floor
   * @return a finding for each cell, in their order
   */
  public static List<Finding> of(
      List<ComparedCell> cells, double threshold, double level, long seed) {
    return of(
        cells, threshold, level, seed, cell -> isJudged(cell, level), Comparison::ratioOfForks);
  }

  /**
   * Compares cells of which at least one side was measured in several runs: what is found is true
   * of the machine and not only of two sessions on it ({@link RunRatio}). Two runs on one side and
   * one on the other are the least.
   *
   * @param cells the cells that both sides have, with a mean for each run instead of each fork
   * @param threshold the smallest relative change of interest, such as 0.05; 0 for any
   * @param level the confidence level of the table as a whole, such as 0.95
   * @param seed for drawing the splits of the noise floor
   * @return a finding for each cell, in their order
   */
  public static List<Finding> ofRuns(
      List<ComparedCell> cells, double threshold, double level, long seed) {
    return of(
        cells,
        threshold,
        level,
        seed,
        cell -> cell.base().size() + cell.changed().size() >= FEWEST_RUNS,
        Comparison::ratioOfRuns);
  }

  private static List<Finding> of(
      List<ComparedCell> cells,
      double threshold,
      double level,
      long seed,
      Predicate<ComparedCell> isJudged,
      Function<ComparedCell, Ratio> ratio) {
    if (!(threshold >= 0)) {
      throw new IllegalArgumentException("not a threshold: " + threshold);
    }
    double[] pValues =
        cells.stream().filter(isJudged).mapToDouble(cell -> ratio.apply(cell).pValue()).toArray();
    double[] adjusted = Holm.adjust(pValues);
    double[] levels = Holm.levels(level, pValues);
    List<Finding> findings = new ArrayList<>();
    int judged = 0;
    NoiseFloor floor = new NoiseFloor(seed);
    for (ComparedCell cell : cells) {
      if (isJudged.test(cell)) {
        Interval change = ratio.apply(cell).estimate(levels[judged]).interval().orElseThrow();
        findings.add(judge(cell, change, adjusted[judged], threshold, floor));
        judged++;
      } else {
        findings.add(unjudged(cell, level));
      }
    }
    return List.copyOf(findings);
  }

  /** How many forks a side it takes at least, if both sides have as many: 4 at 95 %. */
  public static int fewestForks(double level) {
    int forks = FEWEST_FORKS;
    while (!areEnough(forks, forks, level)) {
      forks++;
    }
    return forks;
  }

  private static boolean isJudged(ComparedCell cell, double level) {
    return hasEnoughForks(cell, level)
        && ForkNumbers.keepPromise(cell.base().size(), cell.changed().size());
  }

  private static boolean hasEnoughForks(ComparedCell cell, double level) {
    return areEnough(cell.base().size(), cell.changed().size(), level);
  }

  private static boolean areEnough(int base, int changed, double level) {
    return Math.min(base, changed) >= FEWEST_FORKS
        && MannWhitney.smallestPossible(base, changed) <= 1 - level;
  }

  private static Ratio ratioOfForks(ComparedCell cell) {
    UnpairedRatio ratio = UnpairedRatio.of(cell.changedForks(), cell.baseForks());
    return new Ratio() {
      @Override
      public double pValue() {
        return ratio.pValue();
      }

      @Override
      public Estimate estimate(double level) {
        return ratio.estimate(level);
      }
    };
  }

  private static Ratio ratioOfRuns(ComparedCell cell) {
    RunRatio ratio = RunRatio.of(runs(cell.changedForks()), runs(cell.baseForks()));
    return new Ratio() {
      @Override
      public double pValue() {
        return ratio.pValue();
      }

      @Override
      public Estimate estimate(double level) {
        return ratio.estimate(level);
      }
    };
  }

  private static List<double[]> runs(double[] means) {
    return Arrays.stream(means).mapToObj(mean -> new double[] {mean}).toList();
  }

  private static Finding unjudged(ComparedCell cell, double level) {
    double change =
        Math.exp(
            Moments.ofLogarithms(cell.changedForks()).mean()
                - Moments.ofLogarithms(cell.baseForks()).mean());
    Verdict verdict = hasEnoughForks(cell, level) ? Verdict.UNDECIDED : Verdict.TOO_FEW_FORKS;
    return new Finding(cell, verdict, change, Optional.empty());
  }

  private static Finding judge(
      ComparedCell cell, Interval change, double pValue, double threshold, NoiseFloor noise) {
    double[] base = cell.baseForks();
    double[] changed = cell.changedForks();
    double floor = Math.max(floor(base, noise), floor(changed, noise));
    Finding.Evidence evidence =
        new Finding.Evidence(
            change, pValue, MannWhitney.of(changed, base), CliffsDelta.of(changed, base), floor);
    Verdict verdict = Verdict.of(change, cell.direction(), threshold, Math.max(threshold, floor));
    return new Finding(cell, verdict, change.estimate(), Optional.of(evidence));
  }

  /** A single run shows nothing against itself. */
  private static double floor(double[] means, NoiseFloor noise) {
    return means.length < 2 ? 0 : noise.of(means);
  }
}
