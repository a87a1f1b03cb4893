package speedup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static speedup.run.Cells.FIXED;
import static speedup.run.Cells.SEQUENTIAL;
import static speedup.run.Cells.VIRTUAL;
import static speedup.run.Entries.ends;
import static speedup.run.Entries.finished;
import static speedup.run.Entries.forks;
import static speedup.run.Entries.kind;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** When which cell is measured, on a machine whose times are known. */
final class MeasurementTests {

  @Test
  void everyRoundHasEveryCellOnceInAnOrderThatTheSeedDecides() {
    Plan plan = Simulation.rounds(7, 20, SEQUENTIAL, FIXED, VIRTUAL);

    List<String> order = order(plan);

    assertThat(order).hasSize(60).doesNotHaveDuplicates();
    assertThat(order(plan)).isEqualTo(order);
    assertThat(order(Simulation.rounds(8, 20, SEQUENTIAL, FIXED, VIRTUAL))).isNotEqualTo(order);
    assertThat(Stream.iterate(0, i -> i + 3).limit(20).map(i -> cells(order.subList(i, i + 3))))
        .as("orders of the rounds")
        .allSatisfy(
            round -> assertThat(round).containsExactlyInAnyOrder(names(SEQUENTIAL, FIXED, VIRTUAL)))
        .containsAll(List.of(List.of(names(FIXED, VIRTUAL, SEQUENTIAL))));
  }

  @Test
  void aFixedNumberOfRoundsIsKept() {
    List<JournalEntry> entries =
        Simulation.entries(
            Simulation.rounds(1, 3, SEQUENTIAL, FIXED), new SimulatedMachine(1).varies(0.2, 0, 0));

    assertThat(forks(entries, FIXED)).hasSize(3);
    assertThat(forks(entries, SEQUENTIAL)).hasSize(3);
    assertThat(ends(entries))
        .containsExactlyInAnyOrder(
            new JournalEntry.Ended(FIXED, 3, CellEnd.ROUNDS),
            new JournalEntry.Ended(SEQUENTIAL, 3, CellEnd.ROUNDS));
  }

