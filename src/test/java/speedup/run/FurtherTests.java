package speedup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static speedup.run.Cells.FIXED;
import static speedup.run.Cells.SEQUENTIAL;
import static speedup.run.Cells.VIRTUAL;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A run that is finished, and of which more is wanted. */
final class FurtherTests {

  private static final int SEED = 3;

  @Test
  void everyCellGetsAsManyRoundsAsAreWantedInAll() throws Exception {
    StoredRun finished = finished(3);

    StoredRun more = goOn(finished, further(7, null, null));

    for (Cell cell : more.planned().plan().cells()) {
      assertThat(more.forks().stream().filter(fork -> fork.cell().equals(cell)))
          .extracting(JournalEntry.Fork::round)
          .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7);
    }
    assertThat(more.isFinished()).isTrue();
    assertThat(more.ended()).hasSize(3).allMatch(end -> end.round() == 7);
  }

  /** Nothing is paired with what was measured in another part of the run. */
  @Test
  void whatEndedEarlierIsMeasuredInNewRoundsOnly() throws Exception {
    Plan plan =
        Simulation.plan(11, Rules.quick(0.05, Duration.ofSeconds(40)), SEQUENTIAL, FIXED, VIRTUAL);
    StoredRun finished = Simulation.run(plan, machine());
    int last = finished.forks().stream().mapToInt(JournalEntry.Fork::round).max().orElseThrow();

    StoredRun more = goOn(finished, further(last + 2, null, null));

    assertThat(more.forks().subList(finished.forks().size(), more.forks().size()))
        .isNotEmpty()
        .allMatch(fork -> fork.round() > last);
    for (Cell cell : more.planned().plan().cells()) {
      assertThat(more.forks().stream().filter(fork -> fork.cell().equals(cell)).count())
          .isGreaterThanOrEqualTo(last + 2);
    }
  }

  @Test
  void aNarrowerIntervalIsMeasuredFor() throws Exception {
    StoredRun finished = Simulation.run(Simulation.plan(SEED, 0.1, SEQUENTIAL, FIXED), machine());
    assertThat(finished.ended()).allMatch(end -> end.end() == CellEnd.PRECISE);

    StoredRun more = goOn(finished, further(null, 0.001, null));

    assertThat(more.forks()).hasSizeGreaterThan(finished.forks().size());
    assertThat(more.planned().plan().rules().precision()).isEqualTo(0.001);
    assertThat(more.planned().plan().rules().maximumRounds()).isEqualTo(30);
  }

  @Test
  void whatIsPreciseAlreadyIsNotMeasuredAgain() throws Exception {
    StoredRun finished = Simulation.run(Simulation.plan(SEED, 0.1, SEQUENTIAL, FIXED), machine());

    StoredRun more = goOn(finished, further(null, 0.1, null));

    assertThat(more.forks()).hasSameSizeAs(finished.forks());
    assertThat(more.ended()).hasSize(2);
  }

  @Test
  void aBudgetIsOnTopOfTheTimeSpent() throws Exception {
    StoredRun finished = finished(3);

    Rules rules = further(null, null, Duration.ofSeconds(10)).rules(finished);

    assertThat(rules).isNotNull();
    assertThat(rules.budget()).isNotNull();
    assertThat(rules.budget().toMillis())
        .isEqualTo(10_000 + Math.round(finished.wallSeconds() * 1e3));
  }

  @Test
  void noMoreThanThereIsIsRefused() {
    StoredRun finished = finished(3);

    assertThatThrownBy(() -> further(3, null, null).rules(finished))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--rounds 3: every cell of simulated has 3 or more already");
  }

  /** One strategy is steady, and the other is not. */
  private static SimulatedMachine machine() {
    return new SimulatedMachine(SEED)
        .varies(0.005, 0.001, 0)
        .takes(FIXED, 0.5)
        .takes(VIRTUAL, round -> 0.5 + round % 3);
  }

  private static StoredRun finished(int rounds) {
    return Simulation.run(Simulation.rounds(SEED, rounds, SEQUENTIAL, FIXED, VIRTUAL), machine());
  }

  private static Further further(
      @Nullable Integer rounds, @Nullable Double precision, @Nullable Duration budget) {
    return new Further(
        rounds == null ? OptionalInt.empty() : OptionalInt.of(rounds),
        precision == null ? OptionalDouble.empty() : OptionalDouble.of(precision),
        Optional.ofNullable(budget));
  }

  private static StoredRun goOn(StoredRun finished, Further further) throws Exception {
    List<JournalEntry> entries = new ArrayList<>(finished.entries());
    SimulatedMachine machine = machine().after(entries);
    JournalEntry.Planned until =
        finished.planned().until(Objects.requireNonNull(further.rules(finished)));
    entries.add(new JournalEntry.Resumed(machine.now(), List.of(), until.plan().rules()));
    Simulation.goOn(until.plan(), machine, entries, entries::add, new RunListener() {});
    return new StoredRun(
        finished.folder(), finished.environment(), until, entries, List.of(), false);
  }
}
