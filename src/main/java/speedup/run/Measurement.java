package speedup.run;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import speedup.environment.NoiseLimits;

/**
 * Measures the cells of a plan in rounds until each is measured well enough, and writes each fork
 * to the journal as soon as it ended.
 */
final class Measurement {

  /**
   * The share of a round's forks that may be repeats: where everything is disturbed, measuring it
   * again does not help, and would eat the budget.
   */
  private static final double REPEATS_A_ROUND = 0.25;

  private static final int MOST_ITERATIONS = 10;

  /**
   * Ctrl-C reaches the fork as well as this process, and the fork's death may be seen first: a fork
   * that failed because the run is to stop has not failed.
   */
  private static final Duration SIGNAL_DELAY = Duration.ofMillis(300);

  private final Plan plan;
  private final Ledger ledger;
  private final Forks forks;
  private final ForkLimits limits;
  private final NoiseLimits quiet;
  private final JournalWriter journal;
  private final RunListener listener;
  private final Stopwatch stopwatch;
  private final CountDownLatch stopRequest = new CountDownLatch(1);
  private volatile @Nullable String stopped;

  /**
   * Creates a measurement.
   *
   * @param earlier the entries of the journal so far, if it is resumed
   * @param limits how long a fork may take
   * @param quiet how much noise sets a fork aside
   * @param stopwatch how long the run has taken
   */
  Measurement(
      Plan plan,
      List<JournalEntry> earlier,
      Forks forks,
      ForkLimits limits,
      NoiseLimits quiet,
      JournalWriter journal,
      RunListener listener,
      Stopwatch stopwatch) {
    this.plan = plan;
    this.forks = forks;
    this.limits = limits;
    this.quiet = quiet;
    this.journal = journal;
    this.listener = listener;
    this.stopwatch = stopwatch;
    ledger = new Ledger(plan);
    earlier.forEach(this::learn);
  }

  /** Measures until every cell has ended, or until it is stopped. */
  void run() throws IOException {
    for (JournalEntry.Ended failed : ledger.unwrittenFailures()) {
      write(failed);
    }
    if (ledger.isReopened()) {
      for (Map.Entry<Cell, CellEnd> enough : ledger.finished().entrySet()) {
        write(new JournalEntry.Ended(enough.getKey(), ledger.round(), enough.getValue()));
      }
    }
    int begun = ledger.round();
    // A cell that failed and is measured again has rounds to make up for.
    int round = Math.max(1, ledger.firstOpenRound());
    while (stopped == null && !ledger.active().isEmpty()) {
      // A round that was begun is finished, and the first ones are always begun.
      if (round > Math.max(plan.rules().sureRounds(), begun) && isBudgetSpent()) {
        endAll(round - 1, CellEnd.BUDGET);
        return;
      }
      measure(round);
      if (stopped == null) {
        for (Map.Entry<Cell, CellEnd> finished : ledger.finished().entrySet()) {
          write(new JournalEntry.Ended(finished.getKey(), round, finished.getValue()));
        }
        listener.roundEnded(round, this::progress);
        round++;
      }
    }
    if (stopped != null) {
      endAll(round, CellEnd.INTERRUPTED);
    }
  }

  /** Ends the run after killing the fork that is being measured; called from another thread. */
  void stop(String reason) {
    stopped = reason;
    stopRequest.countDown();
    forks.stop(reason);
  }

  /** Why it was stopped, if it was. */
  @Nullable String stopped() {
    return stopped;
  }

  private boolean isBudgetSpent() {
    return ledger.isBudgetSpent() || isTimeOver();
  }

  private boolean isTimeOver() {
    Duration budget = plan.rules().budget();
    return budget != null && stopwatch.seconds() >= budget.toMillis() / 1e3;
  }

  private void endAll(int round, CellEnd end) throws IOException {
    for (Cell cell : ledger.active()) {
      write(new JournalEntry.Ended(cell, round, end));
    }
  }

  private void measure(int round) throws IOException {
    List<Turn> order = Rounds.order(ledger.inRound(round), plan.seed(), round);
    int mostRepeats = (int) Math.max(plan.rules().repeats(), order.size() * REPEATS_A_ROUND);
    listener.roundStarted(round, order.size());
    int position = 0;
    for (Turn turn : order) {
      position++;
      if (!ledger.isDone(turn, round)) {
        listener.forkStarted(turn.cell(), round, position, this::progress);
        measure(turn, round, position, mostRepeats);
      }
      if (stopped != null) {
        return;
      }
    }
  }

  /**
   * Measures a cell, and again as long as it was disturbed, but not too often, and not after the
   * budget; once more if its fork died, as when the system was short of memory for a moment, and
   * once more if something that it needs did.
   */
  private void measure(Turn turn, int round, int position, int mostRepeats) throws IOException {
    Cell cell = turn.cell();
    while (stopped == null) {
      JournalEntry entry =
          forks.measure(
              cell,
              round,
              position,
              ledger.iterations(cell, MOST_ITERATIONS),
              ledger.warmUp(cell),
              limits.of(cell));
      if (entry instanceof JournalEntry.Fork measured) {
        JournalEntry.Fork fork = measured.inTurn(turn.number());
        List<String> reasons = fork.disturbances(quiet);
        boolean isKept =
            reasons.isEmpty()
                || ledger.repeats(turn, round) >= plan.rules().repeats()
                || ledger.repeats(round) >= mostRepeats
                // On a busy machine repeats take longest, and a budget is a promise.
                || isTimeOver();
        write(isKept ? fork : fork.setAside(reasons));
        if (isKept) {
          return;
        }
      } else if (!isToStop()) {
        write(entry);
        if (entry instanceof JournalEntry.Failure failure
            && failure.crashed()
            && ledger.crashesAlike(failure) == 1) {
          continue;
        }
        // It would fail again, and its table row says why.
        write(new JournalEntry.Ended(cell, round, CellEnd.FAILED));
        return;
      }
    }
  }

  private boolean isToStop() {
    try {
      return stopRequest.await(SIGNAL_DELAY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return stopped != null;
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
    return Progress.of(plan, ledger, stopwatch.seconds());
  }
}
