package speedup.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import speedup.report.summary.CellStatus;
import speedup.report.summary.CellSummary;
import speedup.report.summary.RunLabels;
import speedup.report.summary.RunSummary;
import speedup.run.Cell;
import speedup.run.Skipped;
import speedup.stats.Estimate;
import speedup.stats.Interval;

/**
 * The tidy file for notebooks: one row a cell, one column a figure. Its columns are a contract:
 * their names stay, and new ones are added at the end. Empty means not measured.
 */
public final class SpeedupCsv {

  private static final List<String> COLUMNS =
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
          "service_max_s");

  private SpeedupCsv() {}

  /** Writes every cell of a run, also those that failed or were skipped. */
  public static String of(RunSummary summary) {
    return of(List.of(summary));
  }

  /** Writes every cell of several runs, one run after the other. */
  public static String of(List<RunSummary> runs) {
    CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).setLineSeparator('\n');
    COLUMNS.forEach(schema::addColumn);
    List<Map<String, String>> rows =
        runs.stream()
            .flatMap(summary ->
                Stream.concat(
                    summary.cells().stream().map(cell -> row(summary, cell)),
                    summary.skipped().stream().map(skipped -> row(summary, skipped))))
            .toList();
    try {
      return new CsvMapper().writer(schema.build()).writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("rows of text can always be written", e);
    }
  }

  private static Map<String, String> row(RunSummary summary, CellSummary cell) {
    Map<String, String> row = start(summary, cell.cell());
    row.put("forks", Integer.toString(cell.forks()));
    put(row, cell.time(), "time_s", "time_low_s", "time_high_s");
    put(row, cell.speedup(), "speedup", "speedup_low", "speedup_high");
    row.put("efficiency", text(cell.efficiency(), Estimate::value));
    row.put("serial_fraction", text(cell.serialFraction(), Estimate::value));
    row.put("cpu_s", text(cell.cpuSeconds()));
    row.put("peak_rss_bytes", text(cell.peakResidentBytes()));
    row.put("tasks_per_s", text(cell.tasksPerSecond()));
    row.put("status", cell.status().word());
    row.put("reason", cell.reason());
    row.put("bytes_per_s", text(cell.bytesPerSecond()));
    cell.serviceTimes()
        .ifPresent(times -> {
          row.put("service_p50_s", text(times.median()));
          row.put("service_p90_s", text(times.percentile90()));
          row.put("service_p99_s", text(times.percentile99()));
          row.put("service_max_s", Double.toString(times.maximum()));
        });
    return row;
  }

  private static Map<String, String> row(RunSummary summary, Skipped skipped) {
    Map<String, String> row = start(summary, skipped.cell());
    row.put("forks", "0");
    row.put("status", CellStatus.SKIPPED.word());
    row.put("reason", skipped.reason());
    return row;
  }

  private static Map<String, String> start(RunSummary summary, Cell cell) {
    Map<String, String> row = new LinkedHashMap<>();
    COLUMNS.forEach(column -> row.put(column, ""));
    row.put("runtime", RunLabels.runtime(summary.run()));
    row.put("label", summary.run().planned().label());
    row.put("workload", cell.workload());
    row.put("strategy", cell.strategy());
    row.put("workers", Integer.toString(cell.workers()));
    row.put("lifecycle", cell.lifecycle());
    row.put("params", cell.setting());
    return row;
  }

  private static void put(
      Map<String, String> row,
      Optional<Estimate> estimate,
      String name,
      String lowName,
      String highName) {
    Optional<Interval> interval = estimate.flatMap(Estimate::interval);
    row.put(name, text(estimate, Estimate::value));
    row.put(lowName, text(interval, Interval::low));
    row.put(highName, text(interval, Interval::high));
  }

  private static String text(OptionalDouble figure) {
    return figure.isPresent() ? Double.toString(figure.getAsDouble()) : "";
  }

  private static <T> String text(Optional<T> figure, ToDoubleFunction<T> value) {
    return figure.map(one -> Double.toString(value.applyAsDouble(one))).orElse("");
  }
}
