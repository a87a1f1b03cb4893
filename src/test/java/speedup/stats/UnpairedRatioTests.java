package speedup.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class UnpairedRatioTests {

  /** Published: {@code t.test(extra ~ group, sleep)} in R's documentation. */
  @Test
  void agreesWithThePublishedWelchTestOfTheSleepData() {
    UnpairedRatio ratio =
        UnpairedRatio.of(
            SleepData.exponentials(SleepData.FIRST), SleepData.exponentials(SleepData.SECOND));

    assertThat(ratio.degreesOfFreedom()).isCloseTo(17.776, within(5e-4));
    assertThat(ratio.pValue()).isCloseTo(0.07939, within(5e-6));
    Interval interval = ratio.estimate(0.95).interval().orElseThrow();
    assertThat(Math.log(interval.estimate())).isCloseTo(-1.58, within(1e-12));
    assertThat(Math.log(interval.low())).isCloseTo(-3.3654832, within(1e-7));
    assertThat(Math.log(interval.high())).isCloseTo(0.2054832, within(1e-7));
  }

  @Test
  void valuesWithoutAnySpreadAreCertain() {
    UnpairedRatio same = UnpairedRatio.of(new double[] {2, 2}, new double[] {2, 2});
    UnpairedRatio twice = UnpairedRatio.of(new double[] {4, 4}, new double[] {2, 2});

    assertThat(same.pValue()).isEqualTo(1);
    assertThat(same.estimate(0.95).interval()).contains(new Interval(1, 1, 1));
    assertThat(twice.pValue()).isZero();
    assertThat(twice.value()).isCloseTo(2, within(1e-12));
  }

  @Test
  void oneForkASideIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UnpairedRatio.of(new double[] {1}, new double[] {1, 2}));
  }

  /** The interval excludes 1 at exactly the level that the p value says. */
  @Test
  void pValueAndIntervalAgree() {
    Seeds.each(
        500,
        random -> {
          UnpairedRatio ratio =
              UnpairedRatio.of(Seeds.values(random, 5, 1, 2), Seeds.values(random, 6, 1, 2));
          double pValue = ratio.pValue();
          assertThat(pValue).isBetween(1e-6, 1.0);
          if (pValue < 0.999) {
            Interval wider = ratio.estimate(1 - pValue * 0.999).interval().orElseThrow();
            Interval narrower = ratio.estimate(1 - pValue * 1.001).interval().orElseThrow();

            assertThat(wider.contains(1)).isTrue();
            assertThat(narrower.contains(1)).isFalse();
          }
        });
  }

  @Test
  void swappingInvertsAndUnitAndOrderDoNotMatter() {
    Seeds.each(
        500,
        random -> {
          double[] first = Seeds.values(random, 5, 0.1, 10);
          double[] second = Seeds.values(random, 7, 0.1, 10);
          double unit = random.nextDouble(0.01, 1e6);
          UnpairedRatio ratio = UnpairedRatio.of(first, second);
          double[] reversed = new double[first.length];
          Arrays.setAll(reversed, index -> first[first.length - 1 - index] * unit);
          UnpairedRatio swapped =
              UnpairedRatio.of(Arrays.stream(second).map(time -> time * unit).toArray(), reversed);

          assertThat(swapped.value() * ratio.value()).isCloseTo(1, within(1e-9));
          assertThat(swapped.pValue()).isCloseTo(ratio.pValue(), within(1e-6));
          assertThat(swapped.degreesOfFreedom() / ratio.degreesOfFreedom())
              .isCloseTo(1, within(1e-6));
        });
  }
}
