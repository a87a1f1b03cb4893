package speedup.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
 * so at 95 % it takes 4 against 4 or 3 against 5. Such cells are not judged and do not count in the
 * adjustment; iterations never stand in for missing forks.
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
    if (!(threshold >= 0)) {
      throw new IllegalArgumentException("not a threshold: " + threshold);
    }
    double[] pValues =
        cells.stream()
            .filter(cell -> hasEnoughForks(cell, level))
            .mapToDouble(cell -> ratio(cell).pValue())
            .toArray();
    double[] adjusted = Holm.adjust(pValues);
    double[] levels = Holm.levels(level, pValues);
    List<Finding> findings = new ArrayList<>();
    int judged = 0;
    for (ComparedCell cell : cells) {
      if (hasEnoughForks(cell, level)) {
        findings.add(judge(cell, adjusted[judged], levels[judged], threshold, seed));
        judged++;
      } else {
        findings.add(unjudged(cell));
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

  private static boolean hasEnoughForks(ComparedCell cell, double level) {
    return areEnough(cell.base().size(), cell.changed().size(), level);
  }

  private static boolean areEnough(int base, int changed, double level) {
    return Math.min(base, changed) >= FEWEST_FORKS
        && MannWhitney.smallestPossible(base, changed) <= 1 - level;
  }

  private static UnpairedRatio ratio(ComparedCell cell) {
    return UnpairedRatio.of(cell.changedForks(), cell.baseForks());
  }

  private static Finding unjudged(ComparedCell cell) {
    double change =
        Math.exp(
            Moments.ofLogarithms(cell.changedForks()).mean()
                - Moments.ofLogarithms(cell.baseForks()).mean());
    return new Finding(cell, Verdict.TOO_FEW_FORKS, change, Optional.empty());
  }

  private static Finding judge(
      ComparedCell cell, double pValue, double level, double threshold, long seed) {
    double[] base = cell.baseForks();
    double[] changed = cell.changedForks();
    Interval change = ratio(cell).estimate(level).interval().orElseThrow();
    double floor = Math.max(NoiseFloor.of(base, seed), NoiseFloor.of(changed, seed));
    Finding.Evidence evidence =
        new Finding.Evidence(
            change, pValue, MannWhitney.of(changed, base), CliffsDelta.of(changed, base), floor);
    Verdict verdict = Verdict.of(change, cell.direction(), threshold, Math.max(threshold, floor));
    return new Finding(cell, verdict, change.estimate(), Optional.of(evidence));
  }
}
