package speedup.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PairedRatioTests {

  /** Published: {@code t.test(extra ~ group, sleep, paired = TRUE)} in R's documentation. */
  @Test
  void agreesWithThePublishedPairedTestOfTheSleepData() {
    Estimate ratio =
        PairedRatio.of(
                rounds(SleepData.exponentials(SleepData.FIRST)),
                rounds(SleepData.exponentials(SleepData.SECOND)))
            .estimate(0.95)
            .orElseThrow();

    assertThat(ratio.count()).isEqualTo(10);
    assertThat(Math.log(ratio.value())).isCloseTo(-1.58, within(1e-12));
    assertThat(Math.log(ratio.interval().orElseThrow().low())).isCloseTo(-2.4598858, within(1e-7));
    assertThat(Math.log(ratio.interval().orElseThrow().high())).isCloseTo(-0.7001142, within(1e-7));
  }

  @Test
  void usesOnlyRoundsThatBothHave() {
    Map<Integer, Double> baseline = Map.of(1, 10.0, 2, 20.0, 3, 30.0);
    Map<Integer, Double> cell = Map.of(2, 10.0, 3, 10.0, 4, 1e9);

    PairedRatio speedup = PairedRatio.of(baseline, cell);

    assertThat(speedup.count()).isEqualTo(2);
    assertThat(speedup.ratios()).containsOnlyKeys(2, 3);
    assertThat(speedup.estimate(0.95).orElseThrow().value()).isCloseTo(Math.sqrt(6), within(1e-12));
  }

  @Test
  void noCommonRoundGivesNothingAndOneGivesNoInterval() {
    assertThat(PairedRatio.of(Map.of(1, 1.0), Map.of(2, 1.0)).estimate(0.95)).isEmpty();
    assertThat(PairedRatio.of(Map.of(1, 1.0), Map.of(1, 2.0)).estimate(0.95).orElseThrow())
        .satisfies(single -> assertThat(single.value()).isEqualTo(0.5))
        .satisfies(single -> assertThat(single.interval()).isEmpty());
  }

  @Test
  void refusesATimeThatIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PairedRatio.of(Map.of(1, 0.0), Map.of(1, 1.0)))
        .withMessage("not a positive number: 0.0");
  }

  @Test
  void driftThatBothSharedDoesNotWidenTheInterval() {
    Map<Integer, Double> steady = rounds(10, 11, 10, 11, 10.5);
    Map<Integer, Double> faster = rounds(5, 5.5, 5, 5.5, 5.25);

    Interval interval =
        PairedRatio.of(steady, faster).estimate(0.95).orElseThrow().interval().orElseThrow();

    assertThat(interval.relativeHalfWidth()).isLessThan(1e-12);
    assertThat(interval.estimate()).isCloseTo(2, within(1e-12));
  }

  /** The geometric mean of 8 and 18 is 12; the round whose forks were all left out is gone. */
  @Test
  void aBaselineMeasuredTwiceARoundIsTheirGeometricMean() {
    PairedRatio ratio =
        PairedRatio.ofRepeated(
            Map.of(1, List.of(8.0, 18.0), 2, List.of(12.0), 3, List.of()),
            Map.of(1, 4.0, 2, 4.0, 3, 4.0));

    assertThat(ratio.ratios()).containsOnlyKeys(1, 2);
    assertThat(ratio.ratios().values())
        .allSatisfy(each -> assertThat(each).isCloseTo(3, within(1e-12)));
  }

  @Test
  void aBaselineMeasuredOnceARoundIsWhatItWas() {
    Seeds.each(
        100,
        random -> {
          Map<Integer, Double> first = rounds(Seeds.values(random, 8, 0.1, 10));
          Map<Integer, Double> second = rounds(Seeds.values(random, 8, 0.1, 10));
          Map<Integer, List<Double>> repeated = new HashMap<>();
          first.forEach((round, value) -> repeated.put(round, List.of(value)));

          assertThat(PairedRatio.ofRepeated(repeated, second).logRatios())
              .containsExactly(PairedRatio.of(first, second).logRatios());
        });
  }

  /**
   * Variances of 1 and 1/k instead of 1 and 1: √((1 + 1/k) / 2) is 0.866 with two values, and 0.816
   * with three. 4,000 cells of 6 rounds.
   */
  @ParameterizedTest
  @CsvSource({"2, 0.866", "3, 0.816"})
  void moreForksOfTheBaselineMakeTheIntervalNarrower(int repeats, double expected) {
    assertThat(meanWidth(repeats) / meanWidth(1)).isCloseTo(expected, within(0.02));
  }

  private static double meanWidth(int repeats) {
    Random random = new Random(5);
    double widths = 0;
    for (int cell = 0; cell < 4_000; cell++) {
      Map<Integer, List<Double>> baseline = new HashMap<>();
      Map<Integer, Double> other = new HashMap<>();
      for (int round = 0; round < 6; round++) {
        baseline.put(
            round, Stream.generate(() -> Shape.NORMAL.draw(random, 0.03)).limit(repeats).toList());
        other.put(round, Shape.NORMAL.draw(random, 0.03));
      }
      Interval interval =
          PairedRatio.ofRepeated(baseline, other)
              .estimate(0.95)
              .flatMap(Estimate::interval)
              .orElseThrow();
      widths += Math.log(interval.high() / interval.low());
    }
    return widths;
  }

  @Test
  void aCellAgainstItselfIsExactlyOne() {
    Seeds.each(
        500,
        random -> {
          Map<Integer, Double> times =
              rounds(Seeds.values(random, 2 + random.nextInt(19), 0.01, 1e6));

          assertThat(PairedRatio.of(times, times).estimate(0.95).flatMap(Estimate::interval))
              .contains(new Interval(1, 1, 1));
        });
  }

  @Test
  void swappingTheCellsInvertsTheRatio() {
    Seeds.each(
        500,
        random -> {
          Map<Integer, Double> first = rounds(Seeds.values(random, 8, 0.1, 10));
          Map<Integer, Double> second = rounds(Seeds.values(random, 8, 0.1, 10));

          assertClose(interval(second, first).map(value -> 1 / value), interval(first, second));
        });
  }

  @Test
  void theUnitOfTimeDoesNotMatter() {
    Seeds.each(
        500,
        random -> {
          double[] first = Seeds.values(random, 8, 0.1, 10);
          double[] second = Seeds.values(random, 8, 0.1, 10);
          double unit = Math.pow(10, random.nextDouble(-2, 9));

          assertClose(
              interval(rounds(times(unit, first)), rounds(times(unit, second))),
              interval(rounds(first), rounds(second)));
        });
  }

  @Test
  void theOrderOfRoundsDoesNotMatter() {
    Seeds.each(
        500,
        random -> {
          Map<Integer, Double> first = rounds(Seeds.values(random, 8, 0.1, 10));
          Map<Integer, Double> second = rounds(Seeds.values(random, 8, 0.1, 10));
          int shift = random.nextInt(1, 8);

          assertClose(
              interval(shifted(first, shift), shifted(second, shift)), interval(first, second));
        });
  }

  private static double[] times(double unit, double[] values) {
    return Arrays.stream(values).map(value -> value * unit).toArray();
  }

  private static Map<Integer, Double> shifted(Map<Integer, Double> rounds, int by) {
    Map<Integer, Double> shifted = new HashMap<>();
    rounds.forEach((round, value) -> shifted.put((round + by) % rounds.size(), value));
    return shifted;
  }

  private static void assertClose(Interval actual, Interval expected) {
    assertThat(actual.estimate() / expected.estimate()).isCloseTo(1, within(1e-9));
    assertThat(actual.low() / expected.low()).isCloseTo(1, within(1e-9));
    assertThat(actual.high() / expected.high()).isCloseTo(1, within(1e-9));
  }

  private static Interval interval(Map<Integer, Double> first, Map<Integer, Double> second) {
    return PairedRatio.of(first, second).estimate(0.95).orElseThrow().interval().orElseThrow();
  }

  private static Map<Integer, Double> rounds(double... values) {
    Map<Integer, Double> rounds = new HashMap<>();
    for (int round = 0; round < values.length; round++) {
      rounds.put(round, values[round]);
    }
    return rounds;
  }
}
