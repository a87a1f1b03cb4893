package speedup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ForkCostTests {

  /** The methods of one jar may have units of their own, and one be the baseline of another. */
  @ParameterizedTest
  @CsvSource({
    "20, ns/op, 2e-8",
    "0.02, us/op, 2e-8",
    "3, s/op, 3",
    "50, ops/us, 2e-8",
    "0.25, ops/s, 4",
    "7, parsecs, 7"
  })
  void isInSecondsWhateverTheUnit(double score, String unit, double cost) {
    assertThat(fork(score, unit).cost()).isCloseTo(cost, within(1e-12 * cost));
  }

  private static JournalEntry.Fork fork(double score, String unit) {
    Plan plan = Simulation.rounds(1, 1, Cells.FIXED);
    JournalEntry.Fork any = Simulation.run(plan, new SimulatedMachine(1)).forks().getFirst();
    return new JournalEntry.Fork(
        any.round(),
        any.position(),
        any.cell(),
        any.started(),
        any.elapsedSeconds(),
        any.warmupScores(),
        List.of(score),
        unit,
        any.metrics(),
        any.settings(),
        null,
        any.noise(),
        any.aside());
  }
}
