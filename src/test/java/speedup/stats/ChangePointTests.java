package speedup.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChangePointTests {

  /** The yearly flow of the Nile at Aswan, 1871 to 1970, as in R's {@code datasets::Nile}. */
  private static final double[] NILE = {
    1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180,
    799, 958, 1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833,
    701, 916, 692, 1020, 1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845,
    864, 862, 698, 845, 744, 796, 1040, 759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649,
    846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050, 918, 986, 797, 923, 975, 815,
    1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740
  };

  /** Published: one change, after 1898 (G. Cobb, Biometrika 65, 1978; R's strucchange). */
  @Test
  void findsTheOneChangeOfTheNile() {
    List<ChangePoint> found = ChangePoint.of(NILE, 0.95, 1);

    assertThat(found).extracting(ChangePoint::index).containsExactly(1899 - 1871);
    assertThat(found.get(0).pValue()).isEqualTo(1 / 2_000.0);
    assertThat(found.get(0).change()).isCloseTo(850 / 1098.0, within(0.01));
  }

  /** Second implementation: the energy distance by its definition, in every place. */
  @Test
  void theFirstChangeIsWhereTheEnergyDistanceIsGreatest() {
    Seeds.each(
        100,
        random -> {
          double[] values = new double[12];
          Arrays.setAll(values, run -> (run < 5 ? 1 : 1.2) * Shape.NORMAL.draw(random, 0.1));
          double[] logarithms = Arrays.stream(values).map(Math::log).toArray();
          int best = 3;
          for (int border = 4; border <= 9; border++) {
            best = distance(logarithms, border) > distance(logarithms, best) ? border : best;
          }

          List<ChangePoint> found = ChangePoint.of(values, 0.5, 1);
          if (!found.isEmpty()) {
            assertThat(found).extracting(ChangePoint::index).contains(best);
          }
        });
  }

  @Test
  void severalChangesAreFoundInTheirOrder() {
    double[] steps = new double[24];
    Random random = new Random(6);
    Arrays.setAll(
        steps, run -> (run < 8 ? 1 : run < 16 ? 1.3 : 1.1) * Shape.NORMAL.draw(random, 0.02));

    List<ChangePoint> found = ChangePoint.of(steps, 0.95, 1);

    assertThat(found).extracting(ChangePoint::index).containsExactly(8, 16);
    assertThat(found.get(0).change()).isCloseTo(1.3, within(0.03));
    assertThat(found.get(1).change()).isCloseTo(1.1 / 1.3, within(0.03));
  }

  /** Within its segment it is clear, among all values it would be lost. */
  @Test
  void aSmallChangeIsFoundBesideALargeOne() {
    double[] steps = new double[24];
    Random random = new Random(6);
    Arrays.setAll(
        steps, run -> (run < 8 ? 1 : run < 16 ? 2 : 2.05) * Shape.NORMAL.draw(random, 0.005));

    assertThat(ChangePoint.of(steps, 0.95, 1))
        .extracting(ChangePoint::index)
        .containsExactly(8, 16);
  }

  @Test
  void oneOddRunIsNoChangeAndSevenRunsAreTooFew() {
    double[] odd = {1, 1.01, 0.99, 1.02, 2, 1, 0.98, 1.01, 1, 1.02};
    double[] step = {1, 1, 1, 1, 2, 2, 2};
    double[] twoSoFar = {1, 1.01, 0.99, 1.02, 1, 1, 1.02, 1.01, 1, 0.98, 2, 2.01};

    assertThat(ChangePoint.of(odd, 0.95, 1)).isEmpty();
    assertThat(ChangePoint.of(step, 0.95, 1)).isEmpty();
    assertThat(ChangePoint.of(twoSoFar, 0.95, 1)).isEmpty();
    assertThat(ChangePoint.of(new double[] {1, 1, 1, 1, 1, 1, 1, 1}, 0.95, 1)).isEmpty();
    assertThat(ChangePoint.of(new double[] {1, 1, 1, 1, 2, 2, 2, 2}, 0.95, 1))
        .extracting(ChangePoint::index)
        .containsExactly(4);
  }

  @Test
  void theSameSeriesAndSeedSayTheSameAgain() {
    assertThat(ChangePoint.of(NILE, 0.95, 5)).isEqualTo(ChangePoint.of(NILE, 0.95, 5));
  }

  @ParameterizedTest
  @CsvSource({"8, NORMAL", "12, HEAVY_TAILED", "20, SKEWED"})
  void aSeriesWithoutAnyChangeSeldomHasOne(int runs, Shape shape) {
    assertThat(found(400, runs, shape, 1)).isLessThan(0.09);
  }

  /** A step of 10 % halfway, runs that vary by 3 %. */
  @Test
  void aStepIsFound() {
    assertThat(found(200, 12, Shape.NORMAL, 1.1)).isGreaterThan(0.9);
  }

  /** The share of series, with a step halfway, in which a change is found. */
  static double found(int series, int runs, Shape shape, double step) {
    Random random = new Random(8);
    int found = 0;
    for (int one = 0; one < series; one++) {
      double[] values = new double[runs];
      Arrays.setAll(values, run -> (run < runs / 2 ? 1 : step) * shape.draw(random, 0.03));
      found += ChangePoint.of(values, 0.95, one).isEmpty() ? 0 : 1;
    }
    return found / (double) series;
  }

  private static double distance(double[] values, int border) {
    double first = border;
    double second = values.length - border;
    double across = mean(values, 0, border, border, values.length);
    double within = mean(values, 0, border, 0, border) * first / (first - 1);
    double beyond =
        mean(values, border, values.length, border, values.length) * second / (second - 1);
    return first * second / (first + second) * (2 * across - within - beyond);
  }

  private static double mean(double[] values, int from, int to, int otherFrom, int otherTo) {
    double sum = 0;
    for (int one = from; one < to; one++) {
      for (int other = otherFrom; other < otherTo; other++) {
        sum += Math.abs(values[one] - values[other]);
      }
    }
    return sum / (to - from) / (otherTo - otherFrom);
  }
}
