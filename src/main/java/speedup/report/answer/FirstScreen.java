package speedup.report.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import speedup.report.summary.RunLabels;
import speedup.report.summary.RunSummary;
import speedup.report.table.Arrangement;
import speedup.report.table.RunHeader;
import speedup.report.text.Table;
import speedup.report.text.TextStyle;

/** A run, or several side by side, in short: machine, speedup tables, answer. */
public final class FirstScreen {

  private FirstScreen() {}

  /** Machine and speedup tables. */
  public static String tables(List<RunSummary> runs, TextStyle style) {
    return tables(runs, Optional.empty(), style);
  }

  /**
   * Machine and tables.
   *
   * @param reading how to read the cells; by default their speedups side by side
   */
  public static String tables(
      List<RunSummary> runs, Optional<Arrangement> reading, TextStyle style) {
    List<String> parts = new ArrayList<>();
    parts.add(lines(RunHeader.of(runs), style));
    chosen(runs, reading).forEach(table -> parts.add(table.toText(style)));
    return String.join("\n", parts);
  }

  private static List<Table> chosen(List<RunSummary> runs, Optional<Arrangement> reading) {
    if (reading.isPresent()) {
      return reading.get().tables(runs);
    }
    if (runs.stream().allMatch(run -> run.measured().isEmpty())) {
      // A table of dashes would say less than the lines below it do.
      return List.of();
    }
    if (runs.stream().noneMatch(FirstScreen::isCompared)) {
      // A time, where there is no speedup.
      return Stream.of(Arrangement.BY_STRATEGY, Arrangement.SIDE_BY_SIDE)
          .flatMap(one -> one.tables(runs).stream())
          .toList();
    }
    return Stream.of(Arrangement.BY_WORKLOAD, Arrangement.SIDE_BY_SIDE)
        .flatMap(one -> one.tables(runs).stream())
        .toList();
  }

  private static boolean isCompared(RunSummary run) {
    return run.baselines().entrySet().stream()
        .anyMatch(pair -> !pair.getKey().equals(pair.getValue()));
  }

  /** The answer of each run; empty where there is nothing to say. */
  public static String answer(List<RunSummary> runs, TextStyle style) {
    List<String> labels = RunLabels.of(runs.stream().map(RunSummary::run).toList());
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      String prefix = runs.size() == 1 ? "" : labels.get(i) + ": ";
      Answer answer = Answer.of(runs.get(i), style.width() - prefix.length());
      Stream.concat(answer.lines().stream(), answer.problems().stream())
          .forEach(line -> lines.add(prefix + line));
    }
    return lines.isEmpty() ? "" : lines(lines, style);
  }

  /** Where the run is, and what goes on. */
  public static String next(RunSummary run, TextStyle style) {
    // A path or a command is never broken: it is to be copied.
    return String.join("\n", NextStep.of(run, Answer.of(run, style.width()))) + "\n";
  }

  private static String lines(List<String> lines, TextStyle style) {
    return String.join("\n", lines.stream().map(style::wrap).toList()) + "\n";
  }
}
