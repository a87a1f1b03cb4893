package speedup.report.conclusion;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import speedup.batch.BatchCell;
import speedup.report.summary.MeasuredCell;
import speedup.run.Cell;
import speedup.stats.Interval;

/** Which cell of a workload to take, as far as that is known. */
public sealed interface Recommendation {

  /** Any of the batches: their workload and lifecycle are those of all. */
  BatchCell like();

  /**
   * None can be given.
   *
   * @param reason why, without a capital and a full stop
   * @param isForTooFewRounds whether more rounds would give one
   */
  record None(BatchCell like, String reason, boolean isForTooFewRounds) implements Recommendation {}

  /**
   * One is the best, or the best so far.
   *
   * @param taken the cell to take
   * @param asGood those that are not told apart from it, and take at most 10 % longer
   * @param unsettled those that may be as fast and may take more than 10 % longer; the fastest
   *     first
   * @param next the fastest of those that are shown to take longer than the one to take
   * @param timesAsLong how many times as long as the one to take each other cell takes; without
   *     those that share too few rounds with it
   */
  record Best(
      MeasuredCell taken,
      List<MeasuredCell> asGood,
      List<MeasuredCell> unsettled,
      Optional<MeasuredCell> next,
      Map<Cell, Interval> timesAsLong)
      implements Recommendation {

    /** Copies the lists. */
    public Best {
      asGood = List.copyOf(asGood);
      unsettled = List.copyOf(unsettled);
      timesAsLong = Map.copyOf(timesAsLong);
    }

    @Override
    public BatchCell like() {
      return taken.batch().orElseThrow();
    }

    /** Whether nothing else may still turn out to be the best. */
    public boolean isSettled() {
      return unsettled.isEmpty();
    }
  }
}
