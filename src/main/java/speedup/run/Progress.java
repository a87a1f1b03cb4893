package speedup.run;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is.
 *
 * @param ended how many cells need no more measuring, for whatever reason
 * @param failed how many of them failed
 * @param cells how many there are
 * @param rounds how many rounds there will be, as far as can be told now, with what the budget
 *     allows
 * @param widest the cell still to be measured whose speedup is least sure, with three rounds
 *     measured or more
 * @param precision half the width of its interval as a share; infinite without one
 * @param secondsSpent since the start
 * @param secondsLeft until the last cell is expected to end, if there were no budget; absent before
 *     anything is known
 * @param budgetLeft the seconds in which a round may still begin, and at least those that the round
 *     that was begun and the rounds that are measured in any case take; absent when there is no
 *     limit
 */
public record Progress(
    int ended,
    int failed,
    int cells,
    int rounds,
    @Nullable Cell widest,
    double precision,
    double secondsSpent,
    @Nullable Double secondsLeft,
    @Nullable Double budgetLeft) {

  /** As in the tables: an interval from two rounds is so wide that it says nothing. */
  private static final int FEWEST_TOLD = 3;

  static Progress of(Plan plan, Ledger ledger, double secondsSpent) {
    List<Cell> active = ledger.active();
    Optional<Cell> widest =
        active.stream()
            .filter(cell -> ledger.compared(cell).isEmpty())
            .filter(cell -> ledger.rounds(cell) >= FEWEST_TOLD)
            .filter(cell -> Double.isFinite(ledger.precision(cell)))
            .max(Comparator.comparingDouble(ledger::precision));
    Duration budget = plan.rules().budget();
    Double left = secondsLeft(active, ledger, Integer.MAX_VALUE);
    int sureRounds = Math.max(ledger.round(), plan.rules().sureRounds());
    Double sure = secondsLeft(active, ledger, sureRounds);
    Double unspent = budget == null ? null : Math.max(0, budget.toMillis() / 1e3 - secondsSpent);
    Double ofBudget =
        unspent == null || sure == null ? unspent : Double.valueOf(Math.max(unspent, sure));
    return new Progress(
        plan.cells().size() - active.size(),
        ledger.count(CellEnd.FAILED),
        plan.cells().size(),
        Math.max(
            rounds(active, ledger, left, unspent),
            Math.min(rounds(active, ledger, null, null), sureRounds)),
        widest.orElse(null),
        widest.map(ledger::precision).orElse(Double.POSITIVE_INFINITY),
        secondsSpent,
        left,
        ofBudget);
  }

  /** The seconds until it ends, as far as can be told now; absent before anything is known. */
  public @Nullable Double secondsToEnd() {
    return secondsLeft == null || budgetLeft == null
        ? secondsLeft
        : Double.valueOf(Math.min(secondsLeft, budgetLeft));
  }

  /** How much of the whole time is over, from 0 to 1, as far as can be told now. */
  public double share() {
    Double left = secondsToEnd();
    return left == null || secondsSpent <= 0 ? 0 : secondsSpent / (secondsSpent + left);
  }

  private static int rounds(
      List<Cell> active, Ledger ledger, @Nullable Double left, @Nullable Double ofBudget) {
    int more = active.stream().mapToInt(ledger::roundsLeft).max().orElse(0);
    int begun = ledger.round();
    int expected =
        active.stream()
            .mapToInt(cell -> ledger.rounds(cell) + ledger.roundsLeft(cell))
            .max()
            .orElse(begun);
    if (left != null && ofBudget != null && ofBudget < left) {
      expected = expected - more + (int) Math.ceil(more * ofBudget / left);
    }
    return Math.max(begun, expected);
  }

  /** Each cell's own forks tell how long its next ones take, and all of them where it has none. */
  private static @Nullable Double secondsLeft(List<Cell> active, Ledger ledger, int lastRound) {
    if (ledger.forkCount() == 0) {
      return null;
    }
    double ofAny = ledger.measuredSeconds() / ledger.forkCount();
    return active.stream()
        .mapToDouble(cell ->
            Math.clamp((long) lastRound - ledger.rounds(cell), 0, ledger.roundsLeft(cell))
                * ledger.forksARound(cell)
                * ledger.forks(cell).stream()
                    .mapToDouble(JournalEntry.Fork::elapsedSeconds)
                    .average()
                    .orElse(ofAny))
        .sum();
  }
}
