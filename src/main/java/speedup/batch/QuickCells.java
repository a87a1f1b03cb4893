package speedup.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import speedup.run.Cell;
import speedup.run.CellSelection;
import speedup.run.Skipped;

/**
 * Fewer cells for a quick answer: each strategy with one number of workers. That is, where the
 * tasks compute, the greatest there is that does not exceed the processors, and where they wait,
 * the greatest there is; for what waits no JVMs are started. What the user gave by name is
 * measured.
 *
 * <p>Of the default job's 49 cells on two processors 20 are left. Three rounds of them took 87 s in
 * the forks of a quiet run, and three rounds of all 229 s.
 */
public final class QuickCells {

  private static final String ONE_NUMBER =
      "--quick measures one number of workers: -p workers=… measures these";

  private static final String NO_JVMS =
      "--quick starts no JVMs for tasks that wait: -p strategy=… measures them";

  private QuickCells() {}

  /**
   * Leaves cells out.
   *
   * @param assigned the names of the parameters that the user gave values
   */
  public static CellSelection of(CellSelection selection, Set<String> assigned) {
    return of(selection, assigned, Runtime.getRuntime().availableProcessors());
  }

  static CellSelection of(CellSelection selection, Set<String> assigned, int processors) {
    Map<Cell, Integer> most = new HashMap<>();
    for (Cell cell : selection.cells()) {
      BatchCell.of(cell)
          .ifPresent(batch ->
              most.merge(
                  anyWorkers(cell),
                  batch.workers(),
                  (one, other) -> better(batch, one, other, processors)));
    }
    List<Cell> kept = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>(selection.skipped());
    for (Cell cell : selection.cells()) {
      boolean isOfAnotherNumber =
          !assigned.contains(BatchCell.WORKERS)
              && BatchCell.of(cell)
                  .filter(batch -> batch.workers() != most.getOrDefault(anyWorkers(cell), 0))
                  .isPresent();
      boolean startsJvmsToWait =
          !assigned.contains(BatchCell.STRATEGY)
              && BatchCell.of(cell)
                  .filter(batch -> Batches.startsJvms(batch) && !Batches.computes(batch))
                  .isPresent();
      if (startsJvmsToWait) {
        skipped.add(new Skipped(cell, NO_JVMS));
      } else if (isOfAnotherNumber) {
        skipped.add(new Skipped(cell, ONE_NUMBER));
      } else {
        kept.add(cell);
      }
    }
    return new CellSelection(kept, skipped, selection.layout(), selection.variants());
  }

  private static int better(BatchCell batch, int one, int other, int processors) {
    int most = Math.max(one, other);
    return Batches.computes(batch) && most > processors ? Math.min(one, other) : most;
  }

  private static Cell anyWorkers(Cell cell) {
    return cell.with(BatchCell.WORKERS, "1");
  }
}
