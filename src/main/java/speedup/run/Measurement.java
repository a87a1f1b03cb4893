package speedup.run;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import speedup.environment.NoiseLimits;

/**
 * Measures the cells of a plan in rounds until each is measured well enough, and writes each fork
 * to the journal as soon as it ended.
 */
final class Measurement {

  /** How often a fork that was disturbed is measured again. */
  private static final int MOST_REPEATS = 3;

  /**
   * The share of a round's forks that may be repeats: where everything is disturbed, measuring it
   * again does not help, and would eat the budget.
   */
  private static final double REPEATS_A_ROUND = 0.25;

  private final Plan plan;
  private final Ledger ledger;
  private final ForkDriver driver;
  private final ForkLimits limits;
  private final Journal journal;
  private final RunListener listener;
  private final long start = System.nanoTime();
  private final double spentBefore;
  private volatile @Nullable String stopped;

  /**
   * Creates a measurement.
   *
   * @param earlier the entries of the journal so far, if it is resumed
   */
  Measurement(
      Plan plan,
      List<JournalEntry> earlier,
      ForkDriver driver,
      ForkLimits limits,
      Journal journal,
      RunListener listener) {
    this.plan = plan;
    this.driver = driver;
    this.limits = limits;
    this.journal = journal;
    this.listener = listener;
    ledger = new Ledger(plan);
    earlier.forEach(this::learn);
    spentBefore = ledger.measuredSeconds();
  }

  /** Measures until every cell has ended, or until it is stopped. */
  void run() throws IOException {
    int round = ledger.round();
    int begun = ledger.measuredSeconds() > 0 ? round : 0;
    while (stopped == null && !ledger.active().isEmpty()) {
      if (round > begun && round > 1 && isBudgetSpent()) {
        endAll(ledger.active(), round - 1, CellEnd.BUDGET);
        return;
      }
      List<Cell> order = Rounds.order(ledger.active(), plan.seed(), round);
      listener.roundStarted(round, order.size());
      measure(order, round);
      if (stopped == null) {
        for (Map.Entry<Cell, CellEnd> finished : ledger.finished().entrySet()) {
          write(new JournalEntry.Ended(finished.getKey(), round, finished.getValue()));
        }
        listener.roundEnded(round, progress());
        round++;
      }
    }
    if (stopped != null) {
      endAll(ledger.active(), round, CellEnd.INTERRUPTED);
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

  /** How long all of it took, in seconds, what was measured before a resumption included. */
  double wallSeconds() {
    return spentBefore + (System.nanoTime() - start) / 1e9;
  }

  private boolean isBudgetSpent() {
    Duration budget = plan.rules().budget();
    return budget != null && wallSeconds() >= budget.toNanos() / 1e9;
  }

  private void endAll(List<Cell> cells, int round, CellEnd end) throws IOException {
    for (Cell cell : cells) {
      write(new JournalEntry.Ended(cell, round, end));
    }
  }

  private void measure(List<Cell> order, int round) throws IOException {
    int repeatsLeft = (int) Math.max(MOST_REPEATS, order.size() * REPEATS_A_ROUND);
    int position = 0;
    for (Cell cell : order) {
      position++;
      if (stopped != null) {
        return;
      }
      if (ledger.has(cell, round)) {
        continue;
      }
      listener.forkStarted(cell, round, position, progress());
      repeatsLeft -= measure(cell, round, position, Math.min(MOST_REPEATS, repeatsLeft));
    }
  }

  /** Measures a cell, again when it was disturbed, and says how often again. */
  private int measure(Cell cell, int round, int position, int mostRepeats) throws IOException {
    for (int repeats = 0; ; repeats++) {
      JournalEntry entry =
          driver.measure(cell, round, position, ledger.iterations(cell, 2, 10), limits.of(cell));
      if (stopped != null && entry instanceof JournalEntry.Failure) {
        return repeats;
      }
      List<String> reasons =
          entry instanceof JournalEntry.Fork fork
              ? NoiseLimits.FIXED.reasons(fork.noise())
              : List.of();
      if (reasons.isEmpty() || repeats == mostRepeats || stopped != null) {
        write(entry);
        if (entry instanceof JournalEntry.Failure) {
          // It would fail again, and its table row says why.
          write(new JournalEntry.Ended(cell, round, CellEnd.FAILED));
        }
        return repeats;
      }
      write(((JournalEntry.Fork) entry).setAside(reasons));
    }
  }

  private void write(JournalEntry entry) throws IOException {
    journal.append(entry);
    learn(entry);
    listener.written(entry);
  }

  private void learn(JournalEntry entry) {
    ledger.add(entry);
    if (entry instanceof JournalEntry.Fork fork) {
      limits.learn(fork);
    }
  }

  private Progress progress() {
    return Progress.of(plan, ledger, wallSeconds());
  }
}
