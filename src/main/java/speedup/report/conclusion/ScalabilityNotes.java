package speedup.report.conclusion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.stream.Collectors;
import speedup.batch.Baselines;
import speedup.batch.BatchCell;
import speedup.report.summary.MeasuredCell;
import speedup.report.summary.RoundFigures;
import speedup.report.summary.RunSummary;
import speedup.report.text.Figures;
import speedup.run.Cell;
import speedup.stats.Estimate;
import speedup.stats.PairedRatio;
import speedup.stats.Scalability;
import speedup.stats.ScalabilityFit;
import speedup.stats.ScalabilityPoint;

/** How far each strategy scales on each workload: a fit in words, or that there is none. */
final class ScalabilityNotes {

  private ScalabilityNotes() {}

  static List<String> of(RunSummary summary) {
    Map<String, List<MeasuredCell>> series =
        summary.measured().stream()
            .filter(one -> one.factor().isPresent() && isOfAStrategy(one))
            .collect(
                Collectors.groupingBy(
                    one -> name(one.batch().orElseThrow()), LinkedHashMap::new, Collectors.toList()));
    RoundFigures rounds = RoundFigures.of(summary.run());
    List<String> notes = new ArrayList<>();
    Map<String, Integer> tooFew = new LinkedHashMap<>();
    series.forEach((name, cells) -> {
      List<ScalabilityPoint> points = points(summary, rounds, cells);
      switch (ScalabilityFit.of(points, OptionalInt.empty(), RunSummary.LEVEL)) {
        case ScalabilityFit fit -> notes.add(sentence(name, fit, cells));
        case Scalability.TooFewWorkerCounts few -> tooFew.put(name, few.found());
      }
    });
    if (!tooFew.isEmpty()) {
      notes.add(noFit(tooFew, notes.isEmpty()));
    }
    return notes;
  }

  private static boolean isOfAStrategy(MeasuredCell one) {
    return !one.cell().isTwin()
        && one.batch().filter(batch -> !Baselines.isSequential(batch)).isPresent();
  }

  private static String name(BatchCell batch) {
    return batch.strategy() + " on " + batch.work() + ", " + batch.lifecycle();
  }

  private static List<ScalabilityPoint> points(
      RunSummary summary, RoundFigures rounds, List<MeasuredCell> cells) {
    List<ScalabilityPoint> points = new ArrayList<>();
    for (MeasuredCell one : cells) {
      Optional<Cell> baseline = summary.baselineOf(one.cell());
      if (baseline.isPresent()) {
        SortedMap<Integer, Double> speedups =
            PairedRatio.of(rounds.costs(baseline.get()), rounds.costs(one.cell())).ratios();
        if (!speedups.isEmpty()) {
          points.add(new ScalabilityPoint(one.batch().orElseThrow().workers(), speedups));
        }
      }
    }
    return points;
  }

  private static String sentence(String name, ScalabilityFit fit, List<MeasuredCell> cells) {
    int twice = 2 * fit.largestMeasured();
    return name
        + ": contention "
        + share(fit.contention())
        + fit.coherency().map(coherency -> ", coherency " + share(coherency)).orElse("")
        + fit.oversubscription()
            .map(loss -> ", each worker more than processors " + share(loss))
            .orElse("")
        + serialFraction(fit.largestMeasured(), cells)
        + ". Predicted best: "
        + expected(fit, fit.bestWorkers())
        + (fit.bestWorkers() == twice
            ? ", and it may rise beyond"
            : "; with " + expected(fit, twice))
        + (fit.isBelievable()
            ? ". The curve comes within "
                + Figures.percent(fit.worstResidual())
                + " of every measured speedup."
            : ". The curve misses a measured speedup by "
                + Figures.percent(fit.worstResidual())
                + ": do not believe it.");
  }

  private static String expected(ScalabilityFit fit, int workers) {
    return workers
        + " workers, "
        + fit.predict(workers)
            .map(speedup ->
                Figures.factor(speedup.value()) + Figures.intervalBehind(speedup, Figures::factor))
            .orElseThrow();
  }

  private static String serialFraction(int workers, List<MeasuredCell> cells) {
    return cells.stream()
        .filter(one -> one.batch().orElseThrow().workers() == workers)
        .flatMap(one -> one.serialFraction().stream())
        .findFirst()
        .map(fraction -> ", serial fraction " + share(fraction) + " with " + workers + " workers")
        .orElse("");
  }

  private static String share(Estimate share) {
    return percent(share.value()) + Figures.intervalBehind(share, ScalabilityNotes::percent);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, Math.abs(share) < 0.01 ? "%.2f%%" : "%.1f%%", share * 100);
  }

  private static String noFit(Map<String, Integer> tooFew, boolean isForAll) {
    int most = tooFew.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
    String needed = "a fit takes " + ScalabilityFit.FEWEST_WORKER_COUNTS + " worker counts, and ";
    return isForAll
        ? "Not guessed: " + needed + "no strategy was measured with more than " + most + "."
        : "Not guessed for the others: "
            + needed
            + tooFew.entrySet().stream()
                .map(entry -> entry.getKey() + " has " + entry.getValue())
                .collect(Collectors.joining("; "))
            + ".";
  }
}
