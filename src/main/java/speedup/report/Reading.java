package speedup.report;

import java.util.List;
import speedup.report.export.ExportedScore;
import speedup.report.text.TextStyle;

/**
 * What of stored runs is to be written, whatever the format: their tables, what profilers measured,
 * or their history.
 */
public sealed interface Reading permits TableReading, MetricsReading, HistoryReading {

  /** For a person at a terminal. */
  String text(TextStyle style);

  /** For GitHub. */
  String markdown();

  /** A row for each piece of it. */
  String csv();

  /** For a program. */
  String json();

  /** The score of each cell; none where it is not about scores. */
  default List<ExportedScore> scores() {
    return List.of();
  }
}
