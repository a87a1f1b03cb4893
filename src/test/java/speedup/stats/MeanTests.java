package speedup.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class MeanTests {

  private static final double[] TIMES = {12.1, 11.8, 12.6, 12.3, 11.9, 12.4};

  /** Second implementation: scipy.stats.t.interval over scipy.stats.sem. */
  @Test
  void arithmeticMeanHasTheIntervalOfScipy() {
    Estimate mean = Mean.of(TIMES, 0.95);

    assertThat(mean.value()).isCloseTo(12.183333333333332, within(1e-12));
    assertThat(mean.count()).isEqualTo(6);
    assertThat(mean.interval().orElseThrow().low()).isCloseTo(11.862153445730463, within(1e-9));
    assertThat(mean.interval().orElseThrow().high()).isCloseTo(12.5045132209362, within(1e-9));
  }

  /** Second implementation: scipy.stats.gmean, and the t interval of the logarithms. */
  @Test
  void geometricMeanHasTheIntervalOfScipy() {
    Estimate mean = Mean.geometric(TIMES, 0.95);

    assertThat(mean.value()).isCloseTo(12.180130650380331, within(1e-12));
    assertThat(mean.interval().orElseThrow().low()).isCloseTo(11.86324836, within(1e-8));
    assertThat(mean.interval().orElseThrow().high()).isCloseTo(12.50547726, within(1e-8));
  }

  @Test
  void oneForkHasNoInterval() {
    assertThat(Mean.of(new double[] {3}, 0.95).interval()).isEmpty();
    assertThat(Mean.geometric(new double[] {3}, 0.95).interval()).isEmpty();
  }

  @Test
  void refusesWhatHasNoMean() {
    assertThatIllegalArgumentException().isThrownBy(() -> Mean.of(new double[0], 0.95));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Mean.geometric(new double[] {1, 0}, 0.95))
        .withMessage("not a positive number: 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Mean.of(TIMES, 95))
        .withMessageContaining("confidence level");
  }
}
