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

  private static final String OF_FORKS =
      "change: NEW against BASE, of the geometric means of the forks; less is better for times,"
          + " more for rates. p: Welch's test on logarithms, adjusted. exact p: Mann-Whitney, not"
          + " adjusted, ~ where ties make it an approximation. delta: Cliff's. bootstrap: the"
          + " interval again, by drawing forks and their iterations; ? where it holds no"
          + " change.";

  private static final String OF_RUNS =
      "change: NEW against BASE, of the geometric means of the runs; less is better for times, more"
          + " for rates. p: Student's test on logarithms of the runs' means, adjusted. exact p:"
          + " Mann-Whitney of the runs, not adjusted. delta: Cliff's, of the runs.";

  private static final String BY_RUN =
      "The unit is the run: what differs from session to session is in the intervals.";

  private static final String ONE_SESSION =
      "One run a side: this is said of this session, not of this machine, for what differs from"
          + " session to session is in no interval. 'compare A1,A2,A3 B1,B2' takes several runs a"
          + " side, and the run as the unit.";

  private static final String CALIBRATED =
      "Times of work that computes are as if every machine had done its fixed work as fast as that"
          + " of the last result: they were multiplied by what that took there over what it took in"
          + " theirs. Downloads, and benchmarks of others, are as they were measured.";

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
            + (more > 0 ? "; and of " + more + (more == 1 ? " more cell" : " more cells") : "")
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
    notes.add(comparison.isByRun() ? OF_RUNS : OF_FORKS);
    notes.add(comparison.isByRun() ? BY_RUN : ONE_SESSION);
    if (comparison.isCalibrated()) {
      notes.add(CALIBRATED);
    }
    oddForks(comparison).ifPresent(notes::add);
    if (comparison.cells().stream().anyMatch(cell -> cell.slowForks().isPresent())) {
      notes.add(
          "Slow forks: more than 1.5 times and five robust standard deviations from the fast half"
              + " of both sides together, with a gap to the other forks of their side; Fisher's"
              + " exact test of their numbers, adjusted by Tarone's procedure.");
    }
    if (comparison.count(Verdict.TOO_FEW_FORKS) > 0) {
      notes.add(
          "Too few forks: no result of so few could prove a change at 95 %; it takes "
              + Comparison.fewestForks(RunSummary.LEVEL)
              + " a side.");
    }
    if (comparison.unequal() > 0) {
      notes.add(
          "Cells of which nothing can be told, for one side has too many more forks than the other:"
              + " "
              + comparison.unequal()
              + ". There more than 5 % of tables would have a false alarm, up to 12 %. Measure as"
              + " many on both sides; from 6 on one may have twice as many, from 10 on any"
              + " number.");
    }
    return notes;
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
    if (comparison.unequal() > 0) {
      return "nothing could be judged: the numbers of forks are too unequal, "
          + base
          + " in BASE and "
          + changed
          + " in NEW; measure as many on both sides";
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
