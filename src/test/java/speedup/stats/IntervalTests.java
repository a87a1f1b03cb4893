package speedup.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class IntervalTests {

  @Test
  void holdsItsEndsAndWhatIsBetween() {
    Interval interval = new Interval(1.1, 1, 1.2);

    assertThat(interval.contains(1)).isTrue();
    assertThat(interval.contains(1.2)).isTrue();
    assertThat(interval.contains(0.999)).isFalse();
    assertThat(interval.contains(1.201)).isFalse();
  }

  @Test
  void halfWidthIsAShareOfTheEstimate() {
    assertThat(new Interval(2, 1.9, 2.1).relativeHalfWidth()).isCloseTo(0.05, within(1e-12));
    assertThat(new Interval(0, 0, 0).relativeHalfWidth()).isZero();
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(new Interval(1, 0, infinity).relativeHalfWidth()).isInfinite();
    assertThat(new Interval(infinity, 1, infinity).relativeHalfWidth()).isInfinite();
    assertThat(new Interval(0, 0, 1).relativeHalfWidth()).isInfinite();
  }

  @Test
  void fallingFunctionSwapsTheEnds() {
    assertThat(new Interval(2, 1, 4).map(value -> 1 / value)).isEqualTo(new Interval(0.5, 0.25, 1));
  }

  @Test
  void refusesAnEstimateOutsideItsEnds() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(3, 1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(0, 1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Double.NaN, 1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(1, Double.NaN, 2));
  }

  @Test
  void anEstimateAgreesWithItsInterval() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Estimate(1, 0, Optional.empty()))
        .withMessageContaining("0 values");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Estimate(1, 2, Optional.of(new Interval(1.5, 1, 2))));
  }
}
