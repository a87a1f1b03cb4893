package speedup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CalibrationFixtureTests {

  private static final Plan PLAN = Simulation.rounds(1, 1, Cells.SEQUENTIAL);

  @Test
  void everyPartOfARunBeginsWithTheFixedWork() throws Exception {
    Fixture.Prepared prepared = new CalibrationFixture(() -> 0.05).prepare(PLAN);

    JournalEntry.Calibration first = new JournalEntry.Calibration(0.05);
    assertThat(prepared.entries(List.of())).containsExactly(first);
    assertThat(prepared.entries(List.of(first))).containsExactly(first);
  }

  @Test
  void theMachineIsAskedWhereNobodySaysOtherwise() throws Exception {
    assertThat(new CalibrationFixture().prepare(PLAN).entries(List.of()))
        .singleElement()
        .isInstanceOfSatisfying(
            JournalEntry.Calibration.class,
            calibration -> assertThat(calibration.seconds()).isPositive());
  }

  @Test
  void aRunHasTheGeometricMeanOfItsParts() {
    SimulatedMachine machine = new SimulatedMachine(1);
    StoredRun run =
        Simulation.stored(
            PLAN,
            List.of(
                Simulation.planned(PLAN, machine),
                new JournalEntry.Calibration(0.02),
                new JournalEntry.Calibration(0.08)));

    assertThat(run.calibrationSeconds().orElseThrow()).isCloseTo(0.04, offset(1e-12));
    assertThat(Simulation.run(PLAN, machine).calibrationSeconds()).isEmpty();
  }

  @Test
  void noTimeIsNoCalibration() {
    assertThatThrownBy(() -> new JournalEntry.Calibration(0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
