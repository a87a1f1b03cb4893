package speedup.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class HolmTests {

  /** Second implementation: {@code p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")} in R. */
  @Test
  void agreesWithR() {
    assertThat(Holm.adjust(0.01, 0.04, 0.03, 0.005))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
  }

  @Test
  void oneQuestionIsNotAdjustedAndNoneIsNone() {
    assertThat(Holm.adjust(0.04)).containsExactly(0.04);
    assertThat(Holm.adjust()).isEmpty();
    assertThat(Holm.levels(0.95, 0.04)[0]).isCloseTo(0.95, within(1e-12));
  }

  @Test
  void levelsStepDownUntilTheFirstThatIsNotRejected() {
    assertThat(Holm.levels(0.95, 0.03, 0.001, 0.9, 0.016))
        .containsExactly(
            new double[] {1 - 0.05 / 2, 1 - 0.05 / 4, 1 - 0.05 / 2, 1 - 0.05 / 3}, within(1e-12));
  }

  @Test
  void anIntervalExcludesNothingExactlyWhenTheAdjustedPValueSaysSo() {
    Seeds.each(
        500,
        random -> {
          double[] values = Seeds.values(random, 1 + random.nextInt(12), 0, 0.2);
          double[] adjusted = Holm.adjust(values);
          double[] levels = Holm.levels(0.95, values);

          for (int index = 0; index < values.length; index++) {
            if (Math.abs(adjusted[index] - 0.05) > 1e-9) {
              assertThat(values[index] <= 1 - levels[index]).isEqualTo(adjusted[index] <= 0.05);
            }
          }
        });
  }
}
