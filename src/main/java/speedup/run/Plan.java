package speedup.run;

import java.util.List;

/**
 * What is going to be measured.
 *
 * @param cells the cells to measure, in the order of the command line
 * @param skipped the combinations that make no sense, with the reason
 * @param rounds how often each cell is measured, each time in a fresh JVM
 * @param seed decides the order of the cells in each round
 */
public record Plan(List<Cell> cells, List<Skipped> skipped, int rounds, long seed) {

  /** Copies the lists and checks the number of rounds. */
  public Plan {
    cells = List.copyOf(cells);
    skipped = List.copyOf(skipped);
    if (rounds < 1) {
      throw new IllegalArgumentException("at least 1 round, and not " + rounds);
    }
  }
}
