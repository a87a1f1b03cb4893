package speedup.report.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import speedup.report.compare.RunComparison.Compared;
import speedup.report.summary.RunSummary;
import speedup.report.text.Figures;
import speedup.stats.Comparison;
import speedup.stats.Verdict;

/** What a comparison amounts to, and how to read it. */
final class ComparisonNotes {

  /** With fewer forks on the smaller side, unequal numbers break the promise on false alarms. */
  private static final int ENOUGH_TO_BE_UNEQUAL = 6;

  private static final int UNEQUAL = 2;

  private static final int MOST_NAMED = 4;

  private ComparisonNotes() {}

  /** The whole, in one line: the counts add up to the number of cells that BASE has. */
  static String verdict(RunComparison comparison) {
    Unpaired unpaired = comparison.unpaired();
    List<String> counts = new ArrayList<>();
    addIfAny(counts, unpaired.broken().size(), "FAILED");
    addIfAny(counts, unpaired.gone().size(), "gone");
    for (Verdict verdict :
        List.of(Verdict.SLOWER, Verdict.FASTER, Verdict.SAME, Verdict.UNDECIDED)) {
      counts.add(
          comparison.count(verdict) + " " + ComparisonTable.words(verdict, comparison.threshold()));
    }
    addIfAny(
        counts,
        comparison.count(Verdict.TOO_FEW_FORKS),
        "with " + ComparisonTable.word(Verdict.TOO_FEW_FORKS));
    addIfAny(counts, unpaired.unclear().size(), "not compared");
    int cells =
        comparison.cells().size()
            + unpaired.broken().size()
            + unpaired.gone().size()
            + unpaired.unclear().size();
    long slow = comparison.cells().stream().filter(Compared::isSlowInMoreForks).count();
    return "Of "
        + cells(cells)
        + ": "
        + String.join(", ", counts)
        + (slow == 0 ? "" : "; SLOW IN SOME FORKS of NEW: " + slow);
  }

  private static String cells(int count) {
    return count == 1 ? "1 cell" : count + " cells";
  }

  private static void addIfAny(List<String> counts, long count, String what) {
    if (count > 0) {
      counts.add(count + " " + what);
    }
  }

  /** The cells without a verdict, a line each, the worst first. */
  static List<String> unpaired(RunComparison comparison) {
    Unpaired unpaired = comparison.unpaired();
    List<String> lines = new ArrayList<>();
    unpaired.broken().forEach(cell -> lines.add("FAILED in NEW, and not in BASE: " + cell));
    unpaired.gone().forEach(cell -> lines.add("gone, in BASE and not in NEW: " + cell));
    unpaired.unclear().forEach(cell -> lines.add("not compared: " + cell));
    unpaired.added().forEach(cell -> lines.add("only in NEW: " + cell));
    return lines;
  }

  /** The cells of which one side has clearly more slow forks, a line each. */
  static List<String> slowForks(RunComparison comparison) {
    List<String> lines = new ArrayList<>();
    for (Compared cell : comparison.cells()) {
      cell.slowForks()
          .ifPresent(slow ->
              lines.add(
                  slow.areOfTheChangedRun()
                      ? "SLOW IN SOME FORKS: NEW is %s as slow in %d of %d forks, BASE in %d of %d: %s"
                          .formatted(
                              Figures.factor(slow.factor()),
                              slow.changed(),
                              slow.changedForks(),
                              slow.base(),
                              slow.baseForks(),
                              cell.name())
                      : "no longer slow in some forks: BASE was %s as slow in %d of %d, NEW in %d of"
                              .formatted(
                                  Figures.factor(slow.factor()),
                                  slow.base(),
                                  slow.baseForks(),
                                  slow.changed())
                          + " %d: %s".formatted(slow.changedForks(), cell.name())));
    }
    return lines;
  }

