package speedup.report.conclusion;

import java.util.ArrayList;
import java.util.List;
import speedup.predict.Grains;
import speedup.report.summary.RunLabels;
import speedup.report.summary.RunSummary;
import speedup.report.text.Figures;
import speedup.stats.SmallestTask;

/** What a task costs under each strategy, and how small it may be: a sentence a strategy. */
final class GrainNotes {

  private GrainNotes() {}

  static List<String> of(List<RunSummary> runs) {
    List<String> labels = RunLabels.of(runs.stream().map(RunSummary::run).toList());
    List<String> notes = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      String prefix = runs.size() == 1 ? "" : labels.get(i) + ": ";
      Grains.of(runs.get(i).run())
          .ifPresent(grains ->
              grains
                  .costs()
                  .forEach(cost -> notes.add(prefix + sentence(cost, grains.processors()))));
    }
    return notes;
  }

  private static String sentence(Grains.CostOf cost, int processors) {
    String costs =
        "%s: %s a task with 1 worker; "
            .formatted(cost.strategy(), Figures.seconds(cost.taskSeconds()));
    String workers = processors == 1 ? "1 worker" : processors + " workers";
    return costs
        + cost.smallest()
            .map(smallest -> keeps(smallest, workers))
            .orElse("not even the largest tasks keep half of the time of " + workers + ".");
  }

  private static String keeps(SmallestTask smallest, String workers) {
    return smallest.isAtMost()
        ? "the smallest tasks, of %s, keep more than half of the time of %s."
            .formatted(Figures.seconds(smallest.seconds().estimate()), workers)
        : "half of the time of %s is work from tasks of %s %s on (METG(50 %%))."
            .formatted(
                workers,
                Figures.seconds(smallest.seconds().estimate()),
                Figures.interval(smallest.seconds(), Figures::seconds));
  }
}
