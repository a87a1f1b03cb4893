package speedup.predict;

import java.util.List;
import speedup.batch.BatchCell;
import speedup.run.JournalEntry;
import speedup.stats.Estimate;
import speedup.stats.Mean;
import speedup.stats.StoppingRule;

/**
 * A cell of a stored run with the times of its forks.
 *
 * @param batch the cell
 * @param forks those that count; at least one
 */
public record MeasuredBatch(BatchCell batch, List<JournalEntry.Fork> forks) {

  /** Copies the list. */
  public MeasuredBatch {
    forks = List.copyOf(forks);
  }

  /** The mean seconds of a batch in each fork. */
  public double[] seconds() {
    return forks.stream().mapToDouble(fork -> fork.mean() * fork.scoreUnit().factor()).toArray();
  }

  /** The geometric mean over the forks, as it stands in the tables. */
  public Estimate time() {
    return Mean.geometric(seconds(), StoppingRule.COVERAGE);
  }
}
