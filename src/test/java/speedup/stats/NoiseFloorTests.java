package speedup.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class NoiseFloorTests {

  /** By hand: logarithms 0, 1, 2, 4 split into halves that differ by 2.5, 1.5, 0.5. */
  @Test
  void isThePercentileOverAllSplits() {
    double[] forks = {Math.exp(0), Math.exp(1), Math.exp(2), Math.exp(4)};
    double[] differences = {2.5, 2.5, 1.5, 1.5, 0.5, 0.5};

    assertThat(Math.log1p(NoiseFloor.of(forks, 0)))
        .isCloseTo(Quantiles.of(differences, 0.95), within(1e-12));
  }

  @Test
  void anOddForkGoesToOneOfTheHalves() {
    double[] forks = {Math.exp(0), Math.exp(1), Math.exp(5)};

    assertThat(Math.log1p(NoiseFloor.of(forks, 0)))
        .isCloseTo(Quantiles.of(new double[] {3, 1.5, 4.5}, 0.95), within(1e-12));
  }

  @Test
  void isZeroWithoutNoiseAndTheSameInEveryUnit() {
    assertThat(NoiseFloor.of(new double[] {3, 3, 3, 3}, 0)).isCloseTo(0, within(1e-12));
    assertThat(NoiseFloor.of(new double[] {1000, 1100, 1050}, 0))
        .isCloseTo(NoiseFloor.of(new double[] {1, 1.1, 1.05}, 0), within(1e-9));
  }

  /** Of normal values, halves of n/2 differ by less than 1.96 · 2σ/√n in 95 of 100 splits. */
  @Test
  void drawnSplitsOfManyForksGiveWhatTheoryGives() {
    Random random = new Random(5);
    double[] forks = new double[400];
    for (int fork = 0; fork < forks.length; fork++) {
      forks[fork] = Math.exp(0.03 * random.nextGaussian());
    }
    double theory = 1.96 * 2 * Math.sqrt(Moments.ofLogarithms(forks).variance() / 400);

    assertThat(Math.log1p(NoiseFloor.of(forks, 1)) / theory).isBetween(0.95, 1.05);
    assertThat(NoiseFloor.of(forks, 1)).isEqualTo(NoiseFloor.of(forks, 1));
  }

  /** The limit between all splits and drawn ones leaves no step. */
  @Test
  void drawnSplitsAgreeWithAllSplits() {
    double[] fourteen = {1, 1.02, 1.05, 0.98, 1.01, 0.97, 1.03, 1, 1.04, 0.99, 1.02, 1.01, 0.98, 1};
    double[] fifteen = Arrays.copyOf(fourteen, 15);
    fifteen[14] = 1.01;

    assertThat(NoiseFloor.of(fifteen, 3) / NoiseFloor.of(fourteen, 3)).isBetween(0.85, 1.1);
  }

  @Test
  void oneForkCannotBeSplit() {
    assertThatIllegalArgumentException().isThrownBy(() -> NoiseFloor.of(new double[] {1}, 0));
  }
}
