package speedup.report.answer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import speedup.report.summary.CellSummary;
import speedup.report.summary.RunLabels;
import speedup.report.summary.RunSummary;
import speedup.report.table.Arrangement;
import speedup.report.table.Places;
import speedup.report.table.RunHeader;
import speedup.report.text.Table;
import speedup.report.text.TextStyle;

/** A run, or several side by side, in short: machine, speedup tables, answer. */
public final class FirstScreen {

  /** In a narrower window an answer is wrapped, and says no less. */
  private static final int USUAL_WIDTH = 80;

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
    Set<String> compared = comparedGroups(runs);
    List<RunSummary> others =
        runs.stream()
            .map(run -> run.only(cell -> !compared.contains(Places.group(run, cell))))
            .toList();
    // A time, where there is no speedup.
    List<Table> tables = new ArrayList<>(Arrangement.BY_WORKLOAD.tables(runs));
    tables.addAll(Arrangement.BY_STRATEGY.tables(others));
    tables.addAll(Arrangement.SIDE_BY_SIDE.tables(runs));
    return tables;
  }

  /** The groups in which a cell is shown that has a factor over another one. */
  private static Set<String> comparedGroups(List<RunSummary> runs) {
    Set<String> groups = new HashSet<>();
    for (RunSummary run : runs) {
      run.cells().stream()
          .map(CellSummary::cell)
          .filter(cell -> run.baselineOf(cell).filter(base -> !base.equals(cell)).isPresent())
          .forEach(cell -> groups.add(Places.group(run, cell)));
    }
    return groups;
  }

  /** The answer of each run; empty where there is nothing to say. */
  public static String answer(List<RunSummary> runs, TextStyle style) {
    List<String> labels = RunLabels.of(runs.stream().map(RunSummary::run).toList());
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      String prefix = runs.size() == 1 ? "" : labels.get(i) + ": ";
      int width = Math.max(USUAL_WIDTH, style.width()) - prefix.length();
      Answer answer = Answer.of(runs.get(i), width);
      Stream.concat(answer.lines().stream(), answer.problems().stream())
          .forEach(line -> lines.add(prefix + line));
    }
    return lines.isEmpty() ? "" : lines(lines, style);
  }

  /** Where the run is, and what goes on. */
  public static String next(RunSummary run, TextStyle style) {
    return String.join("\n", NextStep.of(run, Answer.of(run, style.width()), style)) + "\n";
  }

  private static String lines(List<String> lines, TextStyle style) {
    return String.join("\n", lines.stream().map(style::wrap).toList()) + "\n";
  }
}
