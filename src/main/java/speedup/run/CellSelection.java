package speedup.run;

import java.util.List;

/**
 * What the words of the command line select.
 *
 * @param cells those to measure
 * @param skipped those that make no sense
 * @param others the full names of benchmarks that are selected too and that are no cells
 */
public record CellSelection(List<Cell> cells, List<Skipped> skipped, List<String> others) {

  /** Copies the lists. */
  public CellSelection {
    cells = List.copyOf(cells);
    skipped = List.copyOf(skipped);
    others = List.copyOf(others);
  }
}
