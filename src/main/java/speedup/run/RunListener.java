package speedup.run;

/** Is told how a run goes, in the thread that measures. */
public interface RunListener {

  /** A round begins, with this many forks. */
  default void roundStarted(int round, int forks) {}

  /** A fork begins. */
  default void forkStarted(Cell cell, int round, int position, Progress progress) {}

  /** Something was written to the journal. */
  default void written(JournalEntry entry) {}

  /** Every fork of a round has been measured. */
  default void roundEnded(int round, Progress progress) {}
}
