package speedup.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import speedup.batch.BatchCell;
import speedup.report.figure.Figure;
import speedup.report.summary.CellStatus;
import speedup.report.summary.CellSummary;
import speedup.report.summary.RunLabels;
import speedup.report.summary.RunSummary;
import speedup.report.summary.UnmeasuredCell;
import speedup.report.text.TidyTable;
import speedup.run.Cell;
import speedup.run.StoredRun;
import speedup.stats.Estimate;
import speedup.stats.Interval;

/**
 * The tidy file for notebooks: one row a cell, one column a figure. Its columns are a contract:
 * their names stay, and new ones are added at the end. Empty means not measured.
 */
public final class SpeedupCsv {

  /** The order that notebooks know; a column that is not in it comes after them. */
  private static final List<String> ORDER =
      List.of(
          "runtime",
          "label",
          "workload",
          "strategy",
          "workers",
          "lifecycle",
          "params",
          "forks",
          "time_s",
          "time_low_s",
          "time_high_s",
          "speedup",
          "speedup_low",
          "speedup_high",
          "efficiency",
          "serial_fraction",
          "cpu_s",
          "peak_rss_bytes",
          "tasks_per_s",
          "status",
          "reason",
          "bytes_per_s",
          "service_p50_s",
          "service_p90_s",
          "service_p99_s",
          "service_max_s",
          "benchmark",
          "mode",
          "threads",
          "variant",
          "score",
          "score_low",
          "score_high",
          "unit");

  private static final List<Column> COLUMNS = columns();

  private SpeedupCsv() {}

  /**
   * A run beside others.
   *
   * @param label what tells it from the others
   */
  private record LabelledRun(StoredRun run, String label) {}

  /** A column, and its value in the row of a cell. */
  private record Column(String name, BiFunction<LabelledRun, CellSummary, Object> value) {}

  private static List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("runtime", (run, cell) -> RunLabels.runtime(run.run())));
    columns.add(new Column("label", (run, cell) -> run.label()));
    columns.add(ofBatch("workload", BatchCell::workload));
    columns.add(ofBatch("strategy", BatchCell::strategy));
    columns.add(ofBatch("workers", BatchCell::workers));
    columns.add(ofBatch("lifecycle", BatchCell::lifecycle));
    columns.add(new Column("params", (run, cell) -> params(cell)));
    columns.add(
        new Column(
            "forks", (run, cell) -> cell.measured().map(measured -> measured.forks()).orElse(0)));
    columns.add(new Column("status", (run, cell) -> cell.status().word()));
    columns.add(new Column("reason", (run, cell) -> cell.reason()));
    columns.add(ofCell("benchmark", Cell::benchmark));
    columns.add(ofCell("mode", Cell::mode));
    columns.add(ofCell("threads", Cell::threads));
    columns.add(ofCell("variant", Cell::variant));
    columns.add(
        new Column("unit", (run, cell) -> cell.measured().map(measured -> measured.unit().text())));
    Figure.ALL.forEach(figure -> columns.addAll(of(figure)));
    columns.sort(Comparator.comparingInt(SpeedupCsv::place));
    return List.copyOf(columns);
  }

  private static int place(Column column) {
    int known = ORDER.indexOf(column.name());
    return known < 0 ? ORDER.size() : known;
  }

  private static Column ofCell(String name, Function<Cell, Object> value) {
    return new Column(name, (run, cell) -> value.apply(cell.cell()));
  }

  private static Column ofBatch(String name, Function<BatchCell, Object> value) {
    return new Column(name, (run, cell) -> cell.batch().map(value));
  }

  private static String params(CellSummary cell) {
    return cell.batch()
        .map(BatchCell::setting)
        .orElseGet(() ->
            String.join(
                " ",
                new TreeMap<>(cell.cell().params())
                    .entrySet().stream().map(Map.Entry::toString).toList()));
  }

  private static List<Column> of(Figure figure) {
    List<String> names = figure.columns().toList();
    List<Column> columns = new ArrayList<>();
    columns.add(
        new Column(names.getFirst(), (run, cell) -> value(figure, cell).map(Estimate::value)));
    if (figure.hasInterval()) {
      columns.add(new Column(names.get(1), (run, cell) -> ends(figure, cell).map(Interval::low)));
      columns.add(new Column(names.get(2), (run, cell) -> ends(figure, cell).map(Interval::high)));
    }
    return columns;
  }

  private static Optional<Estimate> value(Figure figure, CellSummary cell) {
    return cell.measured().flatMap(figure.value());
  }

  private static Optional<Interval> ends(Figure figure, CellSummary cell) {
    return value(figure, cell).flatMap(Estimate::interval);
  }

  /** Writes every cell of a run, also those that failed or were skipped. */
  public static String of(RunSummary summary) {
    return of(List.of(summary));
  }

  /**
   * Writes every cell of several runs, one run after the other; where two have the same label, as
   * much of their folders' paths as tells them apart stands in its place.
   */
  public static String of(List<RunSummary> runs) {
    TidyTable table = new TidyTable(COLUMNS.stream().map(Column::name).toList());
    List<String> labels = RunLabels.of(runs.stream().map(RunSummary::run).toList());
    for (int i = 0; i < runs.size(); i++) {
      LabelledRun run = new LabelledRun(runs.get(i).run(), labels.get(i));
      rows(runs.get(i))
          .forEach(cell ->
              table.add(COLUMNS.stream().map(column -> column.value().apply(run, cell)).toArray()));
    }
    return table.toCsv();
  }

  private static Stream<CellSummary> rows(RunSummary run) {
    return Stream.concat(
        run.cells().stream(),
        run.skipped().stream()
            .map(skipped ->
                new UnmeasuredCell(skipped.cell(), CellStatus.SKIPPED, skipped.reason())));
  }
}
