package speedup.run;

import java.util.function.Supplier;

/**
 * Is told how a run goes, in the thread that measures. How far it is takes time to work out: that
 * is done where it is asked for, and is to be asked before the method returns.
 */
public interface RunListener {

  /** A round begins, with this many forks. */
  default void roundStarted(int round, int forks) {}

  /** A fork begins. */
  default void forkStarted(Cell cell, int round, int position, Supplier<Progress> progress) {}

  /** Something was written to the journal. */
  default void written(JournalEntry entry) {}

  /** Every fork of a round has been measured. */
  default void roundEnded(int round, Supplier<Progress> progress) {}
}
