package speedup.report.figure;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import speedup.report.summary.MeasuredCell;
import speedup.report.summary.ServicePercentiles;
import speedup.report.text.Figures;
import speedup.run.ForkMetric;
import speedup.stats.Estimate;

/**
 * A figure of a cell: one column of every table and file.
 *
 * @param name what files call it, without its unit
 * @param unit what files put behind the name, such as {@code _s}; may be empty
 * @param hasInterval whether files have its interval, in columns of their own
 * @param heading what stands over its column in a table
 * @param legend what it means, in one line
 * @param value the figure in full, in the unit; empty where it is not known
 * @param text the figure as a reader sees it; empty where it is not for readers of this cell
 */
public record Figure(
    String name,
    String unit,
    boolean hasInterval,
    String heading,
    String legend,
    Function<MeasuredCell, Optional<Estimate>> value,
    Function<MeasuredCell, Optional<String>> text) {

  /** All figures, in the order of the columns of a table. */
  public static final List<Figure> ALL =
      List.of(
          new Figure(
              "time",
              "_s",
              true,
              "time",
              "seconds a batch, the geometric mean of the forks",
              MeasuredCell::time,
              cell -> cell.batch().isPresent() ? cell.time().map(Figures::time) : Optional.empty()),
          new Figure(
              "score",
              "",
              true,
              "score",
              "JMH's score, the geometric mean of the forks",
              cell -> Optional.of(cell.score()),
              cell ->
                  cell.batch().isPresent() ? Optional.empty() : Optional.of(Scores.score(cell))),
          new Figure(
              "speedup",
              "",
              true,
              "factor",
              "how many times as fast as the baseline, paired by round",
              MeasuredCell::factor,
              cell -> cell.factor().map(factor -> Scores.factor(cell))),
          plain(
              "efficiency",
              "",
              "efficiency",
              "the factor a worker, or a processor where there are fewer: 1 when each is fully"
                  + " used",
              MeasuredCell::efficiency,
              Figures::number),
          plain(
              "serial_fraction",
              "",
              "serial",
              "the share of the work that was not done in parallel (Karp and Flatt)",
              MeasuredCell::serialFraction,
              Figures::number),
          plain(
              "cpu",
              "_s",
              "CPU",
              "CPU time of a batch, of the fork and its children",
              cell ->
                  known(
                      cell,
                      cell.cell().isSingleShot()
                          ? cell.metric(ForkMetric.CPU_SECONDS)
                          : OptionalDouble.empty()),
              Figures::seconds),
          plain(
              "cores",
              "",
              "cores",
              "processors kept busy, by the fork and its children",
              cell -> known(cell, cell.cores()),
              Figures::number),
          plain(
              "peak_rss",
              "_bytes",
              "memory",
              "the most memory that the fork and its children held",
              cell -> known(cell, cell.peakResidentBytes()),
              Figures::bytes),
          plain(
              "tasks",
              "_per_s",
              "tasks/s",
              "tasks a second",
              cell -> known(cell, cell.perSecond("tasks")),
              Figures::number),
          plain(
              "bytes",
              "_per_s",
              "MB/s",
              "what downloads brought a second",
              cell -> known(cell, cell.perSecond("bytes")),
              bytes -> Figures.number(bytes / 1e6)),
          service("p50", "half of the single tasks took no longer", ServicePercentiles::median),
          service("p90", "9 of 10 tasks took no longer", ServicePercentiles::percentile90),
          service("p99", "99 of 100 tasks took no longer", ServicePercentiles::percentile99),
          service("max", "the longest task", times -> OptionalDouble.of(times.maximum())),
          cause(
              "voluntary_switches",
              "",
              "waits",
              "how often the fork's threads stopped to wait, a batch; of pools that are warm",
              cell -> cell.metric(ForkMetric.VOLUNTARY),
              Figures::number),
          cause(
              "involuntary_switches",
              "",
              "taken",
              "how often a processor was taken from a thread of the fork, a batch; of pools that"
                  + " are warm",
              cell -> cell.metric(ForkMetric.INVOLUNTARY),
              Figures::number),
          cause(
              "gc",
              "_s",
              "GC",
              "what the fork's garbage collector took of a batch",
              cell -> cell.metric(ForkMetric.GC_SECONDS),
              Figures::seconds),
          cause(
              "allocated",
              "_bytes_per_task",
              "allocated",
              "bytes that the fork allocated, a task",
              Figure::allocatedPerTask,
              Figures::bytes),
          cause(
              "blocked",
              "_s",
              "blocked",
              "how long the fork's threads waited for monitors, together, a batch; of pools that"
                  + " are warm",
              cell -> cell.metric(ForkMetric.BLOCKED_SECONDS),
              Figures::seconds),
          cause(
              "carriers",
              "",
              "carriers",
              "the most platform threads that carried virtual ones",
              cell -> cell.metric(ForkMetric.CARRIERS),
              Figures::number),
          cause(
              "mounted",
              "",
              "mounted",
              "virtual threads that were running, on average",
              cell -> cell.metric(ForkMetric.MOUNTED),
              Figures::number),
          cause(
              "queued",
              "",
              "queued",
              "virtual threads that were ready and had no carrier, on average",
              cell -> cell.metric(ForkMetric.QUEUED),
              Figures::number),
          cause(
              "pinned",
              "",
              "pinned",
              "how often virtual threads kept their carriers while they waited, a batch; by"
                  + " PinnedProfiler",
              cell -> cell.metric(ForkMetric.PINNED),
              Figures::number));

  private static Figure plain(
      String name,
      String unit,
      String heading,
      String legend,
      Function<MeasuredCell, Optional<Estimate>> value,
      DoubleFunction<String> format) {
    return new Figure(
        name,
        unit,
        false,
        heading,
        legend,
        value,
        cell -> value.apply(cell).map(figure -> format.apply(figure.value())));
  }

  private static Figure service(
      String heading, String legend, Function<ServicePercentiles, OptionalDouble> percentile) {
    return plain(
        "service_" + heading,
        "_s",
        heading,
        legend,
        cell -> cell.serviceTimes().flatMap(times -> known(cell, percentile.apply(times))),
        Figures::seconds);
  }

  private static Figure cause(
      String name,
      String unit,
      String heading,
      String legend,
      Function<MeasuredCell, OptionalDouble> value,
      DoubleFunction<String> format) {
    return plain(name, unit, heading, legend, cell -> known(cell, value.apply(cell)), format);
  }

  private static OptionalDouble allocatedPerTask(MeasuredCell cell) {
    OptionalDouble allocated = cell.metric(ForkMetric.ALLOCATED);
    double tasks = cell.metric("tasks").orElse(0);
    return allocated.isPresent() && tasks > 0
        ? OptionalDouble.of(allocated.getAsDouble() / tasks)
        : OptionalDouble.empty();
  }

  private static Optional<Estimate> known(MeasuredCell cell, OptionalDouble figure) {
    return figure.isPresent()
        ? Optional.of(new Estimate(figure.getAsDouble(), cell.forks(), Optional.empty()))
        : Optional.empty();
  }

  /** The names of its columns in a file: itself, and the ends of its interval. */
  public Stream<String> columns() {
    return hasInterval
        ? Stream.of(name + unit, name + "_low" + unit, name + "_high" + unit)
        : Stream.of(name + unit);
  }
}
