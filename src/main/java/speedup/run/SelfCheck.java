package speedup.run;

import java.util.ArrayList;
import java.util.List;

/**
 * The cells of a self-check: each baseline twice, under two names, in the same rounds; every cell
 * where nothing is compared.
 */
final class SelfCheck {

  private SelfCheck() {}

  static List<Cell> cells(List<Cell> selected, Layout layout) {
    List<Cell> cells = new ArrayList<>();
    for (Cell cell : selected) {
      if (layout.baselines().isEmpty() || layout.isBaseline(cell)) {
        cells.add(cell);
        cells.add(cell.twin());
      }
    }
    return cells;
  }
}
