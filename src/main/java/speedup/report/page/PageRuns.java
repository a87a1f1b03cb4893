package speedup.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import speedup.report.compare.RunComparison;
import speedup.report.summary.LabelledCell;
import speedup.report.summary.RunLabels;
import speedup.report.summary.RunSummary;
import speedup.run.UsageException;

/**
 * What a page is made of: one run, or several side by side.
 *
 * @param labels what the runs are called
 * @param changes what became of the first run's cells in each of the others
 */
record PageRuns(List<RunSummary> all, List<String> labels, List<Change> changes) {

  /** The smallest change of interest, which is that of {@code compare}. */
  private static final double THRESHOLD = 0.05;

  PageRuns {
    all = List.copyOf(all);
    labels = List.copyOf(labels);
    changes = List.copyOf(changes);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("a page of no run");
    }
  }

  /**
   * A run set beside the first one.
   *
   * @param run which of the runs, from 1
   * @param comparison empty where they cannot be compared
   * @param reason why not; empty where they can
   */
  record Change(int run, Optional<RunComparison> comparison, String reason) {}

  static PageRuns of(List<RunSummary> runs) {
    List<Change> changes = new ArrayList<>();
    for (int run = 1; run < runs.size(); run++) {
      changes.add(change(runs, run));
    }
    return new PageRuns(runs, RunLabels.of(runs.stream().map(RunSummary::run).toList()), changes);
  }

  private static Change change(List<RunSummary> runs, int run) {
    try {
      return new Change(
          run,
          Optional.of(RunComparison.of(runs.getFirst().run(), runs.get(run).run(), THRESHOLD)),
          "");
    } catch (UsageException e) {
      return new Change(run, Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  boolean areSeveral() {
    return all.size() > 1;
  }

  /** The cells of all runs, those that are the same one beside each other. */
  List<LabelledCell> cells() {
    return LabelledCell.sideBySide(LabelledCell.all(all));
  }

  /** A text about a run, which begins with its label where there are several. */
  String of(int run, String text) {
    return areSeveral() ? labels.get(run) + ": " + text : text;
  }

  /** The label of the run that a heading or a name ends with; empty where it is of none. */
  String labelIn(String text) {
    return areSeveral()
        ? labels.stream().filter(label -> text.endsWith(" [" + label + "]")).findFirst().orElse("")
        : "";
  }
}
