package speedup.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The two figures that look at the order of values alone. */
final class RankTests {

  private static final double[] AT_TERM = {
    0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46
  };
  private static final double[] EARLY = {1.15, 0.88, 0.90, 0.74, 1.21};

  /**
   * Published: M. Hollander and D. Wolfe, "Nonparametric Statistical Methods" (1973), 69f, and
   * {@code wilcox.test} in R's documentation: W = 35, one-sided p = 0.1272.
   */
  @Test
  void mannWhitneyIsThePublishedExactTest() {
    MannWhitney test = MannWhitney.of(AT_TERM, EARLY);

    assertThat(test.exact()).isTrue();
    assertThat(test.pValue()).isCloseTo(2 * 0.1272, within(1e-4));
  }

  /** Cliff's delta is 2U/nm − 1, and the published U is 35. */
  @Test
  void cliffsDeltaFollowsFromThePublishedStatistic() {
    assertThat(CliffsDelta.of(AT_TERM, EARLY)).isCloseTo(0.4, within(1e-12));
    assertThat(CliffsDelta.of(EARLY, AT_TERM)).isCloseTo(-0.4, within(1e-12));
  }

  @Test
  void cliffsDeltaRunsFromMinusOneToOne() {
    assertThat(CliffsDelta.of(new double[] {5, 6}, new double[] {1, 2, 3})).isEqualTo(1);
    assertThat(CliffsDelta.of(new double[] {1, 2}, new double[] {5, 6})).isEqualTo(-1);
    assertThat(CliffsDelta.of(new double[] {1, 2}, new double[] {1, 2})).isZero();
  }

  /** Second implementation: scipy.stats.mannwhitneyu(method='asymptotic'). */
  @Test
  void tiesLeaveOnlyTheApproximationAndItSaysSo() {
    MannWhitney test =
        MannWhitney.of(
            new double[] {10.1, 10.4, 10.2, 10.9, 10.3},
            new double[] {10.4, 11.0, 11.2, 10.8, 11.4});

    assertThat(test.exact()).isFalse();
    assertThat(test.pValue()).isCloseTo(0.046532985074510584, within(1e-9));
  }

  @Test
  void equalValuesAreNoEvidence() {
    double[] equal = {1, 1, 1, 1};
    assertThat(MannWhitney.of(equal, equal)).isEqualTo(new MannWhitney(1, false));
  }

  /** Published: 0.10 for 3 against 3, 0.029 for 4, 0.0079 for 5. */
  @Test
  void theSmallestPossibleValueIsTheOneOfSamplesThatDoNotOverlap() {
    assertThat(MannWhitney.smallestPossible(3, 3)).isCloseTo(0.10, within(1e-12));
    assertThat(MannWhitney.smallestPossible(4, 4)).isCloseTo(0.0286, within(5e-5));
    assertThat(MannWhitney.smallestPossible(5, 5)).isCloseTo(0.00794, within(5e-6));
    assertThat(MannWhitney.of(new double[] {1, 2, 3}, new double[] {4, 5, 6, 7, 8}).pValue())
        .isCloseTo(MannWhitney.smallestPossible(3, 5), within(1e-12));
  }
}
