package speedup.report.prediction;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import speedup.batch.BatchCell;
import speedup.predict.Compared;
import speedup.predict.Predicted;
import speedup.predict.Prediction;
import speedup.report.summary.RunLabels;
import speedup.report.text.JsonText;
import speedup.report.text.TidyTable;
import speedup.run.StoredRun;
import speedup.stats.Interval;

/** Predictions for programs: a row a cell that was measured, and a row a cell that was not. */
public final class PredictionFiles {

  private static final List<String> COLUMNS =
      List.of(
          "label",
          "workload",
          "params",
          "lifecycle",
          "strategy",
          "workers",
          "tasks",
          "machines",
          "processors",
          "time_s",
          "time_low_s",
          "time_high_s",
          "speedup",
          "speedup_low",
          "speedup_high",
          "limit",
          "measured_s",
          "measured_low_s",
          "measured_high_s",
          "covered");

  private PredictionFiles() {}

  /** Writes predictions as CSV. */
  public static String csv(StoredRun run, List<Prediction> predictions) {
    return table(run, predictions).toCsv();
  }

  /** Writes predictions as JSON, and how many cells the model covers. */
  public static String json(StoredRun run, List<Prediction> predictions) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("folder", RunLabels.folder(run));
    document.put("cells", table(run, predictions).rows());
    document.put(
        "works",
        predictions.stream()
            .map(one -> {
              Map<String, Object> work = new LinkedHashMap<>();
              work.put("work", one.work().name());
              work.put("covered", one.covered());
              work.put("compared", one.shown().size());
              work.put("missed", one.isMissed());
              Map<String, Object> fewest = new LinkedHashMap<>();
              one.fewest().forEach(few -> fewest.put(few.strategy(), few.workers()));
              work.put("fewest_workers", fewest);
              return work;
            })
            .toList());
    return JsonText.of(document);
  }

  private static TidyTable table(StoredRun run, List<Prediction> predictions) {
    TidyTable table = new TidyTable(COLUMNS);
    String label = run.planned().label();
    for (Prediction one : predictions) {
      one.compared().forEach(cell -> add(table, label, one, cell));
      one.predicted().forEach(point -> add(table, label, one, point));
    }
    return table;
  }

  private static void add(TidyTable table, String label, Prediction one, Compared cell) {
    BatchCell batch = cell.batch();
    Optional<Interval> measured = cell.measured().interval();
    table.add(
        label,
        batch.workload(),
        batch.setting(),
        batch.lifecycle(),
        batch.strategy(),
        batch.workers(),
        one.work().tasks(),
        Optional.empty(),
        Optional.empty(),
        cell.predicted().estimate(),
        cell.predicted().low(),
        cell.predicted().high(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        cell.measured().value(),
        measured.map(Interval::low),
        measured.map(Interval::high),
        cell.isGiven() ? "given" : Boolean.toString(cell.isCovered()));
  }

  private static void add(TidyTable table, String label, Prediction one, Predicted point) {
    BatchCell batch = one.work().batch();
    table.add(
        label,
        batch.workload(),
        batch.setting(),
        batch.lifecycle(),
        point.strategy(),
        point.workers(),
        one.question().tasks(),
        one.work().computes() ? one.question().machines().machines() : Optional.empty(),
        one.work().computes() ? one.question().machines().processors() : Optional.empty(),
        point.seconds().estimate(),
        point.seconds().low(),
        point.seconds().high(),
        point.speedup().estimate(),
        point.speedup().low(),
        point.speedup().high(),
        point.limit().words(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
