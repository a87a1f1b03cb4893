package speedup.report.summary;

import java.util.Locale;
import speedup.run.CellEnd;

/** What became of a cell. */
public enum CellStatus {
  /** Its interval is as narrow as was asked for. */
  PRECISE,
  /** It was measured in as many rounds as were asked for. */
  ROUNDS,
  /** The budget was spent before it was precise. */
  BUDGET,
  /** It gave a wrong answer, threw, hung or died. */
  FAILED,
  /** Its forks died from some round on; what was measured before stays. */
  CRASHED,
  /** The run was stopped, or was killed. */
  INTERRUPTED,
  /** The run is still going on, and will measure it again. */
  RUNNING,
  /** The combination makes no sense. */
  SKIPPED;

  static CellStatus of(CellEnd end) {
    return switch (end) {
      case PRECISE -> PRECISE;
      case ROUNDS -> ROUNDS;
      case BUDGET -> BUDGET;
      case FAILED -> FAILED;
      case INTERRUPTED -> INTERRUPTED;
    };
  }

  /** The word in tables and files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
