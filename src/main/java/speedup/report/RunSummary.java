package speedup.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import speedup.run.Cell;
import speedup.run.JournalEntry;
import speedup.run.Skipped;
import speedup.run.StoredRun;
import speedup.stats.Estimate;
import speedup.stats.Mean;
import speedup.stats.PairedRatio;
import speedup.stats.Scaling;

/**
 * All cells of a run with their figures.
 *
 * @param cells those that were planned, in the order of the plan
 * @param skipped those that make no sense
 */
public record RunSummary(StoredRun run, List<CellSummary> cells, List<Skipped> skipped) {

  /** The confidence level of every interval that is printed. */
  public static final double LEVEL = 0.95;

  /** From this share of what the flag site can serve on, a cell measures the site. */
  private static final double CEILING_SHARE = 0.7;

  /** Copies the lists. */
  public RunSummary {
    cells = List.copyOf(cells);
    skipped = List.copyOf(skipped);
  }

  /** Works the figures out. */
  public static RunSummary of(StoredRun run) {
    Map<Cell, List<JournalEntry.Fork>> forks = new LinkedHashMap<>();
    run.planned().plan().cells().forEach(cell -> forks.put(cell, new ArrayList<>()));
    run.forks()
        .forEach(fork -> forks.computeIfAbsent(fork.cell(), cell -> new ArrayList<>()).add(fork));
    Map<Cell, JournalEntry.Failure> failures = new LinkedHashMap<>();
    run.failures().forEach(failure -> failures.put(failure.cell(), failure));

    List<CellSummary> cells = new ArrayList<>();
    forks.forEach((cell, measured) -> {
      Optional<Cell> baseline = Baselines.of(cell, forks.keySet());
      cells.add(
          summary(
              run,
              cell,
              measured,
              baseline.map(base -> forks.getOrDefault(base, List.of())).orElse(List.of()),
              Optional.ofNullable(failures.get(cell))));
    });
    return new RunSummary(run, cells, run.planned().plan().skipped());
  }

  private static CellSummary summary(
      StoredRun run,
      Cell cell,
      List<JournalEntry.Fork> forks,
      List<JournalEntry.Fork> baseline,
      Optional<JournalEntry.Failure> failure) {
    if (forks.isEmpty() || failure.isPresent()) {
      return unmeasured(cell, failure);
    }
    Estimate time =
        Mean.geometric(forks.stream().mapToDouble(JournalEntry.Fork::mean).toArray(), LEVEL);
    Optional<Estimate> speedup = PairedRatio.of(byRound(baseline), byRound(forks)).estimate(LEVEL);
    OptionalDouble tasksPerSecond = tasksPerSecond(forks, time.value());
    boolean complete = forks.size() >= run.planned().plan().rounds();
    return new CellSummary(
        cell,
        forks.size(),
        Optional.of(time),
        speedup,
        speedup.map(estimate -> Scaling.efficiency(estimate, cell.workers())),
        speedup.flatMap(estimate -> Scaling.serialFraction(estimate, cell.workers())),
        tasksPerSecond,
        complete ? CellStatus.MEASURED : CellStatus.INCOMPLETE,
        complete ? "" : "the run ended after " + forks.size() + " of its rounds",
        warning(run, cell, tasksPerSecond));
  }

  private static CellSummary unmeasured(Cell cell, Optional<JournalEntry.Failure> failure) {
    return new CellSummary(
        cell,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        failure.isPresent() ? CellStatus.FAILED : CellStatus.INCOMPLETE,
        failure.map(JournalEntry.Failure::reason).orElse("the run ended before its first round"),
        Optional.empty());
  }

  private static Map<Integer, Double> byRound(List<JournalEntry.Fork> forks) {
    Map<Integer, Double> means = new TreeMap<>();
    forks.forEach(fork -> means.put(fork.round(), fork.mean()));
    return means;
  }

  private static OptionalDouble tasksPerSecond(List<JournalEntry.Fork> forks, double seconds) {
    JournalEntry.Metric tasks = forks.getFirst().metrics().get("tasks");
    return tasks == null || tasks.scores().isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(tasks.scores().getFirst() / seconds);
  }

  private static Optional<String> warning(StoredRun run, Cell cell, OptionalDouble tasksPerSecond) {
    if (run.ceiling().isEmpty()
        || tasksPerSecond.isEmpty()
        || !cell.benchmark().endsWith(".flags")) {
      return Optional.empty();
    }
    double share = tasksPerSecond.getAsDouble() / run.ceiling().get().requestsPerSecond();
    return share < CEILING_SHARE
        ? Optional.empty()
        : Optional.of(
            "%s reaches %.0f %% of what the flag site can serve: the site is measured, and not"
                    .formatted(cell, share * 100)
                + " the strategy");
  }
}
