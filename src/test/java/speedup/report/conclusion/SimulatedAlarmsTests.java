package speedup.report.conclusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import speedup.report.summary.MeasuredCell;
import speedup.report.summary.RunSummary;
import speedup.run.Cell;
import speedup.run.Cells;
import speedup.run.Plan;
import speedup.run.SimulatedMachine;
import speedup.run.Simulation;
import speedup.stats.Estimate;

/**
 * How often a whole run, with its rounds, stopping rule, choice of iterations and tables, says of
 * two equal cells that they differ: in at most 5 %, as the intervals promise, the stopping rule
 * included. The machine drifts by 10 % from round to round.
 */
@Tag("slow")
final class SimulatedAlarmsTests {

  private static final int RUNS = 500;

  /** With 500 runs, three standard errors are 3 points. */
  @ParameterizedTest
  @CsvSource({"0.01, 0.005", "0.03, 0.01", "0.03, 0.05"})
  void equalCellsLookDifferentAsOftenAsIsPromised(double forkVariation, double iterationVariation) {
    int alarms = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      Plan plan = Simulation.plan(seed, 0.05, Cells.SEQUENTIAL, Cells.FIXED);
      SimulatedMachine machine =
          new SimulatedMachine(seed).varies(forkVariation, iterationVariation, 0.1);
      MeasuredCell fixed = RunSummary.of(Simulation.run(plan, machine)).measured().getLast();
      alarms += fixed.factor().flatMap(Estimate::interval).orElseThrow().contains(1) ? 0 : 1;
    }
    assertThat(alarms / (double) RUNS).isBetween(0.005, 0.08);
  }

  /** Looked at one by one, some of ten is called so in a fifth of the runs. */
  @Test
  void amongTenEqualCellsOneIsSeldomCalledFasterOrSlower() {
    List<Cell> cells = new ArrayList<>(List.of(Cells.SEQUENTIAL));
    for (int workers = 1; workers <= 10; workers++) {
      cells.add(Cells.primes("fixed", workers));
    }
    int runs = 200;
    int alarms = 0;
    for (int seed = 0; seed < runs; seed++) {
      Plan plan = Simulation.rounds(seed, 6, cells.toArray(new Cell[0]));
      SimulatedMachine machine = new SimulatedMachine(seed).varies(0.03, 0.01, 0.1);
      PairedVerdicts verdicts = PairedVerdicts.of(RunSummary.of(Simulation.run(plan, machine)));
      alarms += verdicts.judged().stream().anyMatch(one -> one.verdict().isChange()) ? 1 : 0;
    }
    assertThat(alarms / (double) runs).isBetween(0.005, 0.1);
  }
}
