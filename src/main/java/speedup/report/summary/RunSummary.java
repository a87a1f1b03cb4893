package speedup.report.summary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import speedup.run.Cell;
import speedup.run.JournalEntry;
import speedup.run.Skipped;
import speedup.run.StoredRun;
import speedup.stats.Estimate;
import speedup.stats.Mean;
import speedup.stats.PairedRatio;
import speedup.stats.Scaling;
import speedup.stats.StoppingRule;

/**
 * All cells of a run with their figures.
 *
 * @param baseline what the speedups are over
 * @param cells those that were planned, in the order of the plan
 * @param skipped those that make no sense
 */
public record RunSummary(
    StoredRun run, Baseline baseline, List<CellSummary> cells, List<Skipped> skipped) {

  /** The share of all intervals that are printed that hold the truth, at least. */
  public static final double LEVEL = StoppingRule.COVERAGE;

  /** From this share of what the flag site can serve on, a cell measures the site. */
  private static final double CEILING_SHARE = 0.7;

  /** Copies the lists. */
  public RunSummary {
    cells = List.copyOf(cells);
    skipped = List.copyOf(skipped);
  }

  /** Works the figures out, the speedups over the sequential cells. */
  public static RunSummary of(StoredRun run) {
    return of(run, Baseline.SEQUENTIAL);
  }

  /** Works the figures out. */
  public static RunSummary of(StoredRun run, Baseline over) {
    Map<Cell, List<JournalEntry.Fork>> forks = new LinkedHashMap<>();
    run.planned().plan().cells().forEach(cell -> forks.put(cell, new ArrayList<>()));
    run.forks()
        .forEach(fork -> forks.computeIfAbsent(fork.cell(), cell -> new ArrayList<>()).add(fork));
    Map<Cell, String> failures = new LinkedHashMap<>();
    run.failures().forEach(failure -> failures.put(failure.cell(), failure.reason()));
    Map<Cell, CellStatus> ends = new LinkedHashMap<>();
    run.ended().forEach(ended -> ends.put(ended.cell(), CellStatus.of(ended.end())));
    if (run.isRunning()) {
      // An earlier part of the run was interrupted, and this one measures them on.
      ends.values().removeIf(CellStatus.INTERRUPTED::equals);
    }
    CellStatus unended = run.isRunning() ? CellStatus.RUNNING : CellStatus.INTERRUPTED;

    Optional<JournalEntry.Ceiling> ceiling = run.ceiling();
    StoppingRule rule = run.planned().plan().rules().stoppingRule();
    // In parallel: packed service times take a while to unpack.
    List<CellSummary> cells =
        forks.entrySet().parallelStream()
            .map(entry -> {
              Cell cell = entry.getKey();
              List<JournalEntry.Fork> baseline =
                  over.of(cell, forks.keySet())
                      .filter(base -> ends.get(base) != CellStatus.FAILED)
                      .map(base -> forks.getOrDefault(base, List.of()))
                      .orElse(List.of());
              CellStatus status = ends.getOrDefault(cell, unended);
              return entry.getValue().isEmpty() || status == CellStatus.FAILED
                  ? unmeasured(cell, status, failures.getOrDefault(cell, ""))
                  : summary(rule, ceiling, cell, entry.getValue(), baseline, status);
            })
            .toList();
    return new RunSummary(run, over, cells, run.planned().plan().skipped());
  }

  /** The same figures of some of the cells. */
  public RunSummary only(Predicate<Cell> which) {
    return new RunSummary(
        run,
        baseline,
        cells.stream().filter(one -> which.test(one.cell())).toList(),
        skipped.stream().filter(one -> which.test(one.cell())).toList());
  }

  /** The cell that a cell's speedup is over. */
  public Optional<Cell> baselineOf(Cell cell) {
    return baseline.of(cell, run.planned().plan().cells());
  }

  private static CellSummary summary(
      StoppingRule rule,
      Optional<JournalEntry.Ceiling> ceiling,
      Cell cell,
      List<JournalEntry.Fork> forks,
      List<JournalEntry.Fork> baseline,
      CellStatus status) {
    Estimate time =
        Mean.geometric(
            forks.stream().mapToDouble(JournalEntry.Fork::mean).toArray(),
            rule.level(forks.size()));
    PairedRatio ratio = PairedRatio.of(byRound(baseline), byRound(forks));
    Optional<Estimate> speedup = ratio.estimate(rule.level(ratio.count()));
    OptionalDouble tasksPerSecond = perSecond(forks, "tasks", time);
    return new CellSummary(
        cell,
        forks.size(),
        Optional.of(time),
        speedup,
        speedup.map(estimate -> Scaling.efficiency(estimate, cell.workers())),
        speedup.flatMap(estimate -> Scaling.serialFraction(estimate, cell.workers())),
        mean(forks, JournalEntry.Metric.CPU_SECONDS),
        scores(forks, JournalEntry.Metric.PEAK_RESIDENT).max(),
        tasksPerSecond,
        perSecond(forks, "bytes", time),
        ServicePercentiles.of(forks),
        status,
        "",
        warning(ceiling, cell, tasksPerSecond));
  }

  private static CellSummary unmeasured(Cell cell, CellStatus status, String reason) {
    return new CellSummary(
        cell,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        status,
        reason,
        Optional.empty());
  }

  private static OptionalDouble perSecond(
      List<JournalEntry.Fork> forks, String metric, Estimate time) {
    OptionalDouble amount = mean(forks, metric);
    return amount.isPresent()
        ? OptionalDouble.of(amount.getAsDouble() / time.value())
        : OptionalDouble.empty();
  }

  private static OptionalDouble mean(List<JournalEntry.Fork> forks, String metric) {
    return scores(forks, metric).average();
  }

  private static DoubleStream scores(List<JournalEntry.Fork> forks, String metric) {
    return forks.stream()
        .flatMap(fork -> Stream.ofNullable(fork.metrics().get(metric)))
        .flatMapToDouble(measured -> measured.scores().stream().mapToDouble(Double::doubleValue));
  }

  private static Map<Integer, Double> byRound(List<JournalEntry.Fork> forks) {
    Map<Integer, Double> means = new TreeMap<>();
    forks.forEach(fork -> means.put(fork.round(), fork.mean()));
    return means;
  }

  private static Optional<String> warning(
      Optional<JournalEntry.Ceiling> ceiling, Cell cell, OptionalDouble tasksPerSecond) {
    if (ceiling.isEmpty() || tasksPerSecond.isEmpty() || !cell.benchmark().endsWith(".flags")) {
      return Optional.empty();
    }
    double share = tasksPerSecond.getAsDouble() / ceiling.get().requestsPerSecond();
    return share < CEILING_SHARE
        ? Optional.empty()
        : Optional.of(
            "%s reaches %.0f %% of what the flag site can serve: the site is measured, and not"
                    .formatted(cell, share * 100)
                + " the strategy");
  }
}
