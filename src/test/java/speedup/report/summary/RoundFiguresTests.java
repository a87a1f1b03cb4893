package speedup.report.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.junit.jupiter.api.Test;
import speedup.run.Cells;
import speedup.run.JournalEntry;
import speedup.run.SimulatedMachine;
import speedup.run.Simulation;
import speedup.run.StoredRun;

final class RoundFiguresTests {

  @Test
  void aRoundOfACellWithSeveralForksIsTheirGeometricMean() {
    StoredRun run = run();
    List<JournalEntry.Fork> both =
        run.forks().stream()
            .filter(fork -> fork.cell().equals(Cells.SEQUENTIAL) && fork.round() == 2)
            .toList();

    assertThat(both).hasSize(2);
    assertThat(both.get(0).cost()).isNotEqualTo(both.get(1).cost());
    assertThat(RoundFigures.of(run).costs(Cells.SEQUENTIAL).get(2))
        .isCloseTo(Math.sqrt(both.get(0).cost() * both.get(1).cost()), offset(1e-12));
  }

  @Test
  void theFactorOfATableIsOverThatMean() {
    StoredRun run = run();
    RoundFigures figures = RoundFigures.of(run);
    double product = 1;
    for (int round = 1; round <= 3; round++) {
      product *=
          figures.costs(Cells.SEQUENTIAL).getOrDefault(round, 0.0)
              / figures.costs(Cells.FIXED).getOrDefault(round, 0.0);
    }

    MeasuredCell fixed =
        RunSummary.of(run).measured().stream()
            .filter(one -> one.cell().equals(Cells.FIXED))
            .findAny()
            .orElseThrow();
    assertThat(fixed.factor().orElseThrow().value()).isCloseTo(Math.cbrt(product), offset(1e-12));
    assertThat(fixed.factor().orElseThrow().count()).isEqualTo(3);
  }

  private static StoredRun run() {
    return Simulation.run(
        Simulation.rounds(
            1, 3, Cells.SEQUENTIAL, Cells.FIXED, Cells.VIRTUAL, Cells.primes("workstealing", 2)),
        new SimulatedMachine(1).varies(0.05, 0, 0));
  }
}
