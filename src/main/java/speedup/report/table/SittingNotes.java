package speedup.report.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import speedup.report.summary.MeasuredCell;
import speedup.report.summary.RunSummary;
import speedup.report.text.Figures;
import speedup.run.Cell;
import speedup.run.ForkNumber;
import speedup.run.JournalEntry;

/**
 * Which factors are over a baseline of another sitting. A run that is gone on with is measured in
 * several; pairing by round takes care of it but where a round has forks of two, as that of a cell
 * that failed and was measured again, or the round in which the run was interrupted.
 */
public final class SittingNotes {

  private final RunSummary summary;
  private final List<Instant> resumed = new ArrayList<>();
  private final List<Double> calibrations = new ArrayList<>();
  private final Map<Cell, Map<Integer, Set<Integer>>> sittings = new HashMap<>();

  private SittingNotes(RunSummary summary) {
    this.summary = summary;
    Map<Cell, Map<ForkNumber, Integer>> all = new HashMap<>();
    for (JournalEntry entry : summary.run().entries()) {
      switch (entry) {
        case JournalEntry.Resumed part -> resumed.add(part.at());
        case JournalEntry.Calibration calibration -> calibrations.add(calibration.seconds());
        case JournalEntry.Fork fork when fork.counts() ->
            all.computeIfAbsent(fork.cell(), any -> new HashMap<>())
                .put(fork.number(), resumed.size());
        default -> {}
      }
    }
    for (JournalEntry.Fork fork : summary.run().countingForks()) {
      sittings
          .computeIfAbsent(fork.cell(), any -> new TreeMap<>())
          .computeIfAbsent(fork.round(), any -> new TreeSet<>())
          .add(all.getOrDefault(fork.cell(), Map.of()).getOrDefault(fork.number(), 0));
    }
  }

  /** Says it of a run, in a sentence; empty if every round of every pair is of one sitting. */
  public static Optional<String> of(RunSummary summary) {
    return new SittingNotes(summary).sentence();
  }

  /** The same in at most 80 columns. */
  public static Optional<String> inShort(RunSummary summary) {
    int cells = new SittingNotes(summary).apart().size();
    return cells == 0
        ? Optional.empty()
        : Optional.of(
            "in another sitting than its baseline: %d of %d cells; 'table --all' names %s"
                .formatted(cells, summary.cells().size(), cells == 1 ? "it" : "them"));
  }

  private Optional<String> sentence() {
    List<String> cells = new ArrayList<>();
    Set<Integer> concerned = new TreeSet<>();
    apart()
        .forEach((cell, rounds) -> {
          rounds.forEach(concerned::addAll);
          cells.add(
              "%s in %d of %d rounds"
                  .formatted(summary.name(cell), rounds.size(), pairs(cell).size()));
        });
    return cells.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "measured in another sitting than the baseline, "
                + RunNotes.some(cells)
                + " ("
                + when(concerned)
                + "): machine speed may differ"
                + speeds(concerned)
                + ".");
  }

  /** The cells that have rounds of several sittings, with these rounds. */
  private Map<Cell, List<Set<Integer>>> apart() {
    Map<Cell, List<Set<Integer>>> apart = new LinkedHashMap<>();
    for (MeasuredCell cell : summary.measured()) {
      List<Set<Integer>> mixed =
          pairs(cell.cell()).stream().filter(together -> together.size() > 1).toList();
      if (!mixed.isEmpty()) {
        apart.put(cell.cell(), mixed);
      }
    }
    return apart;
  }

  /** The sittings of the forks that are paired, a set for each round that both cells have. */
  private List<Set<Integer>> pairs(Cell cell) {
    Map<Integer, Set<Integer>> base =
        summary
            .baselineOf(cell)
            .filter(baseline -> !baseline.equals(cell))
            .map(baseline -> sittings.getOrDefault(baseline, Map.of()))
            .orElse(Map.of());
    List<Set<Integer>> pairs = new ArrayList<>();
    sittings
        .getOrDefault(cell, Map.of())
        .forEach((round, own) -> {
          Set<Integer> other = base.get(round);
          if (other != null) {
            Set<Integer> both = new TreeSet<>(own);
            both.addAll(other);
            pairs.add(both);
          }
        });
    return pairs;
  }

  private String when(Set<Integer> which) {
    return which.stream()
        .map(sitting ->
            sitting == 0
                ? "begun " + RunHeader.date(summary.run().planned().started())
                : "resumed " + RunHeader.date(resumed.get(sitting - 1)))
        .collect(Collectors.joining(", "));
  }

  /** How far apart the machine was by its fixed work; empty where a sitting does not know it. */
  private String speeds(Set<Integer> which) {
    if (calibrations.size() != resumed.size() + 1) {
      return "";
    }
    double slowest = which.stream().mapToDouble(calibrations::get).max().orElseThrow();
    double fastest = which.stream().mapToDouble(calibrations::get).min().orElseThrow();
    return ", and did by " + Figures.percent(slowest / fastest - 1) + " for the same work";
  }
}
