package speedup.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ForkNumbersTests {

  @Test
  void theFewerForksTheMoreAlikeTheirNumbersHaveToBe() {
    assertThat(ForkNumbers.keepPromise(4, 6)).isTrue();
    assertThat(ForkNumbers.keepPromise(4, 7)).isFalse();
    assertThat(ForkNumbers.keepPromise(12, 6)).isTrue();
    assertThat(ForkNumbers.keepPromise(13, 6)).isFalse();
    assertThat(ForkNumbers.keepPromise(10, 60)).isTrue();
    assertThat(ForkNumbers.keepPromise(4, 4)).isTrue();
    assertThat(ForkNumbers.mostAgainst(5)).isEqualTo(7);
    assertThat(ForkNumbers.mostAgainst(9)).isEqualTo(18);
  }

  /** Where the promise is said to hold, it does: 2,000 tables of ten equal cells each. */
  @ParameterizedTest
  @CsvSource({"4, 6", "6, 6", "6, 12", "10, 60"})
  void equalCellsSeldomGiveAnAlarm(int base, int changed) {
    assertThat(ForkNumbers.keepPromise(base, changed)).isTrue();
    assertThat(alarms(2_000, base, changed, 0.03, 0.03)).isLessThan(0.068);
    assertThat(alarms(2_000, base, changed, 0.06, 0.03)).isLessThan(0.085);
  }

  /** And where it is not, it does not. */
  @ParameterizedTest
  @CsvSource({"4, 12, 0.03, 0.03", "4, 8, 0.06, 0.03", "6, 30, 0.03, 0.03"})
  void fewForksAgainstManyGiveMoreThanThatMany(
      int base, int changed, double baseVaries, double changedVaries) {
    assertThat(ForkNumbers.keepPromise(base, changed)).isFalse();
    assertThat(alarms(2_000, base, changed, baseVaries, changedVaries)).isGreaterThan(0.07);
  }

  /** Without threshold and noise floor, which make alarms rarer: the test alone. */
  static double alarms(int tables, int base, int changed, double baseVaries, double changedVaries) {
    Random random = new Random(3);
    int alarms = 0;
    for (int table = 0; table < tables; table++) {
      List<Double> pValues = new ArrayList<>();
      for (int cell = 0; cell < 10; cell++) {
        pValues.add(
            UnpairedRatio.of(forks(random, changed, changedVaries), forks(random, base, baseVaries))
                .pValue());
      }
      double[] adjusted = Holm.adjust(pValues.stream().mapToDouble(Double::doubleValue).toArray());
      alarms += Arrays.stream(adjusted).anyMatch(pValue -> pValue <= 0.05) ? 1 : 0;
    }
    return alarms / (double) tables;
  }

  private static double[] forks(Random random, int count, double variation) {
    double[] forks = new double[count];
    Arrays.setAll(forks, fork -> Shape.NORMAL.draw(random, variation));
    return forks;
  }
}
