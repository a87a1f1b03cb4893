package speedup.report.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import speedup.batch.BatchCell;
import speedup.batch.CellNames;
import speedup.report.summary.RunLabels;
import speedup.report.table.RunHeader;
import speedup.report.text.Figures;
import speedup.report.text.JsonText;
import speedup.report.text.Table;
import speedup.report.text.TextStyle;
import speedup.report.text.TidyTable;
import speedup.stats.Finding;
import speedup.stats.Interval;
import speedup.stats.Verdict;

/** The history of cells to read. */
public final class HistoryReport {

  private static final String LEGEND =
      "Marked are changes from one run to the next whose interval, adjusted for how many there are,"
          + " excludes 0, and that are above 5% and above the noise of both runs. Another machine,"
          + " JDK or code is named beside them.";

  private static final List<String> COLUMNS =
      List.of(
          "workload",
          "strategy",
          "workers",
          "lifecycle",
          "params",
          "started",
          "run",
          "label",
          "runtime",
          "forks",
          "time_s",
          "time_low_s",
          "time_high_s",
          "change",
          "change_low",
          "change_high",
          "verdict",
          "differs_in");

  private HistoryReport() {}

  /** The histories as plain text, a table a cell. */
  public static String text(List<CellHistory> histories, TextStyle style) {
    StringBuilder text = new StringBuilder();
    histories.forEach(history -> text.append(table(history).toText(style)).append('\n'));
    return text.append(style.wrap(LEGEND)).append('\n').toString();
  }

  /** The histories as GitHub's Markdown. */
  public static String markdown(List<CellHistory> histories) {
    StringBuilder text = new StringBuilder();
    histories.forEach(history -> text.append(table(history).toMarkdown()).append('\n'));
    return text.append(LEGEND).append('\n').toString();
  }

  /** The histories as CSV, a row a cell and run. */
  public static String csv(List<CellHistory> histories) {
    return tidy(histories).toCsv();
  }

  /** The histories as JSON. */
  public static String json(List<CellHistory> histories) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("history", tidy(histories).rows());
    return JsonText.of(document);
  }

  private static Table table(CellHistory history) {
    return new Table(
        CellNames.of(List.of(history.cell())).name(history.cell()),
        List.of("Date", "run", "runtime", "forks", "time", "change", "verdict", "differs in"),
        history.moments().stream().map(HistoryReport::row).toList());
  }

  private static List<String> row(CellHistory.Moment moment) {
    return List.of(
        RunHeader.date(moment.run().planned().started()),
        moment.run().planned().label(),
        RunLabels.runtime(moment.run()),
        Integer.toString(moment.time().count()),
        Figures.time(moment.time()),
        moment
            .change()
            .map(found -> String.format(Locale.ROOT, "%+.1f%%", (found.change() - 1) * 100))
            .orElse("-"),
        moment.change().map(found -> word(found.verdict())).orElse("-"),
        moment.others().isEmpty() ? "-" : String.join(", ", moment.others()));
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case FASTER -> "FASTER";
      case SLOWER -> "SLOWER";
      case SAME -> "same";
      case UNDECIDED -> "cannot tell";
      case TOO_FEW_FORKS -> "too few forks";
    };
  }

  private static TidyTable tidy(List<CellHistory> histories) {
    TidyTable table = new TidyTable(COLUMNS);
    for (CellHistory history : histories) {
      Optional<BatchCell> batch = BatchCell.of(history.cell());
      for (CellHistory.Moment moment : history.moments()) {
        Optional<Interval> time = moment.time().interval();
        Optional<Interval> change =
            moment.change().flatMap(Finding::evidence).map(Finding.Evidence::change);
        table.add(
            batch.map(BatchCell::workload),
            batch.map(BatchCell::strategy),
            batch.map(BatchCell::workers),
            batch.map(BatchCell::lifecycle),
            batch.map(BatchCell::setting).orElse(history.cell().params().toString()),
            moment.run().planned().started().toString(),
            RunLabels.folder(moment.run()),
            moment.run().planned().label(),
            RunLabels.runtime(moment.run()),
            moment.time().count(),
            moment.time().value(),
            time.map(Interval::low),
            time.map(Interval::high),
            moment.change().map(Finding::change),
            change.map(Interval::low),
            change.map(Interval::high),
            moment.change().map(found -> word(found.verdict()).toLowerCase(Locale.ROOT)),
            String.join(", ", moment.others()));
      }
    }
    return table;
  }
}
