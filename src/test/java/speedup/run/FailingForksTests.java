package speedup.run;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static speedup.run.Cells.FIXED;
import static speedup.run.Cells.SEQUENTIAL;
import static speedup.run.Cells.VIRTUAL;
import static speedup.run.Entries.ends;
import static speedup.run.Entries.finished;
import static speedup.run.Entries.forks;
import static speedup.run.Entries.kind;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import speedup.environment.NoiseLimits;

/** What becomes of a cell whose forks fail or die, on a machine that makes them. */
final class FailingForksTests {

  @Test
  void aCellThatFailsIsNotMeasuredAgainAndTheOthersGoOn() {
    List<JournalEntry> entries =
        Simulation.entries(
            Simulation.rounds(1, 4, SEQUENTIAL, FIXED, VIRTUAL),
            new SimulatedMachine(1).fails(FIXED, 2));

    assertThat(forks(entries, FIXED)).hasSize(1);
    assertThat(kind(entries, JournalEntry.Failure.class))
        .singleElement()
        .satisfies(failure -> assertThat(failure.cell()).isEqualTo(FIXED))
        .satisfies(failure -> assertThat(failure.round()).isEqualTo(2))
        .satisfies(failure -> assertThat(failure.reason()).isEqualTo("the answers are wrong"));
    assertThat(ends(entries))
        .contains(new JournalEntry.Ended(FIXED, 2, CellEnd.FAILED))
        .contains(new JournalEntry.Ended(VIRTUAL, 4, CellEnd.ROUNDS));
    assertThat(forks(entries, VIRTUAL)).hasSize(4);
  }

  @Test
  void aForkThatDiedIsTriedOnceMoreInEachRound() {
    SimulatedMachine machine =
        new SimulatedMachine(1).crashes(SEQUENTIAL, 1, 1).crashes(SEQUENTIAL, 3, 1);

    List<JournalEntry> entries =
        Simulation.entries(Simulation.rounds(1, 3, SEQUENTIAL, FIXED), machine);

    assertThat(forks(entries, SEQUENTIAL))
        .extracting(JournalEntry.Fork::round)
        .containsExactly(1, 2, 3);
    assertThat(ends(entries)).extracting(JournalEntry.Ended::end).containsOnly(CellEnd.ROUNDS);
    assertThat(kind(entries, JournalEntry.Failure.class)).hasSize(2);
  }

  @Test
  void aCellWhoseForkDiesAgainFailsAndIsMeasuredInEveryRoundWhenTheRunIsResumed() {
    Plan plan = Simulation.rounds(1, 4, SEQUENTIAL, FIXED);
    List<JournalEntry> entries =
        Simulation.entries(plan, new SimulatedMachine(1).crashes(SEQUENTIAL, 2, 2));

    StoredRun failed = Simulation.stored(plan, entries);
    assertThat(failed.failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.cell()).isEqualTo(SEQUENTIAL));
    assertThat(failed.isFinished()).isFalse();
    assertThat(forks(entries, SEQUENTIAL)).hasSize(1);

    SimulatedMachine mended = new SimulatedMachine(1).after(entries);
    entries.add(new JournalEntry.Resumed(mended.now(), List.of()));
    Simulation.goOn(plan, mended, entries, entries::add, new RunListener() {});

