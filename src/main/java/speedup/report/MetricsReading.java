package speedup.report;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import speedup.report.summary.RunSummary;
import speedup.report.text.JsonText;
import speedup.report.text.TextStyle;

/**
 * What profilers and counters measured in runs.
 *
 * @param which the names of the metrics that are wanted
 */
public record MetricsReading(List<RunSummary> runs, Predicate<String> which) implements Reading {

  /** Copies the list. */
  public MetricsReading {
    runs = List.copyOf(runs);
  }

  /** Whether there is none of these names. */
  public boolean isEmpty() {
    return MetricsCsv.table(runs, which).rows().isEmpty();
  }

  @Override
  public String text(TextStyle style) {
    return MetricsCsv.table(runs, which).toText(style);
  }

  @Override
  public String markdown() {
    return MetricsCsv.table(runs, which).toMarkdown();
  }

  @Override
  public String csv() {
    return MetricsCsv.csv(runs, which);
  }

  @Override
  public String json() {
    return JsonText.of(Map.of("metrics", MetricsCsv.tidy(runs, which).rows()));
  }
}
