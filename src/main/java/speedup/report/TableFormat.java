package speedup.report;

import speedup.report.export.BencherMetrics;
import speedup.report.export.OpenMetrics;
import speedup.report.text.Exporter;
import speedup.report.text.TextStyle;

/** How stored runs can be written; in lower case because these are words of an option. */
public enum TableFormat implements Exporter<Reading> {
  /** For a person at a terminal. */
  text,
  /** For GitHub. */
  markdown,
  /** For a spreadsheet or a notebook. */
  csv,
  /** For a program. */
  json,
  /** For Bencher: scores by the whole names of the cells. */
  bmf,
  /** For Prometheus and whatever else reads OpenMetrics. */
  openmetrics;

  @Override
  public String id() {
    return name();
  }

  @Override
  public String write(Reading reading, TextStyle style) {
    return switch (this) {
      case text -> reading.text(style);
      case markdown -> reading.markdown();
      case csv -> reading.csv();
      case json -> reading.json();
      case bmf -> BencherMetrics.of(reading.scores());
      case openmetrics -> OpenMetrics.of(reading.scores());
    };
  }

  /** Whether it is for the scores of one moment, and nothing else. */
  public boolean isOfScores() {
    return this == bmf || this == openmetrics;
  }

  @Override
  public boolean hasWarnings() {
    return switch (this) {
      case text, markdown, json -> true;
      case csv, bmf, openmetrics -> false;
    };
  }
}
