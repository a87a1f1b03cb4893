package speedup.report.conclusion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import speedup.batch.Baselines;
import speedup.batch.BatchCell;
import speedup.batch.Crowds;
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
import speedup.stats.ScalingModel;

/** How far each strategy scales on each workload: a fit in words, or that there is none. */
final class ScalabilityNotes {

  private ScalabilityNotes() {}

  static List<String> of(RunSummary summary) {
    Map<String, List<MeasuredCell>> series =
        summary.measured().stream()
            .filter(one -> one.factor().isPresent() && isOfAStrategy(one))
            .filter(one -> isOverOneWorker(summary, one))
            .collect(
                Collectors.groupingBy(
                    one -> name(one.batch().orElseThrow()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    RoundFigures rounds = RoundFigures.of(summary.run());
    List<String> notes = new ArrayList<>();
    Map<String, Integer> tooFew = new LinkedHashMap<>();
    series.forEach((name, cells) -> {
      List<ScalabilityPoint> points = points(summary, rounds, cells);
      switch (ScalabilityFit.of(points, cells.getFirst().processors(), RunSummary.LEVEL)) {
        case ScalabilityFit fit ->
            notes.add(sentence(name, fit, cells) + ScalingBound.of(summary, cells).orElse(""));
        case Scalability.TooFewWorkerCounts few -> tooFew.put(name, few.found());
      }
    });
    if (!tooFew.isEmpty()) {
      notes.add(noFit(tooFew, notes.isEmpty()));
    }
    notes.addAll(
        ScalingBound.ofTheBest(
            summary,
            series.entrySet().stream()
                .filter(one -> tooFew.containsKey(one.getKey()))
                .map(Map.Entry::getValue)
                .toList()));
    return notes;
  }

  /** More workers are more work in a crowd, so that it scales with nothing. */
  private static boolean isOfAStrategy(MeasuredCell one) {
    return !one.cell().isTwin()
        && one.batch()
            .filter(batch -> !Baselines.isSequential(batch) && !Crowds.isCrowd(batch))
            .isPresent();
  }

  /** How many times as fast as another number of workers is says nothing of one and more. */
  private static boolean isOverOneWorker(RunSummary summary, MeasuredCell one) {
    return summary
        .baselineOf(one.cell())
        .flatMap(BatchCell::of)
        .filter(baseline -> baseline.workers() == 1)
        .isPresent();
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
        + atLargest(fit.largestMeasured(), cells)
        + ". Predicted best: "
        + expected(fit, fit.bestWorkers())
        + (fit.bestWorkers() == twice
            ? ", and it may rise beyond"
            : "; with " + expected(fit, twice))
        + ". "
        + why(fit)
        + (fit.isBelievable()
            ? " The curve comes within "
                + Figures.percent(fit.worstResidual())
                + " of every measured speedup."
            : " The curve misses a measured speedup by "
                + Figures.percent(fit.worstResidual())
                + ": do not believe it.");
  }

  /** Which curve it is, and that it predicts what it was not fitted to better than the other. */
  private static String why(ScalabilityFit fit) {
    String curve =
        switch (fit.model()) {
          case ScalingModel.Knee knee -> "The knee at " + processors(knee.processors());
          case ScalingModel.Universal law -> "The universal law";
        };
    String other =
        fit.model() instanceof ScalingModel.Knee ? "the universal law" : "a knee at the processors";
    return curve
        + " misses worker counts that are left out by "
        + Figures.percent(Math.expm1(fit.errorOnLeftOut()))
        + (fit.errorOfTheOther().isPresent()
            ? ", "
                + other
                + " by "
                + Figures.percent(Math.expm1(fit.errorOfTheOther().getAsDouble()))
            : "")
        + ".";
  }

  static String processors(int count) {
    return count == 1 ? "1 processor" : count + " processors";
  }

  private static String expected(ScalabilityFit fit, int workers) {
    return workers
        + " workers, "
        + fit.predict(workers)
            .map(speedup ->
                Figures.factor(speedup.value()) + Figures.intervalBehind(speedup, Figures::factor))
            .orElseThrow();
  }

  /**
   * The serial fraction; where there are more workers than processors it would be that of the
   * machine and not of the work, and how busy the processors were takes its place.
   */
  private static String atLargest(int workers, List<MeasuredCell> cells) {
    String with = " with " + workers + " workers";
    return cells.stream()
        .filter(one -> one.batch().orElseThrow().workers() == workers)
        .findFirst()
        .map(one ->
            one.hasTooFewProcessors() && one.busyShare().isPresent()
                ? "; "
                    + Figures.percent(Math.min(1, one.busyShare().getAsDouble()))
                    + " of "
                    + processors(one.processors().orElseThrow())
                    + " busy"
                    + with
                : one.serialFraction()
                    .map(fraction -> ", serial fraction " + share(fraction) + with)
                    .orElse(""))
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
