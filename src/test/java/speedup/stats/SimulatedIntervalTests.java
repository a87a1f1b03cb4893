package speedup.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class SimulatedIntervalTests {

  /** Where the simulation is certain, it is Student's interval of the forks. */
  @Test
  void aCertainSimulationHasTheIntervalOfItsForks() {
    double[] forks = {0.98, 1.00, 1.01, 1.03, 0.99};
    Random random = new Random(1);
    double[] resampled = new double[20_000];
    for (int i = 0; i < resampled.length; i++) {
      double logarithms = 0;
      for (int fork = 0; fork < forks.length; fork++) {
        logarithms += Math.log(forks[random.nextInt(forks.length)]);
      }
      resampled[i] = Math.exp(logarithms / forks.length);
    }
    Interval expected = Mean.geometric(forks, 0.95).interval().orElseThrow();

    Interval known = SimulatedInterval.of(resampled, 5, new double[] {1}, 0, 0.95);
    Interval measured = SimulatedInterval.of(resampled, 5, new double[] {1}, 5, 0.95);

    assertThat(known.relativeHalfWidth()).isCloseTo(expected.relativeHalfWidth(), within(3e-4));
    assertThat(measured.relativeHalfWidth())
        .isCloseTo(Math.sqrt(2) * expected.relativeHalfWidth(), within(5e-4));
  }

  @Test
  void equalForksLeaveTheQuantilesOfTheSimulation() {
    double[] simulated = new double[1001];
    for (int i = 0; i < simulated.length; i++) {
      simulated[i] = 1 + i / 1000.0;
    }

    Interval interval = SimulatedInterval.of(new double[] {1, 1, 1}, 3, simulated, 0, 0.95);

    assertThat(interval.estimate()).isCloseTo(1.5, within(1e-9));
    assertThat(interval.low()).isCloseTo(1.025, within(1e-9));
    assertThat(interval.high()).isCloseTo(1.975, within(1e-9));
  }

  /** Nobody knows what another fork would have shown. */
  @Test
  void oneForkHasNoIntervalOfItsOwn() {
    Interval interval =
        SimulatedInterval.of(new double[] {1, 2}, 1, new double[] {3, 3, 3}, 2, 0.95);

    assertThat(interval.relativeHalfWidth()).isCloseTo(0, within(1e-12));
  }
}
