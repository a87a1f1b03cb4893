package speedup.run;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static speedup.run.Cells.FIXED;
import static speedup.run.Cells.SEQUENTIAL;
import static speedup.run.Cells.VIRTUAL;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProgressTests {

  @Test
  void nothingIsKnownBeforeTheFirstFork() {
    Progress progress = progress(Rules.adaptive(0.05, Duration.ofSeconds(100)), List.of(), 10);

    assertThat(progress).isEqualTo(new Progress(0, 0, 3, 6, null, 1 / 0.0, 10, null, 90.0));
  }

  @Test
  void tellsTheWidestOfTheSpeedups() {
    // After 3 rounds, the log ratios 0.1, -0.1, 0.1 have a half width of 4.3027 · 0.11547 / √3.
    Progress progress = progress(Rules.adaptive(0.05, null), measured(3, 0.1), 14);

    assertThat(progress.widest()).isEqualTo(VIRTUAL);
    assertThat(progress.precision()).isCloseTo(Math.expm1(4.3027 * 0.2 / 3), offset(1e-4));
    assertThat(progress.budgetLeft()).isNull();
  }

  /** As in the tables, which have no interval then. */
  @Test
  void ofTwoRoundsNoneIsTold() {
    Progress progress = progress(Rules.adaptive(0.05, null), measured(2, 0.1), 14);

    assertThat(progress.widest()).isNull();
    assertThat(progress.precision()).isInfinite();
  }

  @Test
  void theTimeLeftIsThatOfTheRoundsEachCellStillNeeds() {
    // FIXED needs the minimum of 6, VIRTUAL all 30, and so does the baseline; a fork of 2 batches
    // of 1 s takes 2.5 s, of 0.5 s 1.5 s.
    Progress progress = progress(Rules.adaptive(0.05, null), measured(3, 0.5), 0);

    double ofVirtual = 0.5 + 2 * (2 * Math.exp(0.5) + Math.exp(-0.5)) / 3;
    assertThat(progress.secondsLeft()).isNotNull();
    assertThat(progress.secondsLeft()).isCloseTo(3 * 1.5 + 27 * 2.5 + 27 * ofVirtual, offset(1e-6));
  }

  @Test
  void everyEndIsCountedAndWhatFailedOnItsOwn() {
    List<JournalEntry> entries =
        Simulation.entries(
            Simulation.plan(1, 0.05, SEQUENTIAL, FIXED, VIRTUAL),
            new SimulatedMachine(1).fails(VIRTUAL, 3));

    Progress progress = progress(Rules.adaptive(0.05, Duration.ofSeconds(1)), entries, 30);

    assertThat(progress.failed()).isEqualTo(1);
    assertThat(progress.ended()).isEqualTo(3);
    assertThat(progress.widest()).isNull();
    assertThat(progress.secondsLeft()).isZero();
    assertThat(progress.budgetLeft()).isZero();
  }

  @Test
  void theNumberOfRoundsIsWhatPrecisionNeedsOrTheBudgetAllows() {
    Progress free = progress(Rules.adaptive(0.05, null), measured(3, 0.5), 0);
    double left = requireNonNull(free.secondsLeft());
    Duration third = Duration.ofMillis((long) (left / 3 * 1e3));
    Progress limited = progress(Rules.adaptive(0.05, third), measured(3, 0.5), 0);

    assertThat(free.rounds()).isEqualTo(30);
    assertThat(limited.rounds()).isEqualTo(3 + 27 / 3);
    assertThat(limited.secondsToEnd()).isCloseTo(left / 3, offset(1e-3));
  }

  /**
   * As on a machine that is slower than was thought: the first rounds are measured all the same.
   */
  @Test
  void aBudgetThatIsSpentEndsNoRoundThatIsSure() {
    Rules rules = Rules.adaptive(0.05, Duration.ofSeconds(1)).withAnAnswer();
    Progress first = progress(rules, measured(1, 0.5), 10);
    Progress last = progress(rules, measured(rules.sureRounds(), 0.5), 30);

    assertThat(first.rounds()).isEqualTo(rules.sureRounds());
    double ofFixed = 1.5;
    double ofBaseline = 2.5;
    double ofVirtual = 0.5 + 2 * Math.exp(0.5);
    assertThat(first.secondsToEnd())
        .isCloseTo((rules.sureRounds() - 1) * (ofFixed + ofBaseline + ofVirtual), offset(1e-6));
    assertThat(first.share()).isLessThan(0.6);
    assertThat(last.rounds()).isEqualTo(rules.sureRounds());
    assertThat(last.secondsToEnd()).isZero();
    assertThat(last.share()).isOne();
  }

  @Test
  void theShareIsThatOfTheTime() {
    Progress free = progress(Rules.adaptive(0.05, null), measured(3, 0.5), 10);
    double left = requireNonNull(free.secondsLeft());

    assertThat(free.share()).isCloseTo(10 / (10 + left), offset(1e-9));
    assertThat(progress(Rules.adaptive(0.05, null), List.of(), 10).share()).isZero();
  }

  /** FIXED is always twice as fast, VIRTUAL goes up and down by a factor. */
  private static List<JournalEntry> measured(int rounds, double by) {
    return Simulation.entries(
            Simulation.rounds(1, rounds, SEQUENTIAL, FIXED, VIRTUAL),
            new SimulatedMachine(1)
                .takes(FIXED, 0.5)
                .takes(VIRTUAL, round -> Math.exp(round % 2 == 0 ? -by : by)))
        .stream()
        .filter(JournalEntry.Fork.class::isInstance)
        .toList();
  }

  private static Progress progress(Rules rules, List<JournalEntry> entries, double seconds) {
    Plan plan = Simulation.plan(1, rules, SEQUENTIAL, FIXED, VIRTUAL);
    Ledger ledger = new Ledger(plan);
    entries.forEach(ledger::add);
    return Progress.of(plan, ledger, seconds);
  }
}
