package speedup.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QuantilesTests {

  /** Second implementation: numpy.quantile. */
  @ParameterizedTest
  @CsvSource({"0, 1", "0.1, 1", "0.5, 3.5", "0.9, 6.9", "0.95, 7.95", "1, 9"})
  void agreesWithNumpy(double probability, double expected) {
    assertThat(Quantiles.of(new double[] {3, 1, 4, 1, 5, 9, 2, 6}, probability))
        .isCloseTo(expected, within(1e-12));
  }

  @Test
  void medianIsTheMiddle() {
    assertThat(Quantiles.median(new double[] {9, 1, 5})).isEqualTo(5);
    assertThat(Quantiles.median(new double[] {7})).isEqualTo(7);
  }

  @Test
  void infinitiesAreValues() {
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(Quantiles.of(new double[] {1, infinity, infinity}, 0.75)).isInfinite();
  }

  @Test
  void leavesTheValuesInTheirOrder() {
    double[] values = {3, 1, 2};
    Quantiles.median(values);
    assertThat(values).containsExactly(3, 1, 2);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 20", "0.9, 100", "0.99, 1000", "0.999, 10000", "0.9999, 100000"})
  void aPercentileNeedsTenSamplesBeyondIt(double probability, long samples) {
    assertThat(Quantiles.samplesNeeded(probability)).isEqualTo(samples);
  }

  @Test
  void refusesWhatIsNoQuantile() {
    assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.of(new double[0], 0.5));
    assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.of(new double[1], 1.5));
    assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.samplesNeeded(1));
  }
}
