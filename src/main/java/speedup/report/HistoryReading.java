package speedup.report;

import java.util.List;
import speedup.report.history.CellHistory;
import speedup.report.history.HistoryReport;
import speedup.report.text.TextStyle;

/**
 * Cells over many runs.
 *
 * @param isCalibrated whether how fast the machine was is divided out
 */
public record HistoryReading(List<CellHistory> histories, boolean isCalibrated) implements Reading {

  /** Copies the list. */
  public HistoryReading {
    histories = List.copyOf(histories);
  }

  @Override
  public String text(TextStyle style) {
    return HistoryReport.text(histories, style)
        + (isCalibrated ? style.wrap(HistoryReport.CALIBRATED) + "\n" : "");
  }

  @Override
  public String markdown() {
    return HistoryReport.markdown(histories)
        + (isCalibrated ? "\n" + HistoryReport.CALIBRATED + "\n" : "");
  }

  @Override
  public String csv() {
    return HistoryReport.csv(histories);
  }

  @Override
  public String json() {
    return HistoryReport.json(histories);
  }
}
