package speedup.report.compare;

import speedup.report.export.BencherMetrics;
import speedup.report.export.OpenMetrics;
import speedup.report.text.Exporter;
import speedup.report.text.TextStyle;

/** How a comparison can be written; in lower case because these are words of an option. */
public enum ComparisonFormat implements Exporter<RunComparison> {
  /** For a person at a terminal. */
  text,
  /** For GitHub: a pull request, or the summary of a job. */
  markdown,
  /** For a spreadsheet or a notebook: one row a cell. */
  csv,
  /** For a program. */
  json,
  /** For Bencher: what NEW measured. */
  bmf,
  /** For Prometheus and whatever else reads OpenMetrics: what NEW measured. */
  openmetrics;

  @Override
  public String id() {
    return name();
  }

  @Override
  public String write(RunComparison comparison, TextStyle style) {
    return switch (this) {
      case text -> ComparisonReport.text(comparison, style);
      case markdown -> ComparisonReport.markdown(comparison);
      case csv -> ComparisonReport.csv(comparison);
      case json -> ComparisonReport.json(comparison);
      case bmf -> BencherMetrics.of(MeasuredScores.of(comparison.changed()));
      case openmetrics -> OpenMetrics.of(MeasuredScores.of(comparison.changed()));
    };
  }

  @Override
  public boolean hasWarnings() {
    return switch (this) {
      case text, markdown, json -> true;
      case csv, bmf, openmetrics -> false;
    };
  }
}
