package speedup.report.conclusion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;
import speedup.report.summary.CellStatus;
import speedup.report.summary.CellSummary;
import speedup.report.summary.RoundFigures;
import speedup.report.summary.RunSummary;
import speedup.report.text.Figures;
import speedup.run.Cell;
import speedup.run.JournalEntry;
import speedup.run.Rules;
import speedup.stats.ComparedCell.Direction;
import speedup.stats.Estimate;
import speedup.stats.Holm;
import speedup.stats.PairedRatio;
import speedup.stats.SlowForks;
import speedup.stats.Verdict;

/**
 * What became faster or slower than its baseline within one run, round by round.
 *
 * <p>The interval of each cell's cost over its baseline's is adjusted by Holm's procedure for how
 * many there are. Other than between two runs there is no floor of noise under a change: both sides
 * were measured in turn. A change is one as soon as the interval excludes 1 and is not all within
 * the threshold.
 *
 * @param threshold the smallest change of interest, as a share
 * @param judged the cells that were compared, in the order of the plan
 * @param slow the cells that are slow in clearly more of their forks than their baseline
 * @param broken the cells that failed while their baseline did not, in words
 */
public record PairedVerdicts(
    double threshold, List<Judged> judged, List<SlowInSome> slow, List<String> broken) {

  /** With two rounds a 95 % interval is twelve standard errors wide and says nothing. */
  private static final int FEWEST_ROUNDS = 3;

  /** Copies the lists. */
  public PairedVerdicts {
    judged = List.copyOf(judged);
    slow = List.copyOf(slow);
    broken = List.copyOf(broken);
  }

  /**
   * A cell against its baseline.
   *
   * @param cell which it is
   * @param name what it is called
   * @param change its cost over that of the baseline; without an interval for too few rounds
   */
  public record Judged(Cell cell, String name, Verdict verdict, Estimate change) {}

  /**
   * A cell that is slow in clearly more of its forks than its baseline.
   *
   * @param words which it is, and in how many
   */
  public record SlowInSome(Cell cell, String words) {}

  /** Judges all cells of a run that are compared with another one, by the threshold of its plan. */
  public static PairedVerdicts of(RunSummary summary) {
    Rules rules = summary.run().planned().plan().rules();
    double threshold = rules.smallestChange();
    RoundFigures rounds = RoundFigures.of(summary.run());
    List<Cell> cells = new ArrayList<>();
    List<PairedRatio> ratios = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    for (CellSummary one : summary.cells()) {
      Optional<Cell> baseline =
          summary.baselineOf(one.cell()).filter(base -> !base.equals(one.cell()));
      if (baseline.isEmpty() || rounds.costs(baseline.get()).isEmpty()) {
        continue;
      }
      if (one.status() == CellStatus.FAILED) {
        broken.add(summary.name(one.cell()) + ": " + one.reason());
      } else if (one.measured().isPresent()) {
        cells.add(one.cell());
        ratios.add(PairedRatio.of(rounds.costs(one.cell()), rounds.costs(baseline.get())));
      }
    }
    double[] levels =
        Holm.levels(
            rules.stoppingRule().level(Integer.MAX_VALUE),
            ratios.stream().mapToDouble(PairedRatio::pValue).toArray());
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      String name = summary.name(cell);
      double level = levels[i];
      ratios
          .get(i)
          .estimate(level)
          .ifPresent(
              change -> judged.add(new Judged(cell, name, verdict(change, threshold), change)));
    }
    return new PairedVerdicts(threshold, judged, slowForks(summary, cells), broken);
  }

  /**
   * Odd forks do not count, so that a slow-down of some forks only would else be lost. One of all
   * forks is what the verdict is for, and no finding here.
   */
  private static List<SlowInSome> slowForks(RunSummary summary, List<Cell> cells) {
    Map<Cell, List<Double>> costs = new HashMap<>();
    for (JournalEntry.Fork fork : summary.run().forks()) {
      costs.computeIfAbsent(fork.cell(), cell -> new ArrayList<>()).add(fork.cost());
    }
    List<SlowForks> counts = new ArrayList<>();
    for (Cell cell : cells) {
      counts.add(
          SlowForks.of(
              array(costs.get(summary.baselineOf(cell).orElseThrow())), array(costs.get(cell))));
    }
    boolean[] clear = SlowForks.findings(counts, RunSummary.LEVEL);
    List<SlowInSome> slow = new ArrayList<>();
    for (int i = 0; i < clear.length; i++) {
      SlowForks count = counts.get(i);
      if (clear[i] && count.areOfTheChangedRun()) {
        slow.add(
            new SlowInSome(
                cells.get(i),
                "%s is %s as slow in %d of %d forks, its baseline in %d of %d"
                    .formatted(
                        summary.name(cells.get(i)),
                        Figures.factor(count.factor()),
                        count.changed(),
                        count.changedForks(),
                        count.base(),
                        count.baseForks())));
      }
    }
    return slow;
  }

  private static double[] array(@Nullable List<Double> values) {
    return values == null
        ? new double[0]
        : values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static Verdict verdict(Estimate change, double threshold) {
    return change.count() < FEWEST_ROUNDS || change.interval().isEmpty()
        ? Verdict.TOO_FEW_FORKS
        : Verdict.of(change.interval().get(), Direction.LOWER_IS_BETTER, threshold, 0);
  }

  /**
   * Whether a cell is slower than its baseline, if only in some forks, or fails where that does
   * not.
   */
  public boolean hasRegression() {
    return !broken.isEmpty() || !slow.isEmpty() || count(Verdict.SLOWER) > 0;
  }

  /** The cells that are slower than their baseline, if only in some forks. */
  public Set<Cell> slower() {
    Set<Cell> cells = new LinkedHashSet<>();
    judged.stream()
        .filter(one -> one.verdict() == Verdict.SLOWER)
        .forEach(one -> cells.add(one.cell()));
    slow.forEach(one -> cells.add(one.cell()));
    return cells;
  }

  /** Whether any cell could be judged at all. */
  public boolean hasJudged() {
    return judged.stream().anyMatch(one -> one.verdict() != Verdict.TOO_FEW_FORKS);
  }

  private long count(Verdict verdict) {
    return judged.stream().filter(one -> one.verdict() == verdict).count();
  }

  /** The verdict on all of them, and a line for each that is not the same. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    List<String> counts = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      long cells = count(verdict);
      if (cells > 0) {
        counts.add(cells + " " + word(verdict));
      }
    }
    if (!broken.isEmpty()) {
      counts.add(0, broken.size() + " failed");
    }
    int all = judged.size() + broken.size();
    sentences.add(
        "Of %d %s with a baseline: %s."
            .formatted(
                all,
                all == 1 ? "cell" : "cells",
                counts.isEmpty() ? "none measured" : String.join(", ", counts)));
    broken.forEach(cell -> sentences.add("failed, and its baseline did not: " + cell));
    slow.forEach(one -> sentences.add("SLOW IN SOME FORKS: " + one.words()));
    for (Judged one : judged) {
      if (one.verdict() != Verdict.SAME) {
        sentences.add(word(one.verdict()) + ": " + one.name() + ", " + change(one.change()));
      }
    }
    if (!hasJudged() && broken.isEmpty()) {
      sentences.add(
          "Nothing could be judged: it takes %d rounds that both sides have."
              .formatted(FEWEST_ROUNDS));
    }
    return sentences;
  }

  private String word(Verdict verdict) {
    return switch (verdict) {
      case FASTER -> "faster";
      case SLOWER -> "slower";
      case SAME -> "same within " + Figures.percent(threshold);
      case UNDECIDED -> "cannot tell";
      case TOO_FEW_FORKS -> "too few forks";
    };
  }

  /** In percent, and as a factor where that is beyond twice: +1172% is no figure that one reads. */
  private static String change(Estimate change) {
    boolean isSmall = change.value() <= 2 && change.value() >= 0.5;
    DoubleFunction<String> words = isSmall ? PairedVerdicts::percent : Figures::factor;
    return words.apply(change.value())
        + (isSmall ? " cost" : " the cost")
        + Figures.intervalBehind(change, words);
  }

  private static String percent(double ratio) {
    return String.format(Locale.ROOT, "%+.1f%%", (ratio - 1) * 100);
  }
}