  private static Optional<String> oddForks(RunComparison comparison) {
    int base = 0;
    int changed = 0;
    List<String> cells = new ArrayList<>();
    for (Compared cell : comparison.cells()) {
      int before = cell.base().odd().size();
      int after = cell.changed().odd().size();
      base += before;
      changed += after;
      if (before + after > 0) {
        cells.add("%s %d, %d".formatted(cell.name(), before, after));
      }
    }
    if (cells.isEmpty()) {
      return Optional.empty();
    }
    int more = cells.size() - MOST_NAMED;
    return Optional.of(
        "Odd forks, which do not count: %d in BASE, %d in NEW: ".formatted(base, changed)
            + cells.stream().limit(MOST_NAMED).collect(Collectors.joining("; "))
            + (more > 0 ? "; and of " + more + " more cells" : "")
            + ". They are more than 1.5 times and five robust standard deviations from the median"
            + " of their cell.");
  }

  /** What the words and columns mean, and what to beware of. */
  static List<String> reading(RunComparison comparison) {
    String threshold = ComparisonTable.share(comparison.threshold());
    List<String> notes = new ArrayList<>();
    notes.add(
        "slower, faster: the change's interval, adjusted by Holm's procedure for "
            + cells(comparison.cells().size())
            + ", excludes 0, and the change is above "
            + threshold
            + " and above the noise floor, which is what the cell shows against itself. "
            + ComparisonTable.words(Verdict.SAME, comparison.threshold())
            + ": the interval lies inside "
            + ComparisonTable.range(comparison.threshold())
            + ". cannot tell: neither; more forks make the interval"
            + " narrower.");
    notes.add(
        "change: NEW against BASE, of the geometric means of the forks; less is better for times,"
            + " more for rates. p: Welch's test on logarithms, adjusted. exact p: Mann-Whitney, not"
            + " adjusted, ~ where ties make it an approximation. delta: Cliff's. bootstrap: the"
            + " interval again, by drawing forks and their iterations; ? where it holds no"
            + " change.");
    oddForks(comparison).ifPresent(notes::add);
    if (comparison.cells().stream().anyMatch(cell -> cell.slowForks().isPresent())) {
      notes.add(
          "Slow forks: more than 1.5 times and five robust standard deviations from the fast half"
              + " of both sides together; Fisher's exact test of their numbers, adjusted by"
              + " Tarone's procedure.");
    }
    if (comparison.count(Verdict.TOO_FEW_FORKS) > 0) {
      notes.add(
          "Too few forks: no result of so few could prove a change at 95 %; it takes "
              + Comparison.fewestForks(RunSummary.LEVEL)
              + " a side.");
    }
    long unequal = comparison.cells().stream().filter(ComparisonNotes::isUnequal).count();
    if (unequal > 0) {
      notes.add(
          "Cells with more than twice as many forks on one side, and fewer than 6 on the other: "
              + unequal
              + ". There the promise of at most 5 % of tables with a false alarm does not hold; up"
              + " to 12 % were seen.");
    }
    return notes;
  }

  private static boolean isUnequal(Compared cell) {
    int base = cell.base().forks().size();
    int changed = cell.changed().forks().size();
    return cell.finding().evidence().isPresent()
        && Math.min(base, changed) < ENOUGH_TO_BE_UNEQUAL
        && Math.max(base, changed) > UNEQUAL * Math.min(base, changed);
  }

  /**
   * What to do where nothing could be judged, in one line.
   *
   * @throws IllegalStateException if something could
   */
  static String tooFewForks(RunComparison comparison) {
    int base = most(comparison, true);
    int changed = most(comparison, false);
    if (comparison.isJudged()) {
      throw new IllegalStateException("some cells have enough forks");
    }
    return "nothing could be judged: it takes "
        + Comparison.fewestForks(RunSummary.LEVEL)
        + " forks a side, and no cell has more than "
        + base
        + " in BASE and "
        + changed
        + " in NEW; measure both with more, such as -f 6";
  }

  private static int most(RunComparison comparison, boolean isBase) {
    return comparison.cells().stream()
        .mapToInt(cell -> (isBase ? cell.base() : cell.changed()).forks().size())
        .max()
        .orElse(0);
  }
}
