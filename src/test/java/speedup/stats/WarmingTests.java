package speedup.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WarmingTests {

  /** Every fork falls: 1 / 2⁶ for six of them, 1 / 2⁴ for four, which is not enough. */
  @Test
  void forksThatAllFallAreStillWarming() {
    Warming six = Warming.of(falling(6)).orElseThrow();
    Warming four = Warming.of(falling(4)).orElseThrow();

    assertThat(six.forks()).isEqualTo(6);
    assertThat(six.pValue()).isCloseTo(1 / 64.0, within(1e-12));
    assertThat(six.fall()).isBetween(1.09, 1.11);
    assertThat(six.isStillWarming(0.95)).isTrue();
    assertThat(four.pValue()).isCloseTo(1 / 16.0, within(1e-12));
    assertThat(four.isStillWarming(0.95)).isFalse();
  }

  /** Published: {@code wilcox.test(depression, paired, greater)} in R: V = 40, p = 0.01953. */
  @Test
  void agreesWithThePublishedSignedRankTest() {
    double[] first = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
    double[] last = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};
    List<double[]> forks = new ArrayList<>();
    for (int fork = 0; fork < first.length; fork++) {
      forks.add(new double[] {Math.exp(first[fork]), Math.exp(last[fork])});
    }

    assertThat(Warming.of(forks).orElseThrow().pValue()).isCloseTo(0.01953, within(5e-6));
  }

  @Test
  void whatRisesOrFallsByLessThanOnePerCentIsNotWarming() {
    List<double[]> rising = falling(8).stream().map(WarmingTests::reversed).toList();
    List<double[]> slightly =
        falling(8).stream()
            .map(fork -> Arrays.stream(fork).map(time -> Math.pow(time, 0.05)).toArray())
            .toList();

    assertThat(Warming.of(rising).orElseThrow().isStillWarming(0.95)).isFalse();
    assertThat(Warming.of(slightly).orElseThrow().pValue()).isLessThan(0.01);
    assertThat(Warming.of(slightly).orElseThrow().isStillWarming(0.95)).isFalse();
  }

  /** 1.2 and 1.0 of three; the one in the middle says nothing. */
  @Test
  void theMiddleOfAnOddNumberIsLeftOut() {
    assertThat(Warming.of(List.of(new double[] {1.2, 9, 1})).orElseThrow().fall())
        .isCloseTo(1.2, within(1e-12));
  }

  @Test
  void forksOfOneIterationSayNothing() {
    assertThat(Warming.of(List.of(new double[] {1}, new double[] {1}))).isEmpty();
    assertThat(Warming.of(List.of())).isEmpty();
    assertThat(Warming.of(List.of(new double[] {1, 1})).orElseThrow().pValue()).isEqualTo(1);
  }

  /**
   * Steady forks, also of iterations that follow from each other: called warming in 5 % at most.
   */
  @ParameterizedTest
  @CsvSource({"5, 2, 0", "6, 2, 0", "6, 10, 0", "6, 10, 0.9", "12, 4, 0.5"})
  void steadyForksAreSeldomCalledWarming(int forks, int iterations, double following) {
    assertThat(called(4_000, forks, iterations, following, 0)).isLessThan(0.06);
  }

  /**
   * The first iteration 10 % slower, each of the others half as much too slow as the one before.
   */
  @Test
  void aWarmUpThatIsTooShortIsFound() {
    assertThat(called(1_000, 6, 4, 0, 0.1)).isGreaterThan(0.9);
  }

  /** The share of cells that are called warming; iterations vary by 3 %. */
  static double called(int cells, int forks, int iterations, double following, double slower) {
    Random random = new Random(13);
    int called = 0;
    for (int cell = 0; cell < cells; cell++) {
      List<double[]> measured = new ArrayList<>();
      for (int fork = 0; fork < forks; fork++) {
        double[] times = new double[iterations];
        double before = random.nextGaussian();
        for (int iteration = 0; iteration < iterations; iteration++) {
          before =
              following * before + Math.sqrt(1 - following * following) * random.nextGaussian();
          times[iteration] = Math.exp(0.03 * before) * (1 + slower * Math.pow(0.5, iteration));
        }
        measured.add(times);
      }
      called += Warming.of(measured).orElseThrow().isStillWarming(0.95) ? 1 : 0;
    }
    return called / (double) cells;
  }

  private static List<double[]> falling(int forks) {
    List<double[]> falling = new ArrayList<>();
    for (int fork = 0; fork < forks; fork++) {
      double level = 1 + 0.001 * fork;
      falling.add(new double[] {1.1 * level * level, 1.08 * level, 1, 0.98});
    }
    return falling;
  }

  private static double[] reversed(double[] fork) {
    double[] reversed = new double[fork.length];
    Arrays.setAll(reversed, index -> fork[fork.length - 1 - index]);
    return reversed;
  }
}
