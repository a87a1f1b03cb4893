package speedup.report.conclusion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import speedup.batch.Batches;
import speedup.environment.Difference;
import speedup.predict.Grains;
import speedup.predict.MeasuredWork;
import speedup.report.summary.RunLabels;
import speedup.report.summary.RunSummary;
import speedup.report.text.Figures;
import speedup.run.UsageException;
import speedup.stats.Interval;
import speedup.stats.SmallestTask;

/**
 * The size of a task from which each strategy pays, its METG(50 %) as grains measured it, and on
 * which side of it the tasks of the work beside them are.
 */
final class TaskSizeNotes {

  private TaskSizeNotes() {}

  /** A sentence a run that measured grains, and one for each work that is of the same machine. */
  static List<String> of(List<RunSummary> runs) {
    List<String> labels = RunLabels.of(runs.stream().map(RunSummary::run).toList());
    List<String> notes = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      String prefix = runs.size() == 1 ? "" : labels.get(i) + ": ";
      ofGrains(runs.get(i), runs).forEach(note -> notes.add(prefix + note));
    }
    return notes;
  }

  private static List<String> ofGrains(RunSummary grain, List<RunSummary> runs) {
    Map<String, SmallestTask> smallest = new LinkedHashMap<>();
    Grains.of(grain.run())
        .ifPresent(grains ->
            grains
                .costs()
                .forEach(cost ->
                    cost.smallest().ifPresent(size -> smallest.put(cost.strategy(), size))));
    if (smallest.isEmpty()) {
      return List.of();
    }
    List<String> notes = new ArrayList<>();
    notes.add(
        smallest.entrySet().stream()
            .map(of -> "For %s it is %s.".formatted(of.getKey(), size(of.getValue())))
            .collect(
                Collectors.joining(
                    " ", "A pool that is open pays for tasks from METG(50 %) on. ", "")));
    runs.stream()
        .filter(run -> isOfTheSameMachine(run, grain))
        .flatMap(run -> works(run).stream())
        .map(work -> sentence(work, smallest))
        .distinct()
        .forEach(notes::add);
    return notes;
  }

  /** Costs are of a machine; they outlive an update of its kernel. */
  private static boolean isOfTheSameMachine(RunSummary one, RunSummary other) {
    return one.run().environment().isPresent()
        && other.run().environment().isPresent()
        && one
            .run()
            .environment()
            .get()
            .fingerprint()
            .differencesFrom(other.run().environment().get().fingerprint())
            .stream()
            .noneMatch(Difference::isOfTheMachine);
  }

  private static String size(SmallestTask smallest) {
    Interval seconds = smallest.seconds();
    return smallest.isAtMost()
        ? Figures.seconds(seconds.estimate()) + " or less"
        : Figures.seconds(seconds.estimate()) + " " + Figures.interval(seconds, Figures::seconds);
  }

  /** Work that computes, and is more than grains. */
  private static List<MeasuredWork> works(RunSummary run) {
    try {
      return MeasuredWork.of(run.run()).stream()
          .filter(MeasuredWork::computes)
          .filter(work -> Batches.isWork(work.batch().workload()))
          .toList();
    } catch (UsageException e) {
      return List.of();
    }
  }

  private static String sentence(MeasuredWork work, Map<String, SmallestTask> smallest) {
    double seconds = work.sequentialTaskSeconds();
    String sides =
        Stream.of(
                side("it pays", smallest, size -> seconds > size.seconds().high()),
                side("it may pay", smallest, size -> isWithin(size.seconds(), seconds)),
                side("it does not pay", smallest, size -> seconds < size.seconds().low()))
            .filter(side -> !side.isEmpty())
            .collect(Collectors.joining("; "));
    return String.format(
        Locale.ROOT, "A task of %s takes %s: %s.", work.name(), Figures.seconds(seconds), sides);
  }

  private static boolean isWithin(Interval size, double seconds) {
    return size.low() <= seconds && seconds <= size.high();
  }

  private static String side(
      String verb, Map<String, SmallestTask> smallest, Predicate<SmallestTask> on) {
    List<String> strategies =
        smallest.entrySet().stream()
            .filter(of -> on.test(of.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    return strategies.isEmpty() ? "" : verb + " with " + String.join(", ", strategies);
  }
}
