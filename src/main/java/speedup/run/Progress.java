package speedup.run;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is.
 *
 * @param ended how many cells need no more measuring
 * @param cells how many there are
 * @param widest the cell whose speedup is least sure, with two rounds measured or more
 * @param precision half the width of its interval as a share
 * @param secondsSpent since the start
 * @param secondsLeft until the last cell is expected to end or the budget is spent; absent before
 *     anything is known
 */
public record Progress(
    int ended,
    int cells,
    @Nullable Cell widest,
    double precision,
    double secondsSpent,
    @Nullable Double secondsLeft) {

  static Progress of(Plan plan, Ledger ledger, double secondsSpent) {
    List<Cell> active = ledger.active();
    Optional<Cell> widest =
        active.stream()
            .filter(cell -> Double.isFinite(ledger.precision(cell)))
            .max(Comparator.comparingDouble(ledger::precision));
    return new Progress(
        plan.cells().size() - active.size(),
        plan.cells().size(),
        widest.orElse(null),
        widest.map(ledger::precision).orElse(Double.POSITIVE_INFINITY),
        secondsSpent,
        secondsLeft(plan, ledger, secondsSpent));
  }

  private static @Nullable Double secondsLeft(Plan plan, Ledger ledger, double secondsSpent) {
    int done = plan.cells().stream().mapToInt(ledger::forkCount).sum();
    if (done == 0) {
      return null;
    }
    int expected = plan.cells().stream().mapToInt(ledger::roundsExpected).sum();
    double left = Math.max(0, expected - done) * ledger.measuredSeconds() / done;
    Duration budget = plan.rules().budget();
    return budget == null
        ? left
        : Math.min(left, Math.max(0, budget.toNanos() / 1e9 - secondsSpent));
  }
}
