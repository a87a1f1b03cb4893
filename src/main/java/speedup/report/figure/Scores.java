package speedup.report.figure;

import java.util.Optional;
import speedup.report.summary.CellStatus;
import speedup.report.summary.CellSummary;
import speedup.report.summary.MeasuredCell;
import speedup.report.text.Figures;
import speedup.stats.Estimate;

/** The score of a cell and its factor as a reader sees them. */
public final class Scores {

  /** What stands where there is no figure. */
  public static final String NOTHING = "-";

  /** What stands after a figure that is not to be trusted. */
  public static final String DOUBTFUL = "!";

  private Scores() {}

  /** Seconds for a batch, and otherwise the score in the unit that JMH's users know. */
  public static String score(CellSummary cell) {
    return cell.measured()
        .map(measured ->
            measured
                .time()
                .filter(time -> cell.batch().isPresent())
                .map(Figures::time)
                .orElseGet(() -> Figures.withInterval(measured.score(), measured.unit()::format)))
        .orElseGet(() -> unmeasured(cell));
  }

  /** The factor over the baseline; the baseline's own is exactly 1. */
  public static String factor(CellSummary cell) {
    Optional<MeasuredCell> measured = cell.measured();
    if (measured.isEmpty()) {
      return unmeasured(cell);
    }
    Optional<Estimate> factor = measured.get().factor();
    if (factor.isEmpty()) {
      return NOTHING;
    }
    String text = isOverItself(factor.get()) ? "1.00x" : Figures.speedup(factor.get());
    return measured.get().warning().isPresent() ? text + " " + DOUBTFUL : text;
  }

  /** A cell over itself is exactly 1 in every round. */
  private static boolean isOverItself(Estimate factor) {
    return factor.value() == 1
        && factor.interval().stream().allMatch(around -> around.high() == around.low());
  }

  private static String unmeasured(CellSummary cell) {
    return cell.status() == CellStatus.FAILED ? "failed" : NOTHING;
  }
}