    StoredRun whole = Simulation.stored(plan, entries);
    assertThat(whole.failures()).isEmpty();
    assertThat(whole.isFinished()).isTrue();
    assertThat(whole.forks())
        .extracting(fork -> fork.round() + " " + fork.cell())
        .doesNotHaveDuplicates()
        .hasSize(8);
    assertThat(mended.order()).hasSize(3).allSatisfy(one -> assertThat(one).contains("sequential"));
    assertThat(whole.ended())
        .extracting(JournalEntry.Ended::end)
        .containsExactly(CellEnd.ROUNDS, CellEnd.ROUNDS);
  }

  private static Forks failing(Fixtures beside) throws Exception {
    return new AttendedForks(
        new SimulatedMachine(1).fails(SEQUENTIAL, 1),
        beside,
        CodeWatch.ofJars(List.of()),
        Optional::empty,
        why -> {});
  }

  private static JournalEntry measured(Forks forks) {
    return forks.measure(SEQUENTIAL, 1, 1, Optional.empty(), 1, Duration.ZERO);
  }

  /** What the forks said of it says nothing more then. */
  @Test
  void whatDoesNotComeBackIsTheReason() throws Exception {
    Fixture.Prepared site =
        new Fixture.Prepared() {
          @Override
          public Optional<String> revive() throws IOException {
            throw new IOException("the site died and was not ready again");
          }
        };
    try (Fixtures ready =
        Fixtures.prepare(List.of(any -> site), Simulation.rounds(1, 1, SEQUENTIAL))) {
      Forks forks = failing(ready);

      assertThat(measured(forks))
          .isInstanceOfSatisfying(
              JournalEntry.Failure.class,
              failure ->
                  assertThat(failure.reason()).isEqualTo("the site died and was not ready again"));
    }
  }

  @Test
  void aForkThatFailedWhileWhatItNeedsWasDeadIsMeasuredAgain() throws Exception {
    AtomicBoolean isAlive = new AtomicBoolean();
    Fixture.Prepared site =
        new Fixture.Prepared() {
          @Override
          public Optional<String> revive() {
            return isAlive.getAndSet(true) ? Optional.empty() : Optional.of("the site had died");
          }
        };
    Plan plan = Simulation.rounds(1, 1, SEQUENTIAL);
    try (Fixtures ready = Fixtures.prepare(List.of(any -> site), plan)) {
      Forks forks = failing(ready);

      assertThat(measured(forks))
          .isInstanceOfSatisfying(
              JournalEntry.Failure.class,
              failure -> {
                assertThat(failure.crashed()).isTrue();
                assertThat(failure.reason()).isEqualTo("the site had died: the answers are wrong");
              });
      assertThat(measured(forks))
          .isInstanceOfSatisfying(
              JournalEntry.Failure.class, failure -> assertThat(failure.crashed()).isFalse());
    }
  }

  /** A fork was killed, and in the next one the site that it downloads from. */
  @Test
  void whatAForkNeedsMayDieOnceAsWellAsTheFork() {
    List<JournalEntry> entries =
        Simulation.entries(
            Simulation.rounds(1, 1, SEQUENTIAL, FIXED),
            new SimulatedMachine(1)
                .crashes(SEQUENTIAL, 1, 1)
                .lacks(SEQUENTIAL, 1, 1)
                .lacks(FIXED, 1, 2));

    assertThat(forks(entries, SEQUENTIAL)).hasSize(1);
    assertThat(kind(entries, JournalEntry.Failure.class)).hasSize(4);
    assertThat(ends(entries))
        .containsExactlyInAnyOrder(
            new JournalEntry.Ended(SEQUENTIAL, 1, CellEnd.ROUNDS),
            new JournalEntry.Ended(FIXED, 1, CellEnd.FAILED));
  }

  @Test
  void withoutItsBaselineACellIsJudgedByItsOwnTime() {
    for (int failing = 1; failing <= 4; failing++) {
      SimulatedMachine machine =
          new SimulatedMachine(1).varies(0.01, 0, 0).fails(SEQUENTIAL, failing);

      List<JournalEntry> entries =
          Simulation.entries(Simulation.plan(1, 0.05, SEQUENTIAL, FIXED), machine);

      assertThat(ends(entries))
          .containsExactly(
              new JournalEntry.Ended(SEQUENTIAL, failing, CellEnd.FAILED),
              new JournalEntry.Ended(FIXED, 6, CellEnd.PRECISE));
    }
  }

  @Test
  void aForkThatDiesOfTheInterruptHasNotFailed() {
    List<JournalEntry> entries =
        Simulation.entries(
            Simulation.rounds(1, 3, SEQUENTIAL, FIXED, VIRTUAL),
            new SimulatedMachine(1).interruptsDuring(5));

    assertThat(kind(entries, JournalEntry.Fork.class)).hasSize(4);
    assertThat(kind(entries, JournalEntry.Failure.class)).isEmpty();
    assertThat(ends(entries))
        .hasSize(3)
        .allSatisfy(end -> assertThat(end.end()).isEqualTo(CellEnd.INTERRUPTED));
    assertThat(finished(entries).interrupted()).isEqualTo("interrupted");
  }

  /** The interrupt may reach this process after it has reached the fork. */
  @Test
  void aForkWhoseDeathIsSeenBeforeTheInterruptHasNotFailed() throws Exception {
    Plan plan = Simulation.rounds(1, 3, SEQUENTIAL, FIXED);
    List<JournalEntry> entries = new ArrayList<>();
    SimulatedMachine machine = new SimulatedMachine(1).fails(FIXED, 2);
    Thread measuring = Thread.currentThread();
    AtomicBoolean isOver = new AtomicBoolean();
    AtomicReference<Measurement> measurement = new AtomicReference<>();
    Thread user =
        Thread.ofPlatform()
            .start(() -> {
              // Nothing else here waits for a time.
              while (!isOver.get() && measuring.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
              }
              requireNonNull(measurement.get()).stop("interrupted");
            });
    measurement.set(
        new Measurement(
            plan,
            List.of(),
            machine,
            new ForkLimits(Optional.empty(), Layout.STRATEGIES),
            NoiseLimits.FIXED,
            entries::add,
            new RunListener() {},
            new Stopwatch(List.of(), machine::nanoTime)));

    requireNonNull(measurement.get()).run();
    isOver.set(true);
    user.join();

    assertThat(kind(entries, JournalEntry.Failure.class)).isEmpty();
    assertThat(ends(entries)).extracting(JournalEntry.Ended::end).containsOnly(CellEnd.INTERRUPTED);
  }
}
