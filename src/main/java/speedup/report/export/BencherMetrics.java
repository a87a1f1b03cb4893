package speedup.report.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import speedup.report.text.JsonText;
import speedup.run.ScoreUnit;

/**
 * Scores in the <a href="https://bencher.dev/docs/reference/bencher-metric-format">Bencher Metric
 * Format</a>: a benchmark by its whole name, times as its measure {@code latency} in nanoseconds,
 * rates as its measure {@code throughput} in operations a second, anything else as a measure that
 * is called like the unit.
 */
public final class BencherMetrics {

  private static final double NANOS_A_SECOND = 1e9;

  private BencherMetrics() {}

  /** Writes scores as JSON. */
  public static String of(List<ExportedScore> scores) {
    Map<String, Object> document = new LinkedHashMap<>();
    for (ExportedScore score : scores) {
      document.put(score.name(), Map.of(measure(score.unit()), metric(inBenchersUnit(score))));
    }
    return JsonText.of(document);
  }

  private static String measure(ScoreUnit unit) {
    if (unit.isTime()) {
      return "latency";
    }
    if (unit.isRate()) {
      return "throughput";
    }
    String slug =
        unit.text().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return slug.isEmpty() ? "score" : slug;
  }

  private static ExportedScore inBenchersUnit(ExportedScore score) {
    if (score.unit().isTime()) {
      return score.times(score.unit().factor() * NANOS_A_SECOND);
    }
    return score.unit().isRate() ? score.times(score.unit().factor()) : score;
  }

  private static Map<String, Object> metric(ExportedScore score) {
    Map<String, Object> metric = new LinkedHashMap<>();
    metric.put("value", score.value());
    score
        .interval()
        .filter(around -> Double.isFinite(around.high()))
        .ifPresent(around -> {
          metric.put("lower_value", around.low());
          metric.put("upper_value", around.high());
        });
    return metric;
  }
}
