package speedup.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Measures the cells of a plan in rounds and writes each fork to the journal as soon as it ended.
 */
final class Measurement {

  private final Plan plan;
  private final ForkDriver driver;
  private final ForkLimits limits;
  private final List<String> jvmArguments;
  private final Journal journal;
  private final RunListener listener;
  private final Set<Cell> failed = new HashSet<>();
  private volatile @Nullable String stopped;

  Measurement(
      Plan plan,
      ForkDriver driver,
      ForkLimits limits,
      List<String> jvmArguments,
      Journal journal,
      RunListener listener) {
    this.plan = plan;
    this.driver = driver;
    this.limits = limits;
    this.jvmArguments = List.copyOf(jvmArguments);
    this.journal = journal;
    this.listener = listener;
  }

  /** Measures until every round is done, or until it is stopped. */
  void run() throws IOException {
    for (int round = 1; round <= plan.rounds() && stopped == null; round++) {
      List<Cell> active = new ArrayList<>(plan.cells());
      active.removeAll(failed);
      listener.roundStarted(round, active.size());
      measure(Rounds.order(active, plan.seed(), round), round);
    }
  }

  /** Ends the run after killing the fork that is being measured; called from another thread. */
  void stop(String reason) {
    stopped = reason;
    driver.kill(reason);
  }

  /** Why it was stopped, if it was. */
  @Nullable String stopped() {
    return stopped;
  }

  private void measure(List<Cell> order, int round) throws IOException {
    int position = 0;
    for (Cell cell : order) {
      position++;
      if (stopped != null) {
        return;
      }
      listener.forkStarted(cell, round, position);
      JournalEntry entry = driver.measure(cell, round, position, jvmArguments, limits.of(cell));
      if (stopped != null && entry instanceof JournalEntry.Failure) {
        return;
      }
      write(entry);
    }
  }

  private void write(JournalEntry entry) throws IOException {
    switch (entry) {
      case JournalEntry.Fork fork -> limits.learn(fork);
      // It would fail again, and its table row says why.
      case JournalEntry.Failure failure -> failed.add(failure.cell());
      case JournalEntry.Planned planned -> {}
      case JournalEntry.Ceiling ceiling -> {}
      case JournalEntry.Finished finished -> {}
    }
    journal.append(entry);
    listener.written(entry);
  }
}
