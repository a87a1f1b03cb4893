package speedup.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import speedup.run.Cell;
import speedup.run.CellSelection;
import speedup.run.Skipped;

/**
 * Fewer cells for a quick answer: each strategy with one number of workers. That is, where the tasks
 * compute, the greatest there is that does not exceed the processors, and where they wait, the
 * greatest there is.
 */
public final class QuickCells {

  private static final String REASON =
      "--quick measures one number of workers: -p workers=… measures these";

  private QuickCells() {}

  /** Leaves cells out. */
  public static CellSelection of(CellSelection selection) {
    return of(selection, Runtime.getRuntime().availableProcessors());
  }

  static CellSelection of(CellSelection selection, int processors) {
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
      boolean isKept =
          BatchCell.of(cell)
              .filter(batch -> batch.workers() != most.getOrDefault(anyWorkers(cell), 0))
              .isEmpty();
      if (isKept) {
        kept.add(cell);
      } else {
        skipped.add(new Skipped(cell, REASON));
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
