package speedup.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import speedup.stats.ComparedCell.Direction;

final class VerdictTests {

  @ParameterizedTest
  @CsvSource({
    // low, estimate, high, threshold, floor, verdict of a time
    "0.99, 1.00, 1.01, 0.05, 0.05, SAME",
    "1.01, 1.02, 1.03, 0.05, 0.05, SAME",
    "1.01, 1.02, 1.03, 0.05, 0, SAME",
    "0.96, 1.00, 1.06, 0.05, 0.05, UNDECIDED",
    "0.94, 0.98, 1.02, 0.05, 0.05, UNDECIDED",
    "1.01, 1.04, 1.07, 0.05, 0.05, UNDECIDED",
    "1.01, 1.04, 1.07, 0.05, 0, SLOWER",
    "1.01, 1.08, 1.15, 0.05, 0.05, SLOWER",
    "1.01, 1.08, 1.15, 0.05, 0.10, UNDECIDED",
    "0.85, 0.90, 0.95, 0.05, 0.05, FASTER",
    "0.90, 0.95, 0.99, 0.05, 0, FASTER",
    "1.00, 1.10, 1.20, 0.05, 0, UNDECIDED",
    "1.00, 1.00, 1.00, 0, 0, SAME",
    "0.99, 1.00, 1.01, 0, 0, UNDECIDED",
    "1.001, 1.002, 1.003, 0, 0, SLOWER",
    "0, 1.00, Infinity, 0.05, 0.05, UNDECIDED"
  })
  void theIntervalTheThresholdAndTheFloorDecide(
      double low, double estimate, double high, double threshold, double floor, Verdict verdict) {
    Interval ratio = new Interval(estimate, low, high);

    assertThat(Verdict.of(ratio, Direction.LOWER_IS_BETTER, threshold, floor)).isEqualTo(verdict);
    assertThat(Verdict.of(ratio, Direction.HIGHER_IS_BETTER, threshold, floor))
        .isEqualTo(
            switch (verdict) {
              case FASTER -> Verdict.SLOWER;
              case SLOWER -> Verdict.FASTER;
              case SAME, UNDECIDED, TOO_FEW_FORKS -> verdict;
            });
  }

  /** The ratio the other way round gets the same verdict: the threshold is on logarithms. */
  @Test
  void theThresholdIsAsFarBothWays() {
    assertThat(Verdict.of(new Interval(1, 1 / 1.0499, 1.0499), Direction.LOWER_IS_BETTER, 0.05, 0))
        .isEqualTo(Verdict.SAME);
    assertThat(Verdict.of(new Interval(1, 0.951, 1.0499), Direction.LOWER_IS_BETTER, 0.05, 0))
        .isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void aShareBelowZeroIsRefused() {
    Interval ratio = new Interval(1, 1, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Verdict.of(ratio, Direction.LOWER_IS_BETTER, -0.1, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Verdict.of(ratio, Direction.LOWER_IS_BETTER, 0, Double.NaN));
  }
}
