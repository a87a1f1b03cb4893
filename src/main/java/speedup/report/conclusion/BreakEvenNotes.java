package speedup.report.conclusion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import speedup.batch.BatchCell;
import speedup.batch.Batches;
import speedup.environment.Fingerprint;
import speedup.report.summary.CellSummary;
import speedup.report.summary.RoundFigures;
import speedup.report.summary.RunLabels;
import speedup.report.summary.RunSummary;
import speedup.report.text.Figures;
import speedup.run.Cell;
import speedup.run.Layout;
import speedup.stats.BreakEven;
import speedup.stats.Estimate;

/**
 * The size of work from which it pays to open a strategy that is slow to open, a sentence a
 * workload and strategy; before it the size of a task from which one that is open pays.
 */
final class BreakEvenNotes {

  private static final String SCALE = "scale";
  private static final String COLD = "cold";
  private static final long SEED = 1;
  private static final double BELIEVABLE_RESIDUAL = 0.10;

  private BreakEvenNotes() {}

  /** One workload, strategy and number of workers, whatever the scale. */
  private record Line(BatchCell atAnyScale) {

    static Line of(BatchCell batch) {
      SortedMap<String, String> params = new TreeMap<>(batch.cell().params());
      params.remove(SCALE);
      return new Line(
          BatchCell.of(Cell.of(batch.cell().benchmark(), params).under(batch.cell().variant()))
              .orElseThrow());
    }

    String workAndStrategy() {
      return atAnyScale.strategy() + " on " + atAnyScale.work();
    }
  }

  /** The fork means of a strategy and of its baseline, by scale. */
  private record Times(
      SortedMap<Double, List<Double>> strategy, SortedMap<Double, List<Double>> baseline) {

    Times() {
      this(new TreeMap<>(), new TreeMap<>());
    }

    void add(double scale, Map<Integer, Double> of, Map<Integer, Double> over) {
      strategy.computeIfAbsent(scale, key -> new ArrayList<>()).addAll(of.values());
      baseline.computeIfAbsent(scale, key -> new ArrayList<>()).addAll(over.values());
    }

    /** The mean time at the greatest scale. */
    double atLargest() {
      return strategy.lastEntry().getValue().stream()
          .mapToDouble(Double::doubleValue)
          .average()
          .orElseThrow();
    }

    Optional<BreakEven> breakEven() {
      return BreakEven.of(arrays(baseline), arrays(strategy), RunSummary.LEVEL, SEED);
    }

    private static Map<Double, double[]> arrays(Map<Double, List<Double>> lists) {
      Map<Double, double[]> arrays = new TreeMap<>();
      lists.forEach((scale, seconds) ->
          arrays.put(scale, seconds.stream().mapToDouble(Double::doubleValue).toArray()));
      return arrays;
    }
  }

  static List<String> of(List<RunSummary> runs) {
    List<String> notes = new ArrayList<>(TaskSizeNotes.of(runs));
    Map<List<Fingerprint.Trait>, List<RunSummary>> alike =
        runs.stream()
            .collect(
                Collectors.groupingBy(
                    BreakEvenNotes::conditions, LinkedHashMap::new, Collectors.toList()));
    for (List<RunSummary> pooled : alike.values()) {
      String prefix =
          alike.size() == 1
              ? ""
              : String.join(", ", RunLabels.of(pooled.stream().map(RunSummary::run).toList()))
                  + ": ";
      ofAlike(pooled).forEach(note -> notes.add(prefix + note));
    }
    return notes;
  }

  /** Machine and JDK: runs that differ in them are not of one line. */
  private static List<Fingerprint.Trait> conditions(RunSummary run) {
    return run.run().environment().stream()
        .flatMap(environment -> environment.fingerprint().traits().stream())
        .filter(trait -> trait.part() != Fingerprint.Part.JAR)
        .toList();
  }

