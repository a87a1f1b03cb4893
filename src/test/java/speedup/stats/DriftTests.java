package speedup.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DriftTests {

  /**
   * Published: {@code cor.test(x, y, method = "kendall")} in R's documentation (after Hollander and
   * Wolfe): T = 26, p = 0.1194; y here in the order of x.
   */
  @Test
  void agreesWithThePublishedTestOfKendall() {
    Drift drift = Drift.of(new double[] {2.5, 4.0, 2.6, 3.6, 2.8, 3.1, 5.2, 5.0, 3.8});

    assertThat(drift.pValue()).isCloseTo(0.1194, within(5e-5));
  }

  @Test
  void aSteadyRiseIsWhatItAddsUpTo() {
    double[] rising = new double[10];
    Arrays.setAll(rising, run -> Math.pow(1.01, run));

    assertThat(Drift.of(rising).change()).isCloseTo(Math.pow(1.01, 9), within(1e-9));
    assertThat(Drift.of(rising).pValue()).isCloseTo(2 / 3_628_800.0, within(1e-12));
  }

  @Test
  void oneOddRunDoesNotMoveTheLine() {
    double[] steady = {1, 1, 1, 5, 1, 1, 1, 1};

    assertThat(Drift.of(steady).change()).isEqualTo(1);
    assertThat(Drift.of(steady).pValue()).isGreaterThan(0.5);
    assertThat(Drift.of(new double[] {1, 1}).pValue()).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> Drift.of(new double[] {1}));
  }

  /** 4,000 series of 12 runs that only vary: a trend in 4.5 to 5 % of them. */
  @Test
  void chanceSeldomIsATrend() {
    Random random = new Random(10);
    int found = 0;
    for (int series = 0; series < 4_000; series++) {
      double[] runs = new double[12];
      Arrays.setAll(runs, run -> Shape.HEAVY_TAILED.draw(random, 0.03));
      found += Drift.of(runs).pValue() <= 0.05 ? 1 : 0;
    }

    assertThat(found / 4_000.0).isBetween(0.03, 0.06);
  }
}
