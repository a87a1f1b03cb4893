package speedup.run;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the cell that another one's speedup is over. */
public final class Baselines {

  private Baselines() {}

  /**
   * The sequential cell of the same workload and setting, with the same lifecycle if there is one.
   * Where none was measured it is the cell with one worker of the same strategy, as in the book.
   */
  public static Optional<Cell> of(Cell cell, Collection<Cell> cells) {
    Optional<Cell> sequential =
        cells.stream()
            .filter(Cell::isBaseline)
            .filter(other -> sameWork(cell, other))
            .max(Comparator.comparing(other -> other.lifecycle().equals(cell.lifecycle())));
    return sequential.or(() -> ofItself(cell, cells));
  }

  /** The cell with one worker of the same strategy and lifecycle. */
  public static Optional<Cell> ofItself(Cell cell, Collection<Cell> cells) {
    return cells.stream()
        .filter(other -> sameWork(cell, other))
        .filter(other -> other.strategy().equals(cell.strategy()))
        .filter(other -> other.lifecycle().equals(cell.lifecycle()))
        .filter(other -> other.workers() == 1)
        .findFirst();
  }

  private static boolean sameWork(Cell cell, Cell other) {
    return cell.benchmark().equals(other.benchmark()) && cell.setting().equals(other.setting());
  }
}
