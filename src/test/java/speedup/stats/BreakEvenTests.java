package speedup.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import speedup.stats.BreakEven.Outcome;

final class BreakEvenTests {

  private static final double[] SCALES = {0.25, 1, 4};

  /** 0.1 s to start and half the seconds a unit: 0.01 + 2s = 0.11 + s at s = 0.1. */
  @Test
  void findsWhereTheLinesCross() {
    BreakEven found = compare(line(0.01, 2), line(0.11, 1));

    assertThat(found.start().value()).isCloseTo(0.11, within(1e-9));
    assertThat(found.secondsPerScale().value()).isCloseTo(1, within(1e-9));
    assertThat(found.worstResidual()).isCloseTo(0, within(1e-9));
    assertThat(found.outcome())
        .isInstanceOfSatisfying(
            Outcome.PaysFrom.class,
            pays -> assertThat(pays.scale().value()).isCloseTo(0.1, within(1e-9)));
  }

  @Test
  void tellsTheFourOutcomesApart() {
    assertThat(compare(line(0.1, 2), line(0.05, 1)).outcome())
        .isInstanceOf(Outcome.AlwaysPays.class);
    assertThat(compare(line(0.1, 1), line(0.2, 1.5)).outcome())
        .isInstanceOf(Outcome.NeverPays.class);
    assertThat(compare(line(0.1, 1), line(0.1, 1)).outcome()).isInstanceOf(Outcome.NeverPays.class);
    assertThat(compare(line(0.2, 1), line(0.1, 1.5)).outcome())
        .isInstanceOfSatisfying(
            Outcome.PaysUpTo.class,
            pays -> assertThat(pays.scale().value()).isCloseTo(0.2, within(1e-9)));
  }

  @Test
  void oneScaleIsNoLine() {
    assertThat(BreakEven.of(Map.of(1.0, new double[] {1}), line(0.1, 1), 0.95, 1)).isEmpty();
    assertThat(BreakEven.of(line(0.1, 1), Map.of(), 0.95, 1)).isEmpty();
  }

  @Test
  void fewForksGiveNoInterval() {
    assertThat(compare(line(0.01, 2), line(0.11, 1)).outcome().scale().interval()).isEmpty();
  }

  @Test
  void timesThatAreNoLineAreSeen() {
    Map<Double, double[]> bent =
        Map.of(1.0, new double[] {1}, 2.0, new double[] {4}, 3.0, new double[] {9});

    assertThat(compare(line(0.01, 2), bent).worstResidual()).isGreaterThan(0.1);
  }

  /**
   * Second implementation: NumPy's {@code polyfit(x, y, 1, w=1/y)}. With equal weights the line
   * would start at −0.957.
   */
  @Test
  void longTimesDoNotDecideAloneWhereTheLineStarts() {
    Map<Double, double[]> times =
        Map.of(
            1.0, new double[] {2},
            2.0, new double[] {2},
            4.0, new double[] {8},
            8.0, new double[] {16});

    assertThat(new LinearCost(times).line().start()).isCloseTo(-0.15841584, within(1e-8));
  }

  /** Equal rates under noise: whichever line is the steeper, the data do not show that it pays. */
  @Test
  void noiseLeavesTheUpperEndOpen() {
    Random random = new Random(8);
    BreakEven found = compare(noisy(random, 0.01, 1, 0.1, 4), noisy(random, 0.3, 1, 0.1, 4));

    assertThat(found.outcome().scale().interval().orElseThrow().high()).isInfinite();
  }

  /** 400 measurements of 6 forks that vary by 3 %: 97 %, cautious with so few forks. */
  @Test
  void intervalsHoldTheTruthAsOftenAsTheySay() {
    Random random = new Random(13);
    int crossing = 0;
    int start = 0;
    for (int trial = 0; trial < 400; trial++) {
      BreakEven found = compare(noisy(random, 0.02, 2, 0.03, 6), noisy(random, 0.6, 1.1, 0.03, 6));
      crossing += holds(found.outcome().scale(), 0.58 / 0.9);
      start += holds(found.start(), 0.6);
    }

    assertThat(crossing / 400.0).as("crossing").isBetween(0.91, 0.995);
    assertThat(start / 400.0).as("start").isBetween(0.91, 0.995);
  }

  @Test
  void refusesATimeOrAScaleThatIsNone() {
    Map<Double, double[]> wrong = Map.of(1.0, new double[] {0}, 2.0, new double[] {1});
    Map<Double, double[]> negative = Map.of(-1.0, new double[] {1}, 2.0, new double[] {1});

    assertThatIllegalArgumentException().isThrownBy(() -> compare(line(0.1, 1), wrong));
    assertThatIllegalArgumentException().isThrownBy(() -> compare(line(0.1, 1), negative));
  }

  private static BreakEven compare(Map<Double, double[]> baseline, Map<Double, double[]> strategy) {
    return BreakEven.of(baseline, strategy, 0.95, 1).orElseThrow();
  }

  private static int holds(Estimate estimate, double truth) {
    return estimate.interval().orElseThrow().contains(truth) ? 1 : 0;
  }

  private static Map<Double, double[]> line(double start, double perScale) {
    return noisy(new Random(0), start, perScale, 0, 1);
  }

  private static Map<Double, double[]> noisy(
      Random random, double start, double perScale, double variation, int forks) {
    Map<Double, double[]> times = new HashMap<>();
    for (double scale : SCALES) {
      double[] seconds = new double[forks];
      for (int fork = 0; fork < forks; fork++) {
        seconds[fork] = (start + scale * perScale) * Shape.NORMAL.draw(random, variation);
      }
      times.put(scale, seconds);
    }
    return times;
  }
}
