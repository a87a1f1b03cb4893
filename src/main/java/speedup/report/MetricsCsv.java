package speedup.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import speedup.report.figure.Scores;
import speedup.report.summary.LabelledCell;
import speedup.report.summary.MeasuredCell;
import speedup.report.summary.MeasuredMetric;
import speedup.report.summary.RunSummary;
import speedup.report.text.Figures;
import speedup.report.text.Table;
import speedup.report.text.TidyTable;
import speedup.stats.Interval;

/**
 * What profilers and counters measured beside the scores: a row a cell and metric, as a tidy file
 * and as a table to read. The value is the mean over the forks, with its 95 % interval.
 */
public final class MetricsCsv {

  /** The file in the folder of a run. */
  public static final String FILE = "metrics.csv";

  private static final List<String> COLUMNS =
      List.of("cell", "metric", "unit", "value", "low", "high", "forks");

  private MetricsCsv() {}

  /** One metric of one cell. */
  private record Row(String cell, String metric, MeasuredMetric measured) {

    Optional<Interval> interval() {
      return measured.mean().interval();
    }
  }

  private static List<Row> rows(List<RunSummary> runs, Predicate<String> which) {
    List<Row> rows = new ArrayList<>();
    for (LabelledCell cell : LabelledCell.all(runs)) {
      Optional<MeasuredCell> measured = cell.summary().measured();
      new TreeMap<>(measured.map(MeasuredCell::metrics).orElse(Map.of()))
          .forEach((name, metric) -> {
            if (which.test(name)) {
              rows.add(new Row(cell.named(cell.of().name(cell.cell())), name, metric));
            }
          });
    }
    return rows;
  }

  /** Writes all metrics of a run. */
  public static String of(RunSummary summary) {
    return csv(List.of(summary), name -> true);
  }

  /**
   * Writes metrics of several runs.
   *
   * @param which the names of the metrics
   */
  public static String csv(List<RunSummary> runs, Predicate<String> which) {
    return tidy(runs, which).toCsv();
  }

  /** The rows as objects, for JSON. */
  public static TidyTable tidy(List<RunSummary> runs, Predicate<String> which) {
    TidyTable table = new TidyTable(COLUMNS);
    for (Row row : rows(runs, which)) {
      table.add(
          row.cell(),
          row.metric(),
          row.measured().unit().text(),
          row.measured().mean().value(),
          row.interval().map(Interval::low),
          row.interval().map(Interval::high),
          row.measured().mean().count());
    }
    return table;
  }

  /** The metrics to read; without rows if none of that name was measured. */
  public static Table table(List<RunSummary> runs, Predicate<String> which) {
    return new Table(
        "Metrics",
        List.of("Cell", "metric", "value", "interval", "forks"),
        rows(runs, which).stream()
            .map(row ->
                List.of(
                    row.cell(),
                    row.metric(),
                    row.measured().unit().format(row.measured().mean().value()),
                    row.interval()
                        .filter(any -> Figures.hasInterval(row.measured().mean()))
                        .map(around -> Figures.interval(around, row.measured().unit()::format))
                        .orElse(Scores.NOTHING),
                    Integer.toString(row.measured().mean().count())))
            .toList(),
        2,
        1);
  }
}
