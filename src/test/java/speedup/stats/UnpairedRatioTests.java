package speedup.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
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
  @Property
  void pValueAndIntervalAgree(
      @ForAll @Size(5) List<@DoubleRange(min = 1, max = 2) Double> first,
      @ForAll @Size(6) List<@DoubleRange(min = 1, max = 2) Double> second) {
    UnpairedRatio ratio = UnpairedRatio.of(array(first), array(second));
    double pValue = ratio.pValue();
    if (pValue > 1e-6 && pValue < 0.999) {
      Interval wider = ratio.estimate(1 - pValue * 0.999).interval().orElseThrow();
      Interval narrower = ratio.estimate(1 - pValue * 1.001).interval().orElseThrow();

      assertThat(wider.contains(1)).isTrue();
      assertThat(narrower.contains(1)).isFalse();
    }
  }

  @Property
  void swappingInvertsAndUnitAndOrderDoNotMatter(
      @ForAll @Size(5) List<@DoubleRange(min = 0.1, max = 10) Double> first,
      @ForAll @Size(7) List<@DoubleRange(min = 0.1, max = 10) Double> second,
      @ForAll @DoubleRange(min = 0.01, max = 1e6) double unit,
      @ForAll long seed) {
    UnpairedRatio ratio = UnpairedRatio.of(array(first), array(second));
    List<Double> shuffled = new ArrayList<>(first.stream().map(time -> time * unit).toList());
    Collections.shuffle(shuffled, new Random(seed));
    UnpairedRatio swapped =
        UnpairedRatio.of(array(second.stream().map(time -> time * unit).toList()), array(shuffled));

    assertThat(swapped.value() * ratio.value()).isCloseTo(1, within(1e-9));
    assertThat(swapped.pValue()).isCloseTo(ratio.pValue(), within(1e-6));
    assertThat(swapped.degreesOfFreedom() / ratio.degreesOfFreedom()).isCloseTo(1, within(1e-6));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
