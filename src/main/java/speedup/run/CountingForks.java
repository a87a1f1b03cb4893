package speedup.run;

import java.util.LinkedHashMap;
import java.util.Map;
import speedup.stats.OddForks;

/** Which forks of a run do not count, for being odd among those of their cell. */
final class CountingForks {
  private CountingForks() {}

  /**
   * Finds the odd forks, with one scale for all cells of a benchmark.
   *
   * @param costs those of each cell by number of round
   * @param oneIn at most one fork in so many of a cell is odd
   * @return for each cell its odd forks, by number of round
   */
  static Map<Cell, Map<Integer, OddForks.OddFork>> odd(
      Map<Cell, ? extends Map<Integer, Double>> costs, int oneIn) {
    Map<String, Map<Cell, Map<Integer, Double>>> workloads = new LinkedHashMap<>();
    costs.forEach((cell, ofCell) ->
        workloads
            .computeIfAbsent(cell.benchmark(), any -> new LinkedHashMap<>())
            .put(cell, ofCell));
    Map<Cell, Map<Integer, OddForks.OddFork>> odd = new LinkedHashMap<>();
    workloads.values().forEach(workload -> odd.putAll(OddForks.of(workload, oneIn)));
    return odd;
  }
}
