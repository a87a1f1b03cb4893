package speedup.report.conclusion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import speedup.batch.BatchCell;
import speedup.report.summary.MeasuredCell;
import speedup.report.summary.RunSummary;
import speedup.report.text.Figures;
import speedup.run.Cell;
import speedup.run.ForkMetric;
import speedup.stats.Estimate;
import speedup.stats.Scaling;

/**
 * What a speedup cannot exceed, which needs no fit: neither workers nor processors can do more than
 * work all the time.
 */
final class ScalingBound {

  private ScalingBound() {}

  /** A sentence about the greatest number of workers of a series, to follow another one. */
  static Optional<String> of(RunSummary summary, List<MeasuredCell> series) {
    return series.stream()
        .max(Comparator.comparingInt(ScalingBound::workers))
        .flatMap(largest -> sentence(summary, series, largest).map(text -> " " + text));
  }

  /** For each workload the sentence about the cell of all its series that is the fastest. */
  static List<String> ofTheBest(RunSummary summary, List<List<MeasuredCell>> serieses) {
    Map<String, List<List<MeasuredCell>>> workloads = new LinkedHashMap<>();
    for (List<MeasuredCell> series : serieses) {
      BatchCell batch = series.getFirst().batch().orElseThrow();
      workloads
          .computeIfAbsent(batch.work() + ", " + batch.lifecycle(), any -> new ArrayList<>())
          .add(series);
    }
    List<String> sentences = new ArrayList<>();
    workloads.forEach((work, all) -> {
      List<MeasuredCell> best =
          all.stream().max(Comparator.comparingDouble(ScalingBound::greatest)).orElseThrow();
      MeasuredCell fastest =
          best.stream().max(Comparator.comparingDouble(ScalingBound::factor)).orElseThrow();
      sentence(summary, best, fastest)
          .ifPresent(text ->
              sentences.add(
                  fastest.batch().orElseThrow().strategy() + " on " + work + ": " + text));
    });
    return sentences;
  }

  private static Optional<String> sentence(
      RunSummary summary, List<MeasuredCell> series, MeasuredCell of) {
    Optional<Double> first =
        series.stream()
            .filter(one -> workers(one) == 1)
            .findFirst()
            .flatMap(MeasuredCell::factor)
            .map(Estimate::value);
    Optional<Double> baseline =
        summary
            .baselineOf(of.cell())
            .flatMap(cell -> measured(summary, cell))
            .flatMap(MeasuredCell::time)
            .map(Estimate::value);
    OptionalDouble cpu = of.metric(ForkMetric.CPU_SECONDS);
    if (workers(of) == 1
        || first.isEmpty()
        || baseline.isEmpty()
        || cpu.isEmpty()
        || cpu.getAsDouble() <= 0
        || of.processors().isEmpty()) {
      return Optional.empty();
    }
    double bound =
        Scaling.bound(
            workers(of),
            first.get(),
            of.processors().getAsInt(),
            baseline.get(),
            cpu.getAsDouble());
    return Optional.of(
        "%d workers on %s cannot be much faster than %s, by their CPU time; %s is %s of that."
            .formatted(
                workers(of),
                ScalabilityNotes.processors(of.processors().getAsInt()),
                Figures.factor(bound),
                Figures.factor(factor(of)),
                Figures.wholePercent(factor(of) / bound)));
  }

  private static Optional<MeasuredCell> measured(RunSummary summary, Cell cell) {
    return summary.measured().stream().filter(one -> one.cell().equals(cell)).findFirst();
  }

  private static int workers(MeasuredCell one) {
    return one.batch().orElseThrow().workers();
  }

  private static double factor(MeasuredCell one) {
    return one.factor().orElseThrow().value();
  }

  private static double greatest(List<MeasuredCell> series) {
    return series.stream().mapToDouble(ScalingBound::factor).max().orElseThrow();
  }
}
