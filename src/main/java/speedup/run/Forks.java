package speedup.run;

import java.time.Duration;
import java.util.Optional;

/** Measures one cell in one fresh JVM at a time. */
public interface Forks extends AutoCloseable {

  /**
   * Measures a cell. Whatever goes wrong in the fork comes back as a failure; its processes are
   * gone.
   *
   * @param round the number of its round
   * @param position its place in the order of the round
   * @param iterations how many batches to measure, where the user does not say; empty for what the
   *     benchmark says
   * @param warmUp how many times as long as the benchmark says it is to warm up, where that can be
   *     told and the user does not say
   * @param limit how long it may take before it counts as hung and is killed
   * @return a {@link JournalEntry.Fork} or a {@link JournalEntry.Failure}
   */
  JournalEntry measure(
      Cell cell, int round, int position, Optional<Integer> iterations, int warmUp, Duration limit);

  /** Kills the fork that is being measured, from another thread; none is measured any more. */
  void stop(String why);

  /** Ends what outlives a fork; no fork is measured any more. */
  @Override
  default void close() {}
}
