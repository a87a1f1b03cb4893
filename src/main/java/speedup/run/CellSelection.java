package speedup.run;

import java.util.List;
import speedup.environment.Variant;

/**
 * What the words of the command line select.
 *
 * @param cells those to measure
 * @param skipped those that make no sense
 * @param layout how they stand to each other
 * @param variants what they run under; the names in the cells are theirs
 */
public record CellSelection(
    List<Cell> cells, List<Skipped> skipped, Layout layout, List<Variant> variants) {

  /** Copies the lists. */
  public CellSelection {
    cells = List.copyOf(cells);
    skipped = List.copyOf(skipped);
    variants = List.copyOf(variants);
  }
}
