package speedup.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulation against what others measured, with one constant a machine or program. */
final class PublishedFigureTests {

  /** The divisions of the 20 prime checks, in the order in which they are submitted. */
  private static final double[] DIVISIONS =
      LongStream.of(
              9_999_999_999_999_999L,
              9_999_999_999_999_917L,
              7_777_777_777_777_777L,
              7_777_777_777_777_753L,
              7_777_777_536_340_681L,
              6_666_667_141_414_921L,
              6_666_666_666_666_719L,
              6_666_666_666_666_666L,
              5_555_555_555_555_555L,
              5_555_555_555_555_503L,
              5_555_553_133_149_889L,
              4_444_444_488_888_889L,
              4_444_444_444_444_444L,
              4_444_444_444_444_423L,
              3_333_335_652_092_209L,
              3_333_333_333_333_333L,
              3_333_333_333_333_301L,
              299_593_572_317_531L,
              142_702_110_479_723L,
              2)
          .mapToDouble(PublishedFigureTests::divisions)
          .toArray();

  /**
   * The published sweep of 1 to 20 processes on a machine of 6 processors. What one process took
   * gives the time of a division, and one constant how much busy processors slow each other down.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 40.8",
    "2, 22.9",
    "3, 15.9",
    "4, 13.3",
    "6, 10.5",
    "8, 10.8",
    "12, 10.8",
    "20, 10.8"
  })
  void theSweepOfPrimesTakesWhatWasPublishedWithinTenPercent(int processes, double published) {
    double second = DoubleStream.of(DIVISIONS).sum() / 40.8;
    double[] times = DoubleStream.of(DIVISIONS).map(count -> count / second).toArray();

    assertThat(
            Simulation.makespan(
                new Scenario(processes, new Machines(1, 6, 0.1), Costs.NONE), times))
        .isCloseTo(published, within(0.1 * published));
  }

  /**
   * Y. Babuji and others, "Parsl: Pervasive Parallel Programming in Python", HPDC 2019: the most
   * tasks a second of each of its executors is the constant. It then hands out no more than that,
   * and 10 tasks a worker take as long as ever until the workers ask for more.
   */
  @ParameterizedTest
  @CsvSource({"IPP, 330", "HTEX, 1181", "EXEX, 1176"})
  void anExecutorOfParslHandsOutWhatWasPublishedAndScalesUntilThen(String executor, int perSecond) {
    Costs costs = new Costs(1.0 / perSecond, 0, 0);
    double[] empty = new double[50_000];

    assertThat(empty.length / Simulation.makespan(Scenario.ideal(1_000).with(costs), empty))
        .as(executor)
        .isCloseTo(perSecond, within(1e-6 * perSecond));
    double seconds = 4096.0 / perSecond;
    assertThat(weakScaling(4096, seconds, costs) / weakScaling(1, seconds, costs))
        .as("%s with tasks that saturate it with 4,096 workers", executor)
        .isCloseTo(1, within(0.11));
    assertThat(weakScaling(16_384, seconds, costs) / weakScaling(1, seconds, costs))
        .as("%s with four times as many workers", executor)
        .isCloseTo(4, within(0.2));
  }

  private static double weakScaling(int workers, double seconds, Costs costs) {
    double[] times = new double[10 * workers];
    Arrays.fill(times, seconds);
    return Simulation.makespan(Scenario.ideal(workers).with(costs), times);
  }

  /** Odd divisors up to the root, or to the first that divides. */
  private static double divisions(long n) {
    if (n % 2 == 0) {
      return 1;
    }
    long root = (long) Math.sqrt((double) n);
    for (long divisor = 3; divisor <= root; divisor += 2) {
      if (n % divisor == 0) {
        return divisor / 2.0;
      }
    }
    return root / 2.0;
  }
}
