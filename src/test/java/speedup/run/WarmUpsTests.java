package speedup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.MapEntry.entry;
import static speedup.run.Cells.FIXED;
import static speedup.run.Cells.SEQUENTIAL;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WarmUpsTests {

  private static final Plan PLAN = Simulation.plan(1, 0.05, SEQUENTIAL, FIXED);

  @Test
  void aCellThatIsStillWarmingIsGivenMoreUntilItIsSteadyAndThenHasAllItsRounds() {
    StoredRun run = Simulation.run(PLAN, machine(2));

    List<Integer> warmUps = warmUps(run.forks(), FIXED);
    assertThat(warmUps).isSorted().startsWith(1, 1, 1, 1, 1).contains(2).doesNotContain(4);
    assertThat(warmUps(run.forks(), SEQUENTIAL)).containsOnly(1);
    assertThat(warmUps(run.countingForks(), FIXED)).containsOnly(2).hasSizeGreaterThanOrEqualTo(6);
    assertThat(run.grownWarmUps()).containsExactly(entry(FIXED, 2));
    assertThat(run.ended()).extracting(JournalEntry.Ended::end).containsOnly(CellEnd.PRECISE);
  }

  @Test
  void itGrowsToALimit() {
    assertThat(warmUps(Simulation.run(PLAN, machine(100)).forks(), FIXED))
        .contains(1, 2, 4)
        .doesNotContain(8);
  }

  @Test
  void aFixedNumberOfRoundsIsMeasuredAsItIs() {
    assertThat(
            warmUps(
                Simulation.run(Simulation.rounds(1, 12, SEQUENTIAL, FIXED), machine(2)).forks(),
                FIXED))
        .containsOnly(1)
        .hasSize(12);
  }

  /** As those of somebody else, whose warm-up is what their author says. */
  @Test
  void aCellThatCannotWarmUpForLongerEndsAsItWould() {
    StoredRun run = Simulation.run(PLAN, machine(2).ignoringWarmUps());

    assertThat(warmUps(run.forks(), FIXED)).containsOnly(1).hasSizeBetween(6, 8);
    assertThat(run.grownWarmUps()).isEmpty();
  }

  @Test
  void fewForksDoNotTakeThePlaceOfMany() {
    List<JournalEntry.Fork> forks =
        Simulation.run(PLAN, machine(2)).forks().stream()
            .filter(fork -> fork.cell().equals(FIXED))
            .toList();
    int first = warmUps(forks, FIXED).indexOf(2);

    assertThat(warmUps(WarmUps.longest(forks.subList(0, first + 2)), FIXED)).containsOnly(1);
    assertThat(warmUps(WarmUps.longest(forks.subList(0, first + 3)), FIXED)).containsOnly(2);
  }

  /** More operations a second are less time for each. */
  @Test
  void ofRatesItIsTheRiseThatSaysThatACellStillWarms() {
    assertThat(WarmUps.stillWarming(rates(100, 110)).orElseThrow().fall())
        .isCloseTo(1.1, within(0.001));
    assertThat(WarmUps.stillWarming(rates(110, 100))).isEmpty();
  }

  @Test
  void aRunThatIsResumedGoesOnWithTheWarmUpItHad() {
    List<JournalEntry> whole = Simulation.entries(PLAN, machine(2));
    for (int cut = 1; cut < whole.size(); cut++) {
      List<JournalEntry> entries = new ArrayList<>(whole.subList(0, cut));
      Simulation.goOn(PLAN, machine(2).after(entries), entries, entries::add, new RunListener() {});

      assertThat(forks(entries)).isEqualTo(forks(whole));
    }
  }

  private static List<JournalEntry.Fork> rates(double first, double last) {
    return Simulation.run(Simulation.rounds(1, 6, FIXED), new SimulatedMachine(1)).forks().stream()
        .map(fork ->
            new JournalEntry.Fork(
                fork.round(),
                fork.position(),
                fork.cell(),
                fork.started(),
                fork.elapsedSeconds(),
                fork.warmupScores(),
                List.of(first * fork.round(), last * fork.round()),
                "ops/s",
                fork.metrics(),
                fork.settings(),
                null,
                fork.noise(),
                fork.aside()))
        .toList();
  }

  private static SimulatedMachine machine(int needed) {
    return new SimulatedMachine(3)
        .takes(SEQUENTIAL, 0.1)
        .takes(FIXED, 0.1)
        .varies(0.01, 0.01, 0.01)
        .needs(FIXED, needed);
  }

  private static List<JournalEntry.Fork> forks(List<JournalEntry> entries) {
    return entries.stream()
        .filter(JournalEntry.Fork.class::isInstance)
        .map(JournalEntry.Fork.class::cast)
        .toList();
  }

  private static List<Integer> warmUps(List<JournalEntry.Fork> forks, Cell cell) {
    return forks.stream()
        .filter(fork -> fork.cell().equals(cell))
        .map(JournalEntry.Fork::warmUp)
        .toList();
  }
}
