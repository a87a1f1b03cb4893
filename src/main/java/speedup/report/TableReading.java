package speedup.report;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import speedup.report.answer.FirstScreen;
import speedup.report.export.ExportedScore;
import speedup.report.summary.RunSummary;
import speedup.report.table.Arrangement;
import speedup.report.table.RunReport;
import speedup.report.text.TextStyle;

/**
 * The tables of runs, and what they say.
 *
 * @param arrangement how the tables are to be read; absent for what is usual
 * @param isWhole whether a person gets all figures and notes, and not the first screen alone
 */
public record TableReading(
    List<RunSummary> runs, Optional<Arrangement> arrangement, boolean isWhole) implements Reading {

  /** Copies the list. */
  public TableReading {
    runs = List.copyOf(runs);
  }

  @Override
  public String text(TextStyle style) {
    return isWhole ? RunReport.text(runs, arrangements(), style) : firstScreen(style);
  }

  private String firstScreen(TextStyle style) {
    String answer = FirstScreen.answer(runs, style);
    return FirstScreen.tables(runs, arrangement, style)
        + (answer.isEmpty() ? "" : "\n" + answer)
        + (runs.size() == 1 ? "\n" + FirstScreen.next(runs.getFirst(), style) : "");
  }

  @Override
  public String markdown() {
    return RunReport.markdown(runs, arrangements());
  }

  private Set<Arrangement> arrangements() {
    return arrangement
        .<Set<Arrangement>>map(EnumSet::of)
        .orElseGet(() -> EnumSet.allOf(Arrangement.class));
  }

  @Override
  public String csv() {
    return SpeedupCsv.of(runs);
  }

  @Override
  public String json() {
    return SpeedupJson.of(runs);
  }

  @Override
  public List<ExportedScore> scores() {
    return runs.stream()
        .flatMap(run -> run.measured().stream())
        .map(cell -> ExportedScore.of(cell.cell(), cell.unit(), cell.score()))
        .toList();
  }
}
