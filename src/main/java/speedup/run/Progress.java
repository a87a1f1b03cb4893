package speedup.run;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is.
 *
 * @param precise how many cells have an interval as narrow as was asked for
 * @param ended how many cells need no more measuring, for whatever reason
 * @param cells how many there are
 * @param widest the cell still to be measured whose speedup is least sure, with two rounds measured
 *     or more
 * @param precision half the width of its interval as a share; infinite without one
 * @param secondsSpent since the start
 * @param secondsLeft until the last cell is expected to end, if there were no budget; absent before
 *     anything is known
 * @param budgetLeft the seconds in which a round may still begin; absent when there is no limit
 */
public record Progress(
    int precise,
    int ended,
    int cells,
    @Nullable Cell widest,
    double precision,
    double secondsSpent,
    @Nullable Double secondsLeft,
    @Nullable Double budgetLeft) {

  static Progress of(Plan plan, Ledger ledger, double secondsSpent) {
    List<Cell> active = ledger.active();
    Optional<Cell> widest =
        active.stream()
            .filter(cell -> ledger.compared(cell).isEmpty())
            .filter(cell -> Double.isFinite(ledger.precision(cell)))
            .max(Comparator.comparingDouble(ledger::precision));
    Duration budget = plan.rules().budget();
    return new Progress(
        ledger.count(CellEnd.PRECISE),
        plan.cells().size() - active.size(),
        plan.cells().size(),
        widest.orElse(null),
        widest.map(ledger::precision).orElse(Double.POSITIVE_INFINITY),
        secondsSpent,
        secondsLeft(active, ledger),
        budget == null ? null : Math.max(0, budget.toMillis() / 1e3 - secondsSpent));
  }

  /** Each cell's own forks tell how long its next ones take, and all of them where it has none. */
  private static @Nullable Double secondsLeft(List<Cell> active, Ledger ledger) {
    if (ledger.forkCount() == 0) {
      return null;
    }
    double ofAny = ledger.measuredSeconds() / ledger.forkCount();
    return active.stream()
        .mapToDouble(cell ->
            ledger.roundsLeft(cell)
                * ledger.forks(cell).stream()
                    .mapToDouble(JournalEntry.Fork::elapsedSeconds)
                    .average()
                    .orElse(ofAny))
        .sum();
  }
}
