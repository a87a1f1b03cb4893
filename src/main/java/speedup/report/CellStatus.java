package speedup.report;

import java.util.Locale;

/** What became of a cell. */
public enum CellStatus {
  /** It was measured in every round that was planned for it. */
  MEASURED,
  /** The run ended before every round that was planned for it. */
  INCOMPLETE,
  /** It gave a wrong answer, threw, hung or died. */
  FAILED,
  /** The combination makes no sense. */
  SKIPPED;

  /** The word in tables and files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
