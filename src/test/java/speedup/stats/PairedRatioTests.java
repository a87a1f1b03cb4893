package speedup.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

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

  @Property
  void aCellAgainstItselfIsExactlyOne(
      @ForAll @Size(min = 2, max = 20) List<@DoubleRange(min = 0.01, max = 1e6) Double> times) {
    assertThat(
            PairedRatio.of(rounds(times), rounds(times)).estimate(0.95).flatMap(Estimate::interval))
        .contains(new Interval(1, 1, 1));
  }

  @Property
  void swappingTheCellsInvertsTheRatio(
      @ForAll @Size(8) List<@DoubleRange(min = 0.1, max = 10) Double> first,
      @ForAll @Size(8) List<@DoubleRange(min = 0.1, max = 10) Double> second) {
    Interval there = interval(rounds(first), rounds(second));
    Interval back = interval(rounds(second), rounds(first)).map(value -> 1 / value);

    assertClose(back, there);
  }

  @Property
  void theUnitOfTimeDoesNotMatter(
      @ForAll @Size(8) List<@DoubleRange(min = 0.1, max = 10) Double> first,
      @ForAll @Size(8) List<@DoubleRange(min = 0.1, max = 10) Double> second,
      @ForAll @DoubleRange(min = 0.01, max = 1e9) double unit) {
    Interval scaled =
        interval(
            rounds(first.stream().map(time -> time * unit).toList()),
            rounds(second.stream().map(time -> time * unit).toList()));

    assertClose(scaled, interval(rounds(first), rounds(second)));
  }

  @Property
  void theOrderOfRoundsDoesNotMatter(
      @ForAll @Size(8) List<@DoubleRange(min = 0.1, max = 10) Double> first,
      @ForAll @Size(8) List<@DoubleRange(min = 0.1, max = 10) Double> second,
      @ForAll long seed) {
    List<Double> firstShuffled = new ArrayList<>(first);
    List<Double> secondShuffled = new ArrayList<>(second);
    Collections.shuffle(firstShuffled, new Random(seed));
    Collections.shuffle(secondShuffled, new Random(seed));

    assertClose(
        interval(rounds(firstShuffled), rounds(secondShuffled)),
        interval(rounds(first), rounds(second)));
  }

  private static void assertClose(Interval actual, Interval expected) {
    assertThat(actual.estimate() / expected.estimate()).isCloseTo(1, within(1e-9));
    assertThat(actual.low() / expected.low()).isCloseTo(1, within(1e-9));
    assertThat(actual.high() / expected.high()).isCloseTo(1, within(1e-9));
  }

  private static Interval interval(Map<Integer, Double> first, Map<Integer, Double> second) {
    return PairedRatio.of(first, second).estimate(0.95).orElseThrow().interval().orElseThrow();
  }

  private static Map<Integer, Double> rounds(List<Double> values) {
    return rounds(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static Map<Integer, Double> rounds(double... values) {
    Map<Integer, Double> rounds = new HashMap<>();
    for (int round = 0; round < values.length; round++) {
      rounds.put(round, values[round]);
    }
    return rounds;
  }
}
