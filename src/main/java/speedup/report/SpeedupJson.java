package speedup.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import speedup.batch.BatchCell;
import speedup.report.conclusion.Conclusions;
import speedup.report.figure.Figure;
import speedup.report.summary.CellSummary;
import speedup.report.summary.MeasuredCell;
import speedup.report.summary.RunLabels;
import speedup.report.summary.RunSummary;
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
    object.put("baseline", summary.layout().baselines().stream().map(Object::toString).toList());
    object.put("level", RunSummary.LEVEL);
    object.put("cells", summary.cells().stream().map(SpeedupJson::cell).toList());
    object.put("skipped", summary.skipped().stream().map(SpeedupJson::skipped).toList());
    object.put("notes", RunNotes.of(summary));
    return object;
  }

  private static Map<String, Object> cell(CellSummary one) {
    Map<String, Object> object = named(one.cell());
    object.put("forks", one.measured().map(MeasuredCell::forks).orElse(0));
    one.measured()
        .ifPresent(measured -> {
          object.put("unit", measured.unit().text());
          Figure.ALL.forEach(figure -> put(object, figure, measured));
          if (!measured.metrics().isEmpty()) {
            object.put("metrics", metrics(measured));
          }
          if (!measured.odd().isEmpty()) {
            object.put("odd_forks", measured.odd().size());
          }
          measured
              .warming()
              .ifPresent(warming -> object.put("still_warming_by", warming.fall() - 1));
          measured.warning().ifPresent(warning -> object.put("warning", warning));
        });
    object.put("status", one.status().word());
    if (!one.reason().isEmpty()) {
      object.put("reason", one.reason());
    }
    return object;
  }

  private static Map<String, Object> metrics(MeasuredCell cell) {
    Map<String, Object> metrics = new TreeMap<>();
    cell.metrics()
        .forEach((name, metric) -> {
          Map<String, Object> object = estimate(metric.mean());
          object.put("unit", metric.unit().text());
          metrics.put(name, object);
        });
    return metrics;
  }

  private static Map<String, Object> skipped(Skipped skipped) {
    Map<String, Object> object = named(skipped.cell());
    object.put("reason", skipped.reason());
    return object;
  }

  private static Map<String, Object> named(Cell cell) {
    Map<String, Object> object = new LinkedHashMap<>();
    Optional<BatchCell> batch = BatchCell.of(cell);
    batch.ifPresent(one -> {
      object.put("workload", one.workload());
      object.put("strategy", one.strategy());
      object.put("workers", one.workers());
      object.put("lifecycle", one.lifecycle());
      if (!one.setting().isEmpty()) {
        object.put("params", one.setting());
      }
    });
    if (batch.isEmpty() && !cell.params().isEmpty()) {
      object.put("params", cell.params());
    }
    object.put("benchmark", cell.benchmark());
    object.put("mode", cell.mode());
    object.put("threads", cell.threads());
    if (!cell.variant().isEmpty()) {
      object.put("variant", cell.variant());
    }
    if (cell.isTwin()) {
      object.put("twin", true);
    }
    return object;
  }

  private static void put(Map<String, Object> object, Figure figure, MeasuredCell cell) {
    figure
        .value()
        .apply(cell)
        .ifPresent(value ->
            object.put(
                figure.columns().findFirst().orElseThrow(),
                figure.hasInterval() ? estimate(value) : value.value()));
  }

  private static Map<String, Object> estimate(Estimate estimate) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("value", estimate.value());
    estimate
        .interval()
        .ifPresent(interval -> {
          value.put("low", interval.low());
          value.put("high", interval.high());
        });
    return value;
  }
}
