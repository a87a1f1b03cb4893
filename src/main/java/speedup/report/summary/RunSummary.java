package speedup.report.summary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import speedup.batch.CellNames;
import speedup.run.Cell;
import speedup.run.JournalEntry;
import speedup.run.Layout;
import speedup.run.Skipped;
import speedup.run.StoredRun;
import speedup.stats.StoppingRule;

/**
 * All cells of a run with their figures.
 *
 * @param layout how the cells stand to each other
 * @param names what they are called
 * @param baselines the cell that each cell's factor is over, without those that have none
 * @param cells those that were planned, in the order of the plan
 * @param skipped those that make no sense
 */
public record RunSummary(
    StoredRun run,
    Layout layout,
    CellNames names,
    Map<Cell, Cell> baselines,
    List<CellSummary> cells,
    List<Skipped> skipped) {

  /** The share of all intervals that are printed that hold the truth, at least. */
  public static final double LEVEL = StoppingRule.COVERAGE;

  /** Copies the lists. */
  public RunSummary {
    baselines = Map.copyOf(baselines);
    cells = List.copyOf(cells);
    skipped = List.copyOf(skipped);
  }

  /** Works the figures out, the factors over the baselines of the plan. */
  public static RunSummary of(StoredRun run) {
    return of(run, run.planned().plan().layout());
  }

  /** Works the figures out. */
  public static RunSummary of(StoredRun run, Layout layout) {
    Map<Cell, List<JournalEntry.Fork>> forks = new LinkedHashMap<>();
    run.planned().plan().cells().forEach(cell -> forks.put(cell, new ArrayList<>()));
    run.countingForks()
        .forEach(fork -> forks.computeIfAbsent(fork.cell(), cell -> new ArrayList<>()).add(fork));
    Map<Cell, String> failures = new LinkedHashMap<>();
    run.failures().forEach(failure -> failures.put(failure.cell(), failure.reason()));
    Map<Cell, CellStatus> ends = new LinkedHashMap<>();
    run.ended().forEach(ended -> ends.put(ended.cell(), CellStatus.of(ended.end())));
    run.failures().stream()
        .filter(JournalEntry.Failure::crashed)
        .filter(failure -> !forks.getOrDefault(failure.cell(), List.of()).isEmpty())
        .forEach(failure -> ends.put(failure.cell(), CellStatus.CRASHED));
    if (run.isRunning()) {
      // An earlier part of the run was interrupted, and this one measures them on.
      ends.values().removeIf(CellStatus.INTERRUPTED::equals);
    }
    CellStatus unended = run.isRunning() ? CellStatus.RUNNING : CellStatus.INTERRUPTED;
    Map<Cell, Cell> baselines = layout.baselinesOf(forks.keySet());
    CellNames names = CellNames.of(forks.keySet());
    CellFigures figures = new CellFigures(run, layout, names);
    // In parallel: packed service times take a while to unpack.
    List<CellSummary> cells =
        forks.entrySet().parallelStream()
            .<CellSummary>map(entry -> {
              Cell cell = entry.getKey();
              List<JournalEntry.Fork> baseline =
                  Optional.ofNullable(baselines.get(cell))
                      .filter(base -> ends.get(base) != CellStatus.FAILED)
                      .map(base -> forks.getOrDefault(base, List.of()))
                      .orElse(List.of());
              CellStatus status = ends.getOrDefault(cell, unended);
              return entry.getValue().isEmpty() || status == CellStatus.FAILED
                  ? new UnmeasuredCell(cell, status, failures.getOrDefault(cell, ""))
                  : status == CellStatus.CRASHED
                      ? figures
                          .of(cell, entry.getValue(), baseline, status)
                          .withWarning(
                              crash(names.name(cell), entry.getValue(), failures.get(cell)))
                      : figures.of(cell, entry.getValue(), baseline, status);
            })
            .toList();
    return new RunSummary(run, layout, names, baselines, cells, run.planned().plan().skipped());
  }

  private static String crash(String name, List<JournalEntry.Fork> forks, @Nullable String reason) {
    return "%s crashed after %d fork%s, and again: %s; --resume tries once more"
        .formatted(name, forks.size(), forks.size() == 1 ? "" : "s", reason);
  }

  /** The same figures of some of the cells. */
  public RunSummary only(Predicate<Cell> which) {
    return new RunSummary(
        run,
        layout,
        names,
        baselines,
        cells.stream().filter(one -> which.test(one.cell())).toList(),
        skipped.stream().filter(one -> which.test(one.cell())).toList());
  }

  /** The same figures of these cells, and nothing of what was skipped. */
  public RunSummary ofCells(List<CellSummary> some) {
    Set<Cell> kept = Set.copyOf(some.stream().map(CellSummary::cell).toList());
    RunSummary part = only(kept::contains);
    return new RunSummary(run, layout, names, baselines, part.cells(), List.of());
  }

  /** The cells of which there are figures. */
  public List<MeasuredCell> measured() {
    return cells.stream().flatMap(one -> one.measured().stream()).toList();
  }

  /** The cell that a cell's factor is over. */
  public Optional<Cell> baselineOf(Cell cell) {
    return Optional.ofNullable(baselines.get(cell));
  }

  /**
   * Whether strategies of batches are compared: then there are workers, and tables of speedups over
   * them. A parameter of somebody else's may be called strategy too.
   */
  public boolean comparesStrategies() {
    return layout.compared().equals(Layout.STRATEGIES.compared())
        && (cells.isEmpty() || cells.stream().anyMatch(cell -> cell.batch().isPresent()));
  }

  /** What a cell is called. */
  public String name(Cell cell) {
    return names.name(cell);
  }
}
