package speedup.predict;

import java.util.List;
import speedup.batch.BatchCell;
import speedup.run.JournalEntry;
import speedup.stats.Estimate;
import speedup.stats.Mean;
import speedup.stats.StoppingRule;

/** A cell of a stored run with the times of its forks. */
public final class MeasuredBatch {

  private final BatchCell batch;
  private final List<JournalEntry.Fork> forks;
  private final double[] seconds;

  /**
   * Creates it.
   *
   * @param forks those that count; at least one
   */
  public MeasuredBatch(BatchCell batch, List<JournalEntry.Fork> forks) {
    this.batch = batch;
    this.forks = List.copyOf(forks);
    seconds = forks.stream().mapToDouble(fork -> fork.mean() * fork.scoreUnit().factor()).toArray();
  }

  /** The cell. */
  public BatchCell batch() {
    return batch;
  }

  /** Those that count. */
  public List<JournalEntry.Fork> forks() {
    return forks;
  }

  /** The mean seconds of a batch in each fork. */
  public double[] seconds() {
    return seconds.clone();
  }

  /** The geometric mean over the forks, as it stands in the tables. */
  public Estimate time() {
    return Mean.geometric(seconds, StoppingRule.COVERAGE);
  }
}
