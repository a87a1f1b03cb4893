package speedup.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RunRatioTests {

  /**
   * Published: {@code t.test(extra ~ group, sleep, var.equal = TRUE)}: t = -1.8608, p = 0.07919.
   */
  @Test
  void agreesWithThePublishedStudentTestOfTheSleepData() {
    RunRatio ratio = RunRatio.of(runs(SleepData.FIRST), runs(SleepData.SECOND));

    assertThat(ratio.degreesOfFreedom()).isEqualTo(18);
    assertThat(ratio.pValue()).isCloseTo(0.07919, within(5e-6));
    Interval interval = ratio.estimate(0.95).interval().orElseThrow();
    assertThat(Math.log(interval.estimate())).isCloseTo(-1.58, within(1e-12));
    assertThat(Math.log(interval.low())).isCloseTo(-3.363874, within(1e-6));
    assertThat(Math.log(interval.high())).isCloseTo(0.203874, within(1e-6));
  }

  @Test
  void aRunCountsAsOneHoweverManyForksItHas() {
    RunRatio ratio =
        RunRatio.of(
            List.of(new double[] {4, 4, 4, 4}, new double[] {1}), List.of(new double[] {1}));

    assertThat(ratio.value()).isCloseTo(2, within(1e-12));
    assertThat(ratio.estimate(0.95).count()).isEqualTo(1);
    assertThat(ratio.degreesOfFreedom()).isEqualTo(1);
  }

  @Test
  void oneRunOnEachSideSaysNothingOfTheMachine() {
    RunRatio ratio = RunRatio.of(List.of(new double[] {4, 4.1}), List.of(new double[] {2, 2.1}));

    assertThat(ratio.estimate(0.95).interval()).isEmpty();
    assertThat(ratio.pValue()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunRatio.of(List.of(), List.of(new double[] {1})));
  }

  @Test
  void runsWithoutAnySpreadAreCertain() {
    List<double[]> twice = List.of(new double[] {4}, new double[] {4});
    List<double[]> once = List.of(new double[] {2}, new double[] {2});

    assertThat(RunRatio.of(twice, once).pValue()).isZero();
    assertThat(RunRatio.of(twice, twice).pValue()).isEqualTo(1);
  }

  /** Sessions that differ by 5 %, each of 6 forks that vary by 3 %: 4,000 pairs of sides. */
  @ParameterizedTest
  @CsvSource({"1, 3", "2, 2", "3, 2", "3, 3", "5, 2"})
  void intervalsHoldTheTruthOfTheMachine(int first, int second) {
    assertThat(coverage(4_000, first, second, false)).isBetween(0.94, 0.96);
  }

  /** As if the forks of all runs were of one session: what is said is false in a third of cases. */
  @Test
  void theForkAsTheUnitPromisesTooMuch() {
    assertThat(coverage(2_000, 3, 3, true)).isLessThan(0.7);
  }

  static double coverage(int pairs, int first, int second, boolean byFork) {
    Random random = new Random(9);
    int held = 0;
    for (int pair = 0; pair < pairs; pair++) {
      List<double[]> above = sessions(random, first);
      List<double[]> below = sessions(random, second);
      Estimate ratio =
          byFork
              ? UnpairedRatio.of(joined(above), joined(below)).estimate(0.95)
              : RunRatio.of(above, below).estimate(0.95);
      held += ratio.interval().orElseThrow().contains(1) ? 1 : 0;
    }
    return held / (double) pairs;
  }

  private static double[] joined(List<double[]> runs) {
    return runs.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  private static List<double[]> sessions(Random random, int count) {
    List<double[]> runs = new ArrayList<>();
    for (int run = 0; run < count; run++) {
      double session = Shape.NORMAL.draw(random, 0.05);
      double[] forks = new double[6];
      Arrays.setAll(forks, fork -> session * Shape.NORMAL.draw(random, 0.03));
      runs.add(forks);
    }
    return runs;
  }

  private static List<double[]> runs(double[] logarithms) {
    return Arrays.stream(logarithms).mapToObj(value -> new double[] {Math.exp(value)}).toList();
  }
}
