package speedup.report.table;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import speedup.report.summary.CellSummary;
import speedup.report.summary.ServicePercentiles;
import speedup.report.text.Figures;
import speedup.stats.Estimate;

/** Every figure of a cell as a row of a table. */
public final class CellFigures {

  /** What stands over each column. */
  public static final List<String> HEADINGS =
      List.of(
          "Strategy",
          "workers",
          "time",
          "factor",
          "efficiency",
          "serial",
          "CPU",
          "memory",
          "tasks/s",
          "MB/s",
          "p50",
          "p90",
          "p99",
          "max",
          "forks",
          "end");

  /** Strategy and workers name the row. */
  static final int KEYS = 2;

  private CellFigures() {}

  /** The row of a cell; what is not known of it is empty or a dash. */
  public static List<String> row(CellSummary cell) {
    Function<Function<ServicePercentiles, OptionalDouble>, String> service =
        percentile ->
            text(
                cell.serviceTimes().map(percentile).orElse(OptionalDouble.empty()),
                Figures::seconds);
    return List.of(
        cell.cell().strategy() + (cell.cell().isTwin() ? " (twin)" : ""),
        Integer.toString(cell.cell().workers()),
        SpeedupTables.time(cell),
        SpeedupTables.factor(cell),
        text(cell.efficiency(), Figures::number),
        text(cell.serialFraction(), Figures::number),
        text(cell.cpuSeconds(), Figures::seconds),
        text(cell.peakResidentBytes(), Figures::bytes),
        text(cell.tasksPerSecond(), Figures::number),
        text(cell.bytesPerSecond(), bytes -> Figures.number(bytes / 1e6)),
        service.apply(ServicePercentiles::median),
        service.apply(ServicePercentiles::percentile90),
        service.apply(ServicePercentiles::percentile99),
        service.apply(times -> OptionalDouble.of(times.maximum())),
        Integer.toString(cell.forks()),
        cell.status().word());
  }

  private static String text(Optional<Estimate> figure, DoubleFunction<String> format) {
    return figure.map(estimate -> format.apply(estimate.value())).orElse(SpeedupTables.NOTHING);
  }

  private static String text(OptionalDouble figure, DoubleFunction<String> format) {
    return figure.isPresent() ? format.apply(figure.getAsDouble()) : SpeedupTables.NOTHING;
  }
}
