package speedup.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import speedup.cluster.ClusterTarget;
import speedup.run.Cell;
import speedup.run.CellSelection;
import speedup.run.UsageException;
import speedup.strategy.Strategy;
import speedup.strategy.StrategyWord;

/**
 * The cells that are measured on a cluster without being asked for by name: beside each of the
 * process pool, with {@code --full} one and two members on this machine, and with {@code --cluster}
 * those that are there. The default job has none: to start members takes seconds.
 */
public final class ClusterCells {

  private static final String JOINED = Strategy.cluster.name();

  private static final List<String> STARTED =
      List.of(JOINED + ":" + Strategy.MEMBERS + "=1", JOINED + ":" + Strategy.MEMBERS + "=2");

  private ClusterCells() {}

  /**
   * Adds cells.
   *
   * @param assigned the names of the parameters that the user gave values
   * @param isFull whether the run takes as long as it takes
   * @param target the cluster that is joined; null if none is
   * @throws UsageException if a cluster is named and none of the cells is for it
   */
  public static CellSelection of(
      CellSelection selection, Set<String> assigned, boolean isFull, @Nullable ClusterTarget target)
      throws UsageException {
    List<Cell> cells = new ArrayList<>();
    for (Cell cell : selection.cells()) {
      cells.add(target == null ? said(cell) : cell);
      if (!assigned.contains(BatchCell.STRATEGY)
          && BatchCell.of(cell).filter(Batches::hasAProcessPool).isPresent()) {
        added(isFull, target).forEach(word -> cells.add(cell.with(BatchCell.STRATEGY, word)));
      }
    }
    if (target != null) {
      check(cells);
    }
    return new CellSelection(
        cells.stream().distinct().toList(),
        selection.skipped(),
        selection.layout(),
        selection.variants());
  }

  /** What is to be measured on a cluster that is joined cannot be gone on with on another. */
  public static void checkResumed(List<Cell> cells, @Nullable ClusterTarget target)
      throws UsageException {
    boolean isJoined = cells.stream().anyMatch(ClusterCells::isJoined);
    if (isJoined && target == null) {
      throw new UsageException(
          "the run has cells of a cluster that it joined: --cluster HOST:PORT names it again");
    }
    if (target != null && !isJoined) {
      throw new UsageException("the run joined no cluster: it goes on without --cluster");
    }
  }

  private static boolean isJoined(Cell cell) {
    return cell.param(BatchCell.STRATEGY).filter(JOINED::equals).isPresent();
  }

  /** A cluster that is not joined is started, and its cell says of how many members. */
  private static Cell said(Cell cell) {
    return isJoined(cell) ? cell.with(BatchCell.STRATEGY, STARTED.getFirst()) : cell;
  }

  private static List<String> added(boolean isFull, @Nullable ClusterTarget target) {
    if (target != null) {
      return List.of(JOINED);
    }
    return isFull ? STARTED : List.of();
  }

  private static void check(List<Cell> cells) throws UsageException {
    List<BatchCell> batches =
        cells.stream()
            .flatMap(cell -> BatchCell.of(cell).stream())
            .filter(Batches::hasACluster)
            .toList();
    if (batches.isEmpty()) {
      throw new UsageException(
          "--cluster is for the strategy cluster, and no cell has it: -p strategy=cluster");
    }
    for (BatchCell batch : batches) {
      if (!StrategyWord.parse(batch.strategy()).options().isEmpty()) {
        throw new UsageException(
            "-p strategy=%s starts members, and --cluster names those that are there: give one"
                .formatted(batch.strategy()));
      }
    }
  }
}
