package speedup.run;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static speedup.run.Cells.FIXED;
import static speedup.run.Cells.SEQUENTIAL;
import static speedup.run.Cells.VIRTUAL;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which forks of a run are odd, beyond what is said of a single workload. */
final class CountingForksTests {

  /** 1.6 times the median is odd where a benchmark is steady, and ordinary where it varies. */
  @Test
  void howMuchIsOrdinaryIsSaidByAllCellsOfABenchmarkAndByNoOther() {
    Cell steadyElsewhere = Cells.of("Sha256Benchmark.sha256", "fixed", 2);
    Map<Cell, Map<ForkNumber, Double>> costs = new LinkedHashMap<>();
    costs.put(FIXED, rounds(1, 1, 1, 1.6));
    costs.put(VIRTUAL, rounds(0.7, 0.8, 0.9, 1.1, 1.25, 1.4));
    costs.put(SEQUENTIAL, rounds(0.7, 0.8, 0.9, 1.1, 1.25, 1.4));
    costs.put(steadyElsewhere, rounds(1, 1, 1, 1.6));

    var odd = CountingForks.odd(costs, 4);

    assertThat(odd.get(FIXED)).isEmpty();
    assertThat(requireNonNull(odd.get(steadyElsewhere))).containsOnlyKeys(new ForkNumber(4, 0));
  }

  /** To look after every round and to leave out one in four then is to leave out too many. */
  @Test
  void ofFourForksOneMayBeOddWhereTheirNumberWasFixedAndNoneWhereTheRunLooks() {
    SimulatedMachine machine = new SimulatedMachine(1).takes(FIXED, round -> round == 3 ? 2 : 1);
    Rules looking = new Rules(4, 4, 0.01, null);

    StoredRun fixed = Simulation.run(Simulation.rounds(1, 4, SEQUENTIAL, FIXED), machine);
    StoredRun adaptive = Simulation.run(Simulation.plan(1, looking, SEQUENTIAL, FIXED), machine);

    assertThat(fixed.oddForks().get(FIXED)).containsOnlyKeys(new ForkNumber(3, 0));
    assertThat(adaptive.oddForks().get(FIXED)).isEmpty();
  }

  private static Map<ForkNumber, Double> rounds(double... costs) {
    Map<ForkNumber, Double> rounds = new TreeMap<>();
    for (int round = 1; round <= costs.length; round++) {
      rounds.put(new ForkNumber(round, 0), costs[round - 1]);
    }
    return rounds;
  }
}
