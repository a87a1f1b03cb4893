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
   * @param costs those of each cell by number
   * @param oneIn at most one fork in this many of a cell is odd
   * @return for each cell its odd forks, by number
   */
  static Map<Cell, Map<ForkNumber, OddForks.OddFork>> odd(
      Map<Cell, ? extends Map<ForkNumber, Double>> costs, int oneIn) {
    Map<String, Map<Cell, Map<ForkNumber, Double>>> workloads = new LinkedHashMap<>();
    costs.forEach((cell, ofCell) ->
        workloads
            .computeIfAbsent(cell.benchmark(), any -> new LinkedHashMap<>())
            .put(cell, ofCell));
    Map<Cell, Map<ForkNumber, OddForks.OddFork>> odd = new LinkedHashMap<>();
    workloads.values().forEach(workload -> odd.putAll(OddForks.of(workload, oneIn)));
    return odd;
  }
}
