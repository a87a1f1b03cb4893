package speedup.report.summary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import speedup.batch.BatchCell;
import speedup.batch.Batches;
import speedup.batch.CellNames;
import speedup.flags.FlagDownloads;
import speedup.run.Cell;
import speedup.run.ForkMetric;
import speedup.run.ForkNumber;
import speedup.run.JournalEntry;
import speedup.run.Layout;
import speedup.run.ScoreUnit;
import speedup.run.StoredRun;
import speedup.run.WarmUps;
import speedup.stats.Estimate;
import speedup.stats.Mean;
import speedup.stats.OddForks.OddFork;
import speedup.stats.PairedRatio;
import speedup.stats.StoppingRule;

/** Works out the figures of a cell from its forks. */
final class CellFigures {

  /** From this share of what the flag site can serve on, a cell measures the site. */
  private static final double CEILING_SHARE = 0.7;

  private final Optional<JournalEntry.Ceiling> ceiling;
  private final StoppingRule rule;
  private final Layout layout;
  private final CellNames names;
  private final Map<Cell, Map<ForkNumber, OddFork>> odd;
  private final OptionalInt processors;

  CellFigures(StoredRun run, Layout layout, CellNames names) {
    this.ceiling = run.ceiling();
    this.rule = run.planned().plan().rules().stoppingRule();
    this.layout = layout;
    this.names = names;
    this.odd = run.oddForks();
    this.processors =
        run.environment()
            .map(environment -> OptionalInt.of(environment.processors().availableToJava()))
            .orElse(OptionalInt.empty());
  }

  /**
   * The figures of a cell.
   *
   * @param forks those that count; at least one
   * @param baseline those of the cell that it is compared with
   */
  MeasuredCell of(
      Cell cell,
      List<JournalEntry.Fork> forks,
      List<JournalEntry.Fork> baseline,
      CellStatus status) {
    Estimate score =
        Mean.geometric(
            forks.stream().mapToDouble(JournalEntry.Fork::mean).toArray(),
            rule.level(byRound(forks).size()));
    PairedRatio ratio = PairedRatio.of(byRound(baseline), byRound(forks));
    MeasuredCell figures =
        new MeasuredCell(
            cell,
            status,
            forks.getFirst().scoreUnit(),
            score,
            ratio.estimate(rule.level(ratio.count())),
            layout.workersOf(cell).map(OptionalInt::of).orElse(OptionalInt.empty()),
            !baseline.isEmpty() && isOneWorkerForIt(cell, baseline.getFirst().cell()),
            processors(cell),
            metrics(forks),
            cores(forks),
            peak(forks),
            MergedServiceTimes.of(forks),
            List.copyOf(odd.getOrDefault(cell, Map.of()).values()),
            WarmUps.stillWarming(forks),
            Optional.empty());
    return warning(figures).map(figures::withWarning).orElse(figures);
  }

  private boolean isOneWorkerForIt(Cell cell, Cell baseline) {
    return layout.workersOf(baseline).equals(Optional.of(1))
        && cell.variant().equals(baseline.variant());
  }

  private static Map<Integer, Double> byRound(List<JournalEntry.Fork> forks) {
    Map<Integer, List<Double>> costs = new TreeMap<>();
    forks.forEach(
        fork -> costs.computeIfAbsent(fork.round(), round -> new ArrayList<>()).add(fork.cost()));
    return PairedRatio.means(costs);
  }

  private Map<String, MeasuredMetric> metrics(List<JournalEntry.Fork> forks) {
    Map<String, List<Double>> ofForks = new HashMap<>();
    Map<String, ScoreUnit> units = new HashMap<>();
    for (JournalEntry.Fork fork : forks) {
      fork.metrics()
          .forEach((name, metric) -> {
            double ofFork = metric.ofFork();
            if (Double.isFinite(ofFork)) {
              ofForks.computeIfAbsent(name, any -> new ArrayList<>()).add(ofFork);
              units.put(name, ScoreUnit.of(metric.unit(), fork.cell().mode()));
            }
          });
    }
    Map<String, MeasuredMetric> metrics = new HashMap<>();
    units.forEach((name, unit) -> {
      double[] values =
          ofForks.getOrDefault(name, List.of()).stream().mapToDouble(Double::doubleValue).toArray();
      metrics.put(name, MeasuredMetric.of(unit, values));
    });
    return metrics;
  }

  private static OptionalDouble cores(List<JournalEntry.Fork> forks) {
    return forks.stream()
        .filter(fork -> fork.metrics().containsKey(ForkMetric.CPU_SECONDS))
        .filter(fork -> fork.measuredSeconds() > 0)
        .mapToDouble(CellFigures::cores)
        .average();
  }

  private static double cores(JournalEntry.Fork fork) {
    ForkMetric known = fork.metrics().get(ForkMetric.CORES);
    return known == null
        ? cpuSeconds(fork) / fork.measuredSeconds()
        : known.scores().stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  private static double cpuSeconds(JournalEntry.Fork fork) {
    ForkMetric metric = fork.metrics().get(ForkMetric.CPU_SECONDS);
    return metric == null ? 0 : metric.scores().stream().mapToDouble(Double::doubleValue).sum();
  }

  private static OptionalDouble peak(List<JournalEntry.Fork> forks) {
    return forks.stream()
        .flatMap(fork -> Stream.ofNullable(fork.metrics().get(ForkMetric.PEAK_RESIDENT)))
        .flatMapToDouble(metric -> metric.scores().stream().mapToDouble(Double::doubleValue))
        .max();
  }

  private OptionalInt processors(Cell cell) {
    return BatchCell.of(cell).filter(Batches::computes).isPresent()
        ? processors
        : OptionalInt.empty();
  }

  private Optional<String> warning(MeasuredCell figures) {
    OptionalDouble tasks = figures.perSecond("tasks");
    boolean isServed =
        BatchCell.of(figures.cell())
            .filter(batch -> FlagDownloads.areOf(Batches.workload(batch)))
            .isPresent();
    if (ceiling.isEmpty() || tasks.isEmpty() || !isServed) {
      return Optional.empty();
    }
    double share = tasks.getAsDouble() / ceiling.get().requestsPerSecond();
    return share < CEILING_SHARE
        ? Optional.empty()
        : Optional.of(
            "%s reaches %.0f %% of what the flag site can serve: the site is measured, and not"
                    .formatted(names.name(figures.cell()), share * 100)
                + " the strategy");
  }
}