  @Test
  void aBaselineOfManyIsMeasuredTwiceARoundAtTwoPlacesOfItsOrder() {
    Plan plan =
        Simulation.rounds(1, 3, SEQUENTIAL, FIXED, VIRTUAL, Cells.primes("workstealing", 2));
    List<JournalEntry> entries = Simulation.entries(plan, new SimulatedMachine(1));

    assertThat(forks(entries, SEQUENTIAL))
        .extracting(JournalEntry.Fork::number)
        .containsExactlyInAnyOrder(
            new ForkNumber(1, 0),
            new ForkNumber(1, 1),
            new ForkNumber(2, 0),
            new ForkNumber(2, 1),
            new ForkNumber(3, 0),
            new ForkNumber(3, 1));
    assertThat(forks(entries, FIXED)).hasSize(3);
    assertThat(kind(entries, JournalEntry.Fork.class).stream().limit(5))
        .extracting(JournalEntry.Fork::position)
        .containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void aBaselineOfTwoIsMeasuredOnceARound() {
    List<JournalEntry> entries =
        Simulation.entries(
            Simulation.rounds(1, 3, SEQUENTIAL, FIXED, VIRTUAL), new SimulatedMachine(1));

    assertThat(forks(entries, SEQUENTIAL)).hasSize(3);
  }

  /** The baseline alternates between 1 s and 2 s within each round: its mean never changes. */
  @Test
  void bothForksOfABaselineCountTogetherForTheRulesOfStopping() {
    boolean[] slow = {false};
    SimulatedMachine machine =
        new SimulatedMachine(1)
            .takes(
                SEQUENTIAL,
                round -> {
                  slow[0] = !slow[0];
                  return slow[0] ? 1.3 : 1;
                });

    List<JournalEntry> entries =
        Simulation.entries(
            Simulation.plan(1, 0.05, SEQUENTIAL, FIXED, VIRTUAL, Cells.primes("workstealing", 2)),
            machine);

    assertThat(ends(entries))
        .allSatisfy(end -> assertThat(end.end()).isEqualTo(CellEnd.PRECISE))
        .allSatisfy(end -> assertThat(end.round()).isEqualTo(6));
  }

  @Test
  void aPreciseCellRetiresAndTheBaselineStaysForTheOthers() {
    // The half width of ±3.5 % by turns is 5.6 % after 5 rounds, 4.7 % after 6, 4.1 % after 7.
    SimulatedMachine machine =
        new SimulatedMachine(1)
            .takes(FIXED, 0.5)
            .takes(VIRTUAL, round -> Math.exp(round % 2 == 0 ? -0.035 : 0.035));

    List<JournalEntry> entries =
        Simulation.entries(Simulation.plan(1, 0.05, SEQUENTIAL, FIXED, VIRTUAL), machine);

    assertThat(ends(entries))
        .as("narrow twice running: from the 5th round on, and from the 6th on")
        .containsExactly(
            new JournalEntry.Ended(FIXED, 6, CellEnd.PRECISE),
            new JournalEntry.Ended(VIRTUAL, 7, CellEnd.PRECISE),
            new JournalEntry.Ended(SEQUENTIAL, 7, CellEnd.PRECISE));
    assertThat(forks(entries, FIXED)).hasSize(6);
    assertThat(forks(entries, VIRTUAL)).hasSize(7);
    assertThat(forks(entries, SEQUENTIAL)).hasSize(7);
  }

  /** One fork of a cell, or of its baseline, takes twice the time: that round does not count. */
  @Test
  void anOddForkCostsARoundAndNotThePrecision() {
    for (Cell odd : List.of(FIXED, SEQUENTIAL)) {
      SimulatedMachine machine =
          new SimulatedMachine(1).varies(0.005, 0, 0).takes(odd, round -> round == 3 ? 2 : 1);

      List<JournalEntry> entries =
          Simulation.entries(Simulation.plan(1, 0.05, SEQUENTIAL, FIXED), machine);

      assertThat(ends(entries)).contains(new JournalEntry.Ended(FIXED, 7, CellEnd.PRECISE));
      assertThat(forks(entries, odd)).as("it stays in the journal").hasSize(7);
    }
  }

  @Test
  void theBaselinesOwnTimeNeedNotBePrecise() {
    SimulatedMachine drifting = new SimulatedMachine(1).varies(0.005, 0, 0.5);

    List<JournalEntry> entries =
        Simulation.entries(Simulation.plan(1, 0.05, SEQUENTIAL, FIXED), drifting);

    assertThat(ends(entries))
        .containsExactly(
            new JournalEntry.Ended(FIXED, 6, CellEnd.PRECISE),
            new JournalEntry.Ended(SEQUENTIAL, 6, CellEnd.PRECISE));
  }

  @Test
  void aCellWithoutABaselineIsJudgedByItsOwnTime() {
    List<JournalEntry> entries =
        Simulation.entries(
            Simulation.plan(1, 0.05, FIXED), new SimulatedMachine(1).varies(0.01, 0, 0));

    assertThat(ends(entries)).containsExactly(new JournalEntry.Ended(FIXED, 6, CellEnd.PRECISE));
  }

  @Test
  void aCellThatNeverGetsPreciseEndsAfterTheMostRounds() {
    List<JournalEntry> entries =
        Simulation.entries(
            Simulation.plan(1, 0.05, SEQUENTIAL, FIXED), new SimulatedMachine(1).varies(0.5, 0, 0));

    assertThat(ends(entries))
        .containsExactly(
            new JournalEntry.Ended(FIXED, 30, CellEnd.ROUNDS),
            new JournalEntry.Ended(SEQUENTIAL, 30, CellEnd.ROUNDS));
  }

  @Test
  void noRoundBeginsAfterTheBudgetAndOneThatBeganIsFinished() {
    // A fork takes 2.5 s and a round 5 s: the third begins after 10 s, and the fourth would after
    // 15.
    Plan plan = Simulation.plan(1, Rules.adaptive(0.05, Duration.ofSeconds(11)), SEQUENTIAL, FIXED);

    List<JournalEntry> entries = Simulation.entries(plan, new SimulatedMachine(1));

    assertThat(forks(entries, FIXED)).hasSize(3);
    assertThat(forks(entries, SEQUENTIAL)).hasSize(3);
    assertThat(ends(entries))
        .containsExactlyInAnyOrder(
            new JournalEntry.Ended(FIXED, 3, CellEnd.BUDGET),
            new JournalEntry.Ended(SEQUENTIAL, 3, CellEnd.BUDGET));
    assertThat(finished(entries).wallSeconds()).isEqualTo(15);
  }

  @Test
  void aQuickRunIsDoneAfterThreeRoundsWithOneForkOfEveryCell() {
    Plan plan =
        Simulation.plan(
            1,
            Rules.quick(0.05, null),
            SEQUENTIAL,
            FIXED,
            VIRTUAL,
            Cells.primes("workstealing", 2));

    List<JournalEntry> entries = Simulation.entries(plan, new SimulatedMachine(1));

    assertThat(kind(entries, JournalEntry.Fork.class)).hasSize(12);
    assertThat(ends(entries))
        .allSatisfy(end -> assertThat(end.end()).isEqualTo(CellEnd.PRECISE))
        .allSatisfy(end -> assertThat(end.round()).isEqualTo(3));
  }

  @Test
  void theFirstRoundIsMeasuredWhateverTheBudget() {
    Plan plan = Simulation.plan(1, Rules.quick(0.05, Duration.ofMillis(1)), SEQUENTIAL, FIXED);

    List<JournalEntry> entries = Simulation.entries(plan, new SimulatedMachine(1));

    assertThat(forks(entries, SEQUENTIAL)).hasSize(1);
    assertThat(forks(entries, FIXED)).hasSize(1);
  }

  @Test
  void aBudgetOfAnyLengthIsUnderstood() {
    Plan plan =
        Simulation.plan(1, Rules.quick(0.05, Duration.ofHours(999_999_999)), SEQUENTIAL, FIXED);

    assertThat(ends(Simulation.entries(plan, new SimulatedMachine(1))))
        .extracting(JournalEntry.Ended::end)
        .containsOnly(CellEnd.PRECISE);
  }

  @Test
  void theLongerAnIterationTheFewerAreAskedFor() {
    SimulatedMachine machine = new SimulatedMachine(1).takes(SEQUENTIAL, 1).takes(FIXED, 0.01);

    Simulation.entries(Simulation.rounds(1, 1, SEQUENTIAL, FIXED), machine);
    assertThat(machine.iterationsAskedFor(FIXED)).as("nothing is known yet").isEmpty();
    Simulation.entries(Simulation.rounds(1, 2, SEQUENTIAL, FIXED), machine);

    assertThat(machine.iterationsAskedFor(SEQUENTIAL)).hasValue(1);
    assertThat(machine.iterationsAskedFor(FIXED))
        .hasValueSatisfying(many -> assertThat(many).isGreaterThan(2));
  }

  @Test
  void moreIterationsAreAskedForOnlyWhenTheyHelp() {
    Plan plan = Simulation.plan(1, 0.05, SEQUENTIAL, FIXED);
    SimulatedMachine calm = brief().varies(0.005, 0.005, 0);
    SimulatedMachine iterationsVary = brief().varies(0.001, 0.2, 0);
    SimulatedMachine forksVary = brief().varies(0.2, 0.001, 0);

    Simulation.entries(plan, calm);
    Simulation.entries(plan, iterationsVary);
    Simulation.entries(plan, forksVary);

    int usual = calm.iterationsAskedFor(FIXED).orElseThrow();
    assertThat(iterationsVary.iterationsAskedFor(FIXED))
        .hasValueSatisfying(many -> assertThat(many).isGreaterThan(usual));
    assertThat(forksVary.iterationsAskedFor(FIXED)).as("more of them tell nothing").hasValue(1);
  }

  @Test
  void whereTheBudgetIsShortRoundsComeBeforeIterations() {
    Plan roomy =
        Simulation.plan(1, Rules.adaptive(0.0001, Duration.ofSeconds(60)), SEQUENTIAL, FIXED);
    Plan tight =
        Simulation.plan(1, Rules.adaptive(0.0001, Duration.ofSeconds(5)), SEQUENTIAL, FIXED);
    SimulatedMachine free = brief().varies(0.001, 0.2, 0);
    SimulatedMachine pressed = brief().takes(SEQUENTIAL, 0.1).varies(0.001, 0.001, 0);

    Simulation.entries(roomy, free);
    List<JournalEntry> entries = Simulation.entries(tight, pressed);

    assertThat(free.iterationsAskedFor(FIXED))
        .hasValueSatisfying(many -> assertThat(many).isGreaterThan(4));
    // Start and warm-up take 0.52 s, and three more of 0.02 s hardly any time beside.
    assertThat(pressed.iterationsAskedFor(FIXED)).hasValue(4);
    // Of 0.6 s another of 0.1 s would be a sixth.
    assertThat(pressed.iterationsAskedFor(SEQUENTIAL)).as("what the benchmark says").isEmpty();
    assertThat(kind(entries, JournalEntry.Fork.class)).isNotEmpty();
  }

  /**
   * Iterations vary and forks do not, so ten would be best: but start and warm-up take 0.8 s, and
   * an iteration 0.3 s.
   */
  @Test
  void whatIsMeasuredNeverTakesLongerThanTheRestOfTheFork() {
    SimulatedMachine machine =
        new SimulatedMachine(1).takes(SEQUENTIAL, 0.3).takes(FIXED, 0.3).varies(0.001, 0.1, 0);

    Simulation.entries(Simulation.plan(1, 0.05, SEQUENTIAL, FIXED), machine);

    assertThat(machine.iterationsAskedFor(FIXED)).hasValue(2);
  }

  /** A machine whose forks last much longer than their iterations. */
  private static SimulatedMachine brief() {
    return new SimulatedMachine(1).takes(SEQUENTIAL, 0.02).takes(FIXED, 0.02);
  }

  @Test
  void theListenerIsToldEveryForkAndRound() {
    List<String> told = new ArrayList<>();
    List<JournalEntry> entries = new ArrayList<>();
    Plan plan = Simulation.rounds(1, 2, SEQUENTIAL, FIXED);
    SimulatedMachine machine = new SimulatedMachine(1);

    Simulation.goOn(
        plan,
        machine,
        List.of(Simulation.planned(plan, machine)),
        entries::add,
        new RunListener() {
          @Override
          public void roundStarted(int round, int forks) {
            told.add("round " + round + " of " + forks);
          }

          @Override
          public void forkStarted(Cell cell, int round, int position, Supplier<Progress> progress) {
            told.add("fork " + position);
          }

          @Override
          public void roundEnded(int round, Supplier<Progress> progress) {
            told.add(progress.get().ended() + " ended");
          }
        });

    assertThat(told)
        .containsExactly(
            "round 1 of 2",
            "fork 1",
            "fork 2",
            "0 ended",
            "round 2 of 2",
            "fork 1",
            "fork 2",
            "2 ended");
  }

  private static List<String> order(Plan plan) {
    SimulatedMachine machine = new SimulatedMachine(1);
    Simulation.entries(plan, machine);
    return machine.order();
  }

  private static List<String> cells(List<String> order) {
    return order.stream().map(one -> one.substring(one.indexOf(' ') + 1)).toList();
  }

  private static String[] names(Cell... cells) {
    return Stream.of(cells).map(Cell::toString).toArray(String[]::new);
  }
}
