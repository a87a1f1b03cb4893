package speedup.run;

import java.util.List;

/**
 * What is going to be measured.
 *
 * @param cells the cells to measure, in the order of the command line
 * @param skipped the combinations that make no sense, with the reason
 * @param rules when it has been measured enough
 * @param seed decides the order of the cells in each round
 */
public record Plan(List<Cell> cells, List<Skipped> skipped, Rules rules, long seed) {

  /** Copies the lists. */
  public Plan {
    cells = List.copyOf(cells);
    skipped = List.copyOf(skipped);
  }
}
