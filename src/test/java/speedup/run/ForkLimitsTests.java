package speedup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static speedup.run.Cells.FIXED;
import static speedup.run.Cells.SEQUENTIAL;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import speedup.environment.Noise;

final class ForkLimitsTests {

  private static final Cell OTHER = Cells.of("Sha256Benchmark.sha256", "fixed", 2);

  private final ForkLimits limits = new ForkLimits(Optional.empty(), Layout.STRATEGIES);

  @Test
  void isTenMinutesWhereNothingIsKnown() {
    limits.learn(fork(FIXED, 30));

    assertThat(limits.of(OTHER)).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void isTenTimesTheLongestForkSoFar() {
    limits.learn(fork(FIXED, 7));
    limits.learn(fork(FIXED, 12));
    limits.learn(fork(FIXED, 9));

    assertThat(limits.of(FIXED)).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void isAMinuteAtLeast() {
    limits.learn(fork(FIXED, 0.1));

    assertThat(limits.of(FIXED)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void knowsThatOneWorkerMayTakeAsLongAsAllTogether() {
    Cell many = Cells.primes("virtual", 100);
    limits.learn(fork(many, 3));

    assertThat(limits.of(SEQUENTIAL)).isEqualTo(Duration.ofMinutes(50));
    assertThat(limits.of(many)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void aFixedLimitIsKept() {
    ForkLimits fixed = new ForkLimits(Optional.of(Duration.ofSeconds(5)), Layout.STRATEGIES);
    fixed.learn(fork(FIXED, 100));

    assertThat(fixed.of(FIXED)).isEqualTo(Duration.ofSeconds(5));
    assertThat(fixed.of(OTHER)).isEqualTo(Duration.ofSeconds(5));
  }

  private static JournalEntry.Fork fork(Cell cell, double elapsed) {
    JournalEntry.Fork any =
        (JournalEntry.Fork)
            new SimulatedMachine(1).measure(cell, 1, 1, Optional.empty(), 1, Duration.ZERO);
    return new JournalEntry.Fork(
        1,
        1,
        cell,
        any.started(),
        elapsed,
        List.of(),
        List.of(1.0),
        null,
        Map.of(),
        any.settings(),
        null,
        new Noise(elapsed, null, null, null, null, null, null, null, null),
        List.of());
  }
}
