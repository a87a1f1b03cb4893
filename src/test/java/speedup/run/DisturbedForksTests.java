package speedup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static speedup.run.Cells.FIXED;
import static speedup.run.Cells.SEQUENTIAL;
import static speedup.run.Entries.aside;
import static speedup.run.Entries.forks;
import static speedup.run.Entries.kind;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which forks are set aside for the noise around them, and how often they are measured again. */
final class DisturbedForksTests {

  @Test
  void aForkThatIsDisturbedIsSetAsideAndMeasuredAgain() {
    List<JournalEntry> entries =
        Simulation.entries(
            Simulation.rounds(1, 2, SEQUENTIAL, FIXED), new SimulatedMachine(1).disturbs(FIXED, 2));

    assertThat(kind(entries, JournalEntry.Fork.class))
        .filteredOn(fork -> fork.cell().equals(FIXED))
        .extracting(JournalEntry.Fork::round, fork -> fork.counts())
        .containsExactly(
            tuple(1, false),
            tuple(1, false),
            tuple(1, true),
            tuple(2, false),
            tuple(2, false),
            tuple(2, true));
    assertThat(aside(entries))
        .allSatisfy(fork -> assertThat(fork.aside()).containsExactly("1.50 cores of foreign CPU"));
  }

  @Test
  void aForkThatIsAlwaysDisturbedIsKeptAfterThreeRepeats() {
    List<JournalEntry> entries =
        Simulation.entries(
            Simulation.rounds(1, 1, SEQUENTIAL, FIXED),
            new SimulatedMachine(1).disturbs(FIXED, 100));

    assertThat(aside(entries)).hasSize(3);
    assertThat(forks(entries, FIXED)).hasSize(1);
  }

  @Test
  void afterTheBudgetADisturbedForkIsKept() {
    // A fork takes 2.5 s here: the first one ends before the budget, and all others after it.
    List<JournalEntry> entries =
        Simulation.entries(
            Simulation.plan(1, Duration.ofSeconds(3), SEQUENTIAL, FIXED),
            new SimulatedMachine(1).disturbs(SEQUENTIAL, 9).disturbs(FIXED, 9));

    assertThat(aside(entries)).hasSize(1);
  }

  @Test
  void aForkIsRepeatedAsOftenAsTheUserSays() {
    for (int repeats : new int[] {0, 1}) {
      List<JournalEntry> entries =
          Simulation.entries(
              Simulation.plan(1, Rules.exactly(1, null).withRepeats(repeats), SEQUENTIAL, FIXED),
              new SimulatedMachine(1).disturbs(FIXED, 100));

      assertThat(aside(entries)).hasSize(repeats);
      assertThat(forks(entries, FIXED)).hasSize(1);
    }
  }

  @Test
  void whereEverythingIsDisturbedAQuarterOfARoundIsMeasuredAgain() {
    SimulatedMachine machine = new SimulatedMachine(1);
    Cell[] cells = new Cell[40];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = Cells.primes(i == 0 ? "sequential" : "fixed", i + 1);
      machine.disturbs(cells[i], 100);
    }

    List<JournalEntry> entries = Simulation.entries(Simulation.rounds(1, 2, cells), machine);

    assertThat(aside(entries)).as("of 41 forks a round, the baseline's two among them").hasSize(20);
    assertThat(kind(entries, JournalEntry.Fork.class)).hasSize(102);
  }
}
