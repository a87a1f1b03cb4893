package speedup.report.export;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import speedup.run.Cell;
import speedup.run.ScoreUnit;
import speedup.stats.Estimate;
import speedup.stats.Interval;

/**
 * What was measured of a cell, for another system.
 *
 * @param name the whole name, the same from run to run: series are kept by it
 * @param labels the parts of the name
 * @param unit what value and interval are counted in
 * @param value the score
 * @param interval around it; empty where there are too few forks for one
 */
public record ExportedScore(
    String name,
    Map<String, String> labels,
    ScoreUnit unit,
    double value,
    Optional<Interval> interval) {

  /** Copies the labels. */
  public ExportedScore {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
  }

  /** Names and labels a score by its cell. */
  public static ExportedScore of(Cell cell, ScoreUnit unit, Estimate score) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("benchmark", cell.benchmark());
    labels.put("mode", cell.mode());
    labels.put("threads", Integer.toString(cell.threads()));
    if (!cell.variant().isEmpty()) {
      labels.put("variant", cell.variant());
    }
    if (cell.isTwin()) {
      labels.put("twin", "true");
    }
    // A parameter may be called as one of these.
    cell.params().forEach((name, value) -> labels.put("param_" + name, value));
    return new ExportedScore(cell.toString(), labels, unit, score.value(), score.interval());
  }

  ExportedScore times(double factor) {
    return new ExportedScore(
        name,
        labels,
        unit,
        value * factor,
        interval.map(around -> around.map(bound -> bound * factor)));
  }
}
