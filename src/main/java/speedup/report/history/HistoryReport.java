package speedup.report.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import speedup.batch.BatchCell;
import speedup.batch.CellNames;
import speedup.report.summary.RunLabels;
import speedup.report.table.RunHeader;
import speedup.report.text.Figures;
import speedup.report.text.JsonText;
import speedup.report.text.Table;
import speedup.report.text.TextStyle;
import speedup.report.text.TidyTable;
import speedup.stats.ChangePoint;
import speedup.stats.Finding;
import speedup.stats.Interval;
import speedup.stats.Verdict;

/** The history of cells to read. */
public final class HistoryReport {

  private static final String LEGEND =
      "Marked are changes from one run to the next whose interval, adjusted for how many there are,"
          + " excludes 0, and that are above 5% and above the noise of both runs. Another machine,"
          + " JDK or code is named beside them. From 8 runs on: from where on a cell is another one"
          + " (E-divisive means, from the third run after it), and how far it drifted from the"
          + " oldest run to the newest (Theil and Sen's line, Kendall's test).";

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
          "differs_in",
          "change_point");

  /** What stands under histories whose times are not what was measured. */
  public static final String CALIBRATED =
      "Times of work that computes are as if the machine had done its fixed work as fast in every"
          + " run as in the newest: they were multiplied by what that took in the newest run over"
          + " what it took in theirs. Downloads are as they were measured.";

  private HistoryReport() {}

  /** The histories as plain text, a table a cell. */
  public static String text(List<CellHistory> histories, TextStyle style) {
    StringBuilder text = new StringBuilder();
    histories.forEach(history ->
        text.append(table(history).toText(style))
            .append(lines(history, line -> style.wrap("  " + line)))
            .append('\n'));
    return text.append(style.wrap(LEGEND)).append('\n').toString();
  }

  /** The histories as GitHub's Markdown. */
  public static String markdown(List<CellHistory> histories) {
    StringBuilder text = new StringBuilder();
    histories.forEach(history ->
        text.append(table(history).toMarkdown())
            .append(lines(history, line -> "\n- " + line))
            .append('\n'));
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

  private static String lines(CellHistory history, UnaryOperator<String> format) {
    List<String> lines = new ArrayList<>();
    for (ChangePoint change : history.changePoints()) {
      CellHistory.Moment first = history.moments().get(change.index());
      lines.add(
          String.format(
              Locale.ROOT,
              "From %s on, %s: %s (p %.3f).",
              RunHeader.date(first.run().planned().started()),
              first.run().planned().label(),
              percent(change.change()),
              change.pValue()));
    }
    history
        .drift()
        .ifPresent(drift ->
            lines.add(
                String.format(
                    Locale.ROOT,
                    "It drifted from the oldest run to the newest: %s (p %.3f).",
                    percent(drift.change()),
                    drift.pValue())));
    return lines.stream().map(line -> format.apply(line) + "\n").collect(Collectors.joining());
  }

  private static String percent(double change) {
    return String.format(Locale.ROOT, "%+.1f%%", (change - 1) * 100);
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
        moment.change().map(found -> percent(found.change())).orElse("-"),
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
      Map<Integer, Double> changePoints = new LinkedHashMap<>();
      history.changePoints().forEach(found -> changePoints.put(found.index(), found.change()));
      for (int run = 0; run < history.moments().size(); run++) {
        CellHistory.Moment moment = history.moments().get(run);
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
            String.join(", ", moment.others()),
            Optional.ofNullable(changePoints.get(run)));
      }
    }
    return table;
  }
}
