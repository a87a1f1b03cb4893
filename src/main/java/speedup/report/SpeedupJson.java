package speedup.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import speedup.report.conclusion.Conclusions;
import speedup.report.summary.CellSummary;
import speedup.report.summary.RunLabels;
import speedup.report.summary.RunSummary;
import speedup.report.summary.ServicePercentiles;
import speedup.report.table.RunNotes;
import speedup.report.text.JsonText;
import speedup.run.Cell;
import speedup.run.Skipped;
import speedup.run.StoredRun;
import speedup.stats.Estimate;

/** Runs for a program to read: every figure with its interval, and what they amount to. */
public final class SpeedupJson {

  private SpeedupJson() {}

  /** Writes runs; what is not known is left out. */
  public static String of(List<RunSummary> runs) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("runs", runs.stream().map(SpeedupJson::run).toList());
    Map<String, Object> conclusions = new LinkedHashMap<>();
    Conclusions.of(runs).forEach(section -> conclusions.put(section.title(), section.sentences()));
    document.put("conclusions", conclusions);
    return JsonText.of(document);
  }

  private static Map<String, Object> run(RunSummary summary) {
    StoredRun run = summary.run();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("folder", RunLabels.folder(run));
    object.put("label", run.planned().label());
    object.put("started", run.planned().started().toString());
    object.put("runtime", RunLabels.runtime(run));
    object.put("baseline", summary.baseline().name().toLowerCase(Locale.ROOT));
    object.put("level", RunSummary.LEVEL);
    object.put("cells", summary.cells().stream().map(SpeedupJson::cell).toList());
    object.put("skipped", summary.skipped().stream().map(SpeedupJson::skipped).toList());
    object.put("notes", RunNotes.of(summary));
    return object;
  }

  private static Map<String, Object> cell(CellSummary one) {
    Map<String, Object> object = named(one.cell());
    object.put("forks", one.forks());
    put(object, "time_s", one.time());
    put(object, "speedup", one.speedup());
    put(object, "efficiency", one.efficiency());
    put(object, "serial_fraction", one.serialFraction());
    put(object, "cpu_s", one.cpuSeconds());
    put(object, "peak_rss_bytes", one.peakResidentBytes());
    put(object, "tasks_per_s", one.tasksPerSecond());
    put(object, "bytes_per_s", one.bytesPerSecond());
    one.serviceTimes().ifPresent(times -> object.put("service_s", serviceTimes(times)));
    object.put("status", one.status().word());
    if (!one.reason().isEmpty()) {
      object.put("reason", one.reason());
    }
    one.warning().ifPresent(warning -> object.put("warning", warning));
    return object;
  }

  private static Map<String, Object> serviceTimes(ServicePercentiles times) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("count", times.count());
    put(object, "p50", times.median());
    put(object, "p90", times.percentile90());
    put(object, "p99", times.percentile99());
    object.put("max", times.maximum());
    return object;
  }

  private static Map<String, Object> skipped(Skipped skipped) {
    Map<String, Object> object = named(skipped.cell());
    object.put("reason", skipped.reason());
    return object;
  }

  private static Map<String, Object> named(Cell cell) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("workload", cell.workload());
    object.put("strategy", cell.strategy());
    object.put("workers", cell.workers());
    object.put("lifecycle", cell.lifecycle());
    if (!cell.setting().isEmpty()) {
      object.put("params", cell.setting());
    }
    if (cell.isTwin()) {
      object.put("twin", true);
    }
    return object;
  }

  private static void put(Map<String, Object> object, String name, Optional<Estimate> estimate) {
    estimate.ifPresent(figure -> {
      Map<String, Object> value = new LinkedHashMap<>();
      value.put("value", figure.value());
      figure
          .interval()
          .ifPresent(interval -> {
            value.put("low", interval.low());
            value.put("high", interval.high());
          });
      object.put(name, value);
    });
  }

  private static void put(Map<String, Object> object, String name, OptionalDouble figure) {
    if (figure.isPresent()) {
      object.put(name, figure.getAsDouble());
    }
  }
}
