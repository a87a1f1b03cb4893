package speedup.report.summary;

import java.util.Collection;
import java.util.Optional;
import speedup.run.Baselines;
import speedup.run.Cell;

/** What a speedup is over. */
public enum Baseline {
  /** The sequential cell of the same workload; one worker of the strategy where there is none. */
  SEQUENTIAL {
    @Override
    public Optional<Cell> of(Cell cell, Collection<Cell> cells) {
      return Baselines.of(cell, cells);
    }
  },
  /** One worker of the same strategy, as in the book: what more workers bring. */
  SELF {
    @Override
    public Optional<Cell> of(Cell cell, Collection<Cell> cells) {
      return Baselines.ofItself(cell, cells);
    }
  };

  /** The cell that this one is compared with; empty if none of them is fit. */
  public abstract Optional<Cell> of(Cell cell, Collection<Cell> cells);
}
