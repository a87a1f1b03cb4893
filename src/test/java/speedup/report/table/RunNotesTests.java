package speedup.report.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static speedup.run.Cells.FIXED;
import static speedup.run.Cells.SEQUENTIAL;
import static speedup.run.Cells.TWIN;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.report.summary.CellSummary;
import speedup.report.summary.MeasuredCell;
import speedup.report.summary.RunSummary;
import speedup.run.JournalText;
import speedup.run.Plan;
import speedup.run.SimulatedMachine;
import speedup.run.Simulation;
import speedup.run.StoredRun;
import speedup.stats.Estimate;

/** The sentences under the tables, of runs on a machine that is known. */
final class RunNotesTests {

  private static final String BASE = JournalText.primes("sequential", 1);
  private static final String COLD = JournalText.primes("fixed", 2);

  @TempDir Path folder;

  @Test
  void equalWorkLooksEqualAndTheFloorIsTold() {
    // ln ratios of ±2 % by turns over 6 rounds: half width 2.5706 · 0.02 · √(6/5) / √6.
    List<String> notes =
        notes(
            Simulation.rounds(1, 6, SEQUENTIAL, TWIN),
            new SimulatedMachine(1).takesByTurns(TWIN, Math.exp(-0.02), Math.exp(0.02)));

    assertThat(notes)
        .contains(
            "self-check of primes: equal work looks equal (ratio 1.000 [0.977, 1.023]); differences"
                + " from 2% on can be told.");
  }

  @Test
  void aMachineThatCannotTellEqualFromDifferentIsTold() {
    List<String> notes =
        notes(
            Simulation.rounds(1, 6, SEQUENTIAL, TWIN),
            new SimulatedMachine(1).takesByTurns(TWIN, 0.90, 0.92));

    assertThat(notes)
        .anyMatch(note ->
            note.startsWith("self-check of primes: EQUAL WORK LOOKS DIFFERENT (ratio 1.099 [1.085,")
                && note.contains("do not trust differences below 11%"));
  }

  @Test
  void twoRoundsAreTooFewForASelfCheck() {
    for (int rounds = 1; rounds <= 2; rounds++) {
      assertThat(
              notes(
                  Simulation.rounds(1, rounds, SEQUENTIAL, TWIN),
                  new SimulatedMachine(1).varies(0.02, 0, 0)))
          .contains(
              "self-check of primes: %d rounds are too few to say anything; 3 are the least"
                  .formatted(rounds));
    }
  }

  @Test
  void cellsThatTheBudgetEndedBeforeTheyWerePreciseAreNamed() {
    // A round of two forks takes 5 s: none begins after the 4th.
    List<String> notes =
        notes(
            Simulation.plan(1, Duration.ofSeconds(20), SEQUENTIAL, FIXED),
            new SimulatedMachine(1).takesByTurns(FIXED, 0.9, 1.1));

    assertThat(notes)
        .contains("not within ±5% when the budget was spent, 1 of 2 cells: primes fixed x2 (cold)");
    assertThat(
            notes(
                Simulation.plan(1, Duration.ofSeconds(20), SEQUENTIAL, FIXED),
                new SimulatedMachine(1)))
        .noneMatch(note -> note.startsWith("not within"));
  }

  @Test
  void theShareThatIsNotMeasuredIsTold() {
    // A fork takes 0.5 s to start, warms up for 1 s and measures a batch of 1 s.
    assertThat(notes(Simulation.rounds(1, 3, SEQUENTIAL, FIXED), new SimulatedMachine(1)))
        .contains(
            "15.0 s in all, of which 60% was not measured iterations: starts of JVMs, set-up,"
                + " warm-up, statistics.");
  }

  @Test
  void howOftenAForkWasSetAsideIsTold() {
    List<String> notes =
        notes(
            Simulation.rounds(1, 1, SEQUENTIAL, FIXED),
            new SimulatedMachine(1).disturbs(FIXED, 100));

    assertThat(notes)
        .contains("4 of 5 forks were disturbed: 4 by foreign CPU (up to 1.50 cores).")
        .contains("1 of 2 cells has a disturbed fork that counts: 1 by foreign CPU.")
        .contains(
            "3 forks were set aside for it and measured again; 1 was disturbed again and again,"
                + " and kept.");
  }

  @Test
  void aForkThatIsOddIsToldAndDoesNotCount() {
    RunSummary summary =
        RunSummary.of(
            Simulation.run(
                Simulation.rounds(1, 6, SEQUENTIAL, FIXED),
                new SimulatedMachine(1)
                    .varies(0.005, 0, 0)
                    .takes(FIXED, round -> round == 2 ? 1 : 0.5)));

    assertThat(RunNotes.of(summary))
        .contains(
            "1 of 12 forks was odd and does not count: primes fixed x2 (cold) 1.99x (of the median"
                + " cost of the cell's forks).");
    MeasuredCell fixed = summary.measured().getLast();
    assertThat(fixed.forks()).isEqualTo(5);
    assertThat(fixed.factor().orElseThrow().value()).isCloseTo(2, within(0.02));
    assertThat(fixed.factor().flatMap(Estimate::interval).orElseThrow().relativeHalfWidth())
        .isLessThan(0.02);
  }

  /** In each of six forks the first iteration takes 10 % longer; of the baseline none does. */
  @Test
  void aCellWhoseIterationsStillFallIsMarked() throws Exception {
    JournalText text = new JournalText().plan(6, BASE + "," + COLD, "");
    for (int round = 1; round <= 6; round++) {
      double weather = 1 + 0.001 * round;
      text.fork(round, BASE, 20, weather, round % 2 == 0 ? 1.02 : 0.99);
      text.fork(round, COLD, 20, 1.1 * weather, weather);
    }

    RunSummary summary = RunSummary.of(StoredRun.read(text.writeTo(folder)));

    assertThat(summary.cells())
        .extracting(CellSummary::ending)
        .containsExactly("interrupted", "interrupted, still warming");
    assertThat(RunNotes.of(summary))
        .anyMatch(
            note -> note.startsWith("still warming, ") && note.contains("fixed x2 (cold) by 10%"));
  }

  @Test
  void aQuietMachineIsToldAndNothingWasSetAside() {
    assertThat(notes(Simulation.rounds(1, 1, SEQUENTIAL, FIXED), new SimulatedMachine(1)))
        .contains("The machine was quiet: no foreign CPU and no steal in 2 forks.")
        .noneMatch(note -> note.contains("set aside"));
  }

  @Test
  void withoutItsBaselineACellHasATimeAndNoSpeedup() {
    RunSummary summary =
        RunSummary.of(
            Simulation.run(
                Simulation.rounds(1, 4, SEQUENTIAL, FIXED),
                new SimulatedMachine(1).fails(SEQUENTIAL, 3)));

    assertThat(RunNotes.of(summary))
        .contains("failed: primes sequential x1 (cold): the answers are wrong");
    assertThat(summary.measured())
        .filteredOn(cell -> cell.cell().equals(FIXED))
        .singleElement()
        .satisfies(cell -> assertThat(cell.forks()).isEqualTo(4))
        .satisfies(cell -> assertThat(cell.time()).isPresent())
        .satisfies(cell -> assertThat(cell.factor()).isEmpty());
  }

  private static List<String> notes(Plan plan, SimulatedMachine machine) {
    return RunNotes.of(RunSummary.of(Simulation.run(plan, machine)));
  }
}
