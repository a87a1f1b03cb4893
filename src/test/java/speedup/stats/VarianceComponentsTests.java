package speedup.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class VarianceComponentsTests {

  /** By hand: fork variances 1 and 4, fork means 2 and 6, so T1² = 2.5 and T2² = 8 − 2.5/3. */
  @Test
  void separatesIterationsFromForks() {
    VarianceComponents components =
        VarianceComponents.of(List.of(new double[] {1, 2, 3}, new double[] {4, 6, 8}))
            .orElseThrow();

    assertThat(components.within()).isCloseTo(2.5, within(1e-12));
    assertThat(components.between()).isCloseTo(8 - 2.5 / 3, within(1e-12));
  }

  @Test
  void findsTheComponentsItWasSimulatedWith() {
    Random random = new Random(17);
    List<double[]> forks = new ArrayList<>();
    for (int fork = 0; fork < 4_000; fork++) {
      double level = 100 + 3 * random.nextGaussian();
      double[] iterations = new double[2 + fork % 5];
      for (int iteration = 0; iteration < iterations.length; iteration++) {
        iterations[iteration] = level + 2 * random.nextGaussian();
      }
      forks.add(iterations);
    }

    VarianceComponents components = VarianceComponents.of(forks).orElseThrow();

    assertThat(components.within()).isCloseTo(4, within(0.2));
    assertThat(components.between()).isCloseTo(9, within(0.6));
  }

  @Test
  void tooLittleToSeparateGivesNothing() {
    assertThat(VarianceComponents.of(List.of(new double[] {1, 2, 3}))).isEmpty();
    assertThat(VarianceComponents.of(List.of(new double[] {1}, new double[] {2}))).isEmpty();
  }

  /** √((20 / 1) · (4 / 5)) = 4; between 4 and 5 the cost decides at √(4 · 5). */
  @Test
  void iterationsBalanceVarianceAgainstCost() {
    assertThat(new VarianceComponents(4, 5).iterationsPerFork(1, 20, 1, 100)).isEqualTo(4);
    assertThat(new VarianceComponents(4.9, 5).iterationsPerFork(1, 20, 1, 100)).isEqualTo(4);
    assertThat(new VarianceComponents(5.1, 5).iterationsPerFork(1, 20, 1, 100)).isEqualTo(5);
  }

  /** A fork that costs less than two iterations gets one. */
  @Test
  void nothingKnownIterationsGoWithTheRootOfTheCosts() {
    assertThat(VarianceComponents.EQUAL.iterationsPerFork(1, 0.1, 1, 10)).isEqualTo(1);
    assertThat(VarianceComponents.EQUAL.iterationsPerFork(1, 1.9, 1, 10)).isEqualTo(1);
    assertThat(VarianceComponents.EQUAL.iterationsPerFork(1, 2.1, 1, 10)).isEqualTo(2);
    assertThat(VarianceComponents.EQUAL.iterationsPerFork(1, 16, 1, 10)).isEqualTo(4);
  }

  @Test
  void iterationsStayWithinBounds() {
    assertThat(new VarianceComponents(4, 5).iterationsPerFork(1, 20, 5, 100)).isEqualTo(5);
    assertThat(new VarianceComponents(4, 5).iterationsPerFork(1, 2e9, 1, 30)).isEqualTo(30);
    assertThat(new VarianceComponents(4, 1e-300).iterationsPerFork(1, 20, 1, 30)).isEqualTo(30);
  }

  @Test
  void forksThatDoNotDifferGetTheMaximumAndSteadyIterationsTheMinimum() {
    assertThat(new VarianceComponents(4, -0.1).iterationsPerFork(1, 20, 3, 30)).isEqualTo(30);
    assertThat(new VarianceComponents(4, 0).iterationsPerFork(1, 20, 3, 30)).isEqualTo(30);
    assertThat(new VarianceComponents(0, 0).iterationsPerFork(1, 20, 3, 30)).isEqualTo(3);
  }

  /** Second way: the variance of the overall mean for a fixed time, searched over r. */
  @Test
  void noOtherNumberOfIterationsGivesANarrowerInterval() {
    VarianceComponents components = new VarianceComponents(9, 0.5);

    int chosen = components.iterationsPerFork(0.7, 11, 1, 1000);

    int best = 1;
    for (int iterations = 1; iterations <= 1000; iterations++) {
      if (cost(components, iterations) < cost(components, best)) {
        best = iterations;
      }
    }
    assertThat(chosen).isEqualTo(best);
  }

  @Test
  void refusesCostsThatAreNone() {
    VarianceComponents components = new VarianceComponents(4, 5);
    assertThatIllegalArgumentException().isThrownBy(() -> components.iterationsPerFork(0, 1, 1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> components.iterationsPerFork(1, 1, 2, 1));
  }

  private static double cost(VarianceComponents components, int iterations) {
    double varianceOfFork = components.between() + components.within() / iterations;
    return varianceOfFork * (11 + 0.7 * iterations);
  }
}
