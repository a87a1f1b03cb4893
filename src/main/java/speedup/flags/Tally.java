package speedup.flags;

import java.util.Collection;

/**
 * Counts how downloads ended; the counts always add up to the number of downloads.
 *
 * @param ok how many brought a picture
 * @param notFound how many asked for a flag that does not exist
 * @param errors how many went wrong
 */
public record Tally(int ok, int notFound, int errors) {

  /** Checks the components. */
  public Tally {
    if (ok < 0 || notFound < 0 || errors < 0) {
      throw new IllegalArgumentException("a negative count");
    }
  }

  /** Counts the outcomes of these downloads. */
  public static Tally of(Collection<? extends Download> downloads) {
    Tally tally = new Tally(0, 0, 0);
    for (Download download : downloads) {
      tally = tally.plus(download.outcome());
    }
    return tally;
  }

  /** Counts one more. */
  public Tally plus(Outcome outcome) {
    return switch (outcome) {
      case OK -> new Tally(ok + 1, notFound, errors);
      case NOT_FOUND -> new Tally(ok, notFound + 1, errors);
      case ERROR -> new Tally(ok, notFound, errors + 1);
    };
  }

  /** The number of downloads counted. */
  public int total() {
    return ok + notFound + errors;
  }
}