  private static List<String> ofAlike(List<RunSummary> runs) {
    Map<Line, Times> lines = new LinkedHashMap<>();
    for (RunSummary run : runs) {
      RoundFigures rounds = RoundFigures.of(run.run());
      for (CellSummary one : run.cells()) {
        one.batch().ifPresent(batch -> add(lines, run, rounds, batch));
      }
    }
    Map<String, List<Map.Entry<Line, Times>>> strategies =
        lines.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    line -> line.getKey().workAndStrategy(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<String> notes = new ArrayList<>();
    Set<String> unknown = new LinkedHashSet<>();
    strategies.forEach((name, candidates) -> {
      Map.Entry<Line, Times> best =
          candidates.stream()
              .max(
                  Comparator.<Map.Entry<Line, Times>>comparingInt(
                          line -> line.getValue().strategy().size())
                      .thenComparingDouble(line -> -line.getValue().atLargest()))
              .orElseThrow();
      best.getValue()
          .breakEven()
          .ifPresentOrElse(
              found -> notes.add(sentence(best.getKey(), found, best.getValue())),
              () -> unknown.add(name));
    });
    if (!unknown.isEmpty()) {
      notes.add(
          "Not known for "
              + String.join(", ", unknown)
              + ": it takes runs at two scales or more, as by -p scale=1,16.");
    }
    return notes;
  }

  private static void add(
      Map<Line, Times> lines, RunSummary run, RoundFigures rounds, BatchCell batch) {
    OptionalDouble scale = scale(batch.cell());
    Map<Integer, Double> costs = rounds.costs(batch.cell());
    if (scale.isEmpty()
        || batch.cell().isTwin()
        || !batch.lifecycle().equals(COLD)
        || !Batches.startsJvms(batch)
        || costs.isEmpty()) {
      return;
    }
    // Looked for last: among a thousand cells it takes longer than all else.
    Layout.STRATEGIES
        .baselineOf(batch.cell(), run.run().planned().plan().cells())
        .filter(Layout.STRATEGIES::isBaseline)
        .map(rounds::costs)
        .filter(over -> !over.isEmpty())
        .ifPresent(over ->
            lines
                .computeIfAbsent(Line.of(batch), line -> new Times())
                .add(scale.getAsDouble(), costs, over));
  }

  private static OptionalDouble scale(Cell cell) {
    String scale = cell.params().get(SCALE);
    try {
      return scale == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(scale));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private static String sentence(Line line, BreakEven found, Times times) {
    BatchCell cell = line.atAnyScale();
    String who =
        cell.strategy()
            + " with "
            + cell.workers()
            + (cell.workers() == 1 ? " worker " : " workers ");
    String where =
        switch (found.outcome()) {
          case BreakEven.Outcome.PaysFrom from ->
              "pays from scale "
                  + withInterval(from.scale())
                  + " on, a batch of "
                  + Figures.seconds(timeAt(found, from.scale().value()));
          case BreakEven.Outcome.PaysUpTo upTo ->
              "pays only up to scale "
                  + withInterval(upTo.scale())
                  + ", a batch of "
                  + Figures.seconds(timeAt(found, upTo.scale().value()));
          case BreakEven.Outcome.AlwaysPays always -> "pays at every scale";
          case BreakEven.Outcome.NeverPays never -> "does not pay at any scale";
        };
    return who
        + where
        + " of "
        + cell.work()
        + ". It costs "
        + withInterval(found.start(), Figures::seconds)
        + " to open and close, and "
        + withInterval(found.secondsPerScale(), Figures::seconds)
        + " a unit of scale."
        + doubt(found, times);
  }

  /** Both lines are equal there, so either tells how long such a batch takes. */
  private static double timeAt(BreakEven found, double scale) {
    return found.start().value() + scale * found.secondsPerScale().value();
  }

  private static String doubt(BreakEven found, Times times) {
    if (found.worstResidual() > BELIEVABLE_RESIDUAL) {
      return " A straight line misses a measured time by "
          + Figures.percent(found.worstResidual())
          + ": do not believe it.";
    }
    return times.strategy().size() == 2
        ? " Two scales always lie on a line: a third would show whether the times do."
        : "";
  }

  private static String withInterval(Estimate scale) {
    return withInterval(scale, BreakEvenNotes::scale);
  }

  private static String withInterval(Estimate estimate, DoubleFunction<String> format) {
    return format.apply(estimate.value()) + Figures.intervalBehind(estimate, format);
  }

  private static String scale(double scale) {
    return Double.isInfinite(scale) ? "never" : Figures.number(scale);
  }
}
