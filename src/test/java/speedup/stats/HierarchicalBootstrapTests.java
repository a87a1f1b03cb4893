package speedup.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class HierarchicalBootstrapTests {

  /** A cross-check has to agree with what it checks: here Welch's interval. */
  @Test
  void agreesWithWelchWhereForksAreNormal() {
    Random random = new Random(3);
    List<double[]> base = forks(random, 20, 1);
    List<double[]> changed = forks(random, 20, 1.1);

    Interval bootstrap = HierarchicalBootstrap.ratio(changed, base, 0.95, 1);
    Interval welch =
        UnpairedRatio.of(means(changed), means(base)).estimate(0.95).interval().orElseThrow();

    assertThat(bootstrap.estimate()).isCloseTo(welch.estimate(), within(1e-12));
    assertThat(bootstrap.relativeHalfWidth() / welch.relativeHalfWidth()).isBetween(0.9, 1.15);
  }

  /** 300 comparisons of equals with 6 forks a side; two standard errors are 2.5 points. */
  @Test
  void holdsTheTruthAsOftenAsItSays() {
    Random random = new Random(11);
    int covered = 0;
    for (int trial = 0; trial < 300; trial++) {
      Interval interval =
          HierarchicalBootstrap.ratio(forks(random, 6, 1), forks(random, 6, 1), 0.95, trial);
      if (interval.contains(1)) {
        covered++;
      }
    }

    assertThat(covered / 300.0).isBetween(0.93, 0.995);
  }

  @Test
  void theSeedDecides() {
    List<double[]> base = forks(new Random(1), 5, 1);
    List<double[]> changed = forks(new Random(2), 5, 1.2);

    assertThat(HierarchicalBootstrap.ratio(changed, base, 0.95, 4))
        .isEqualTo(HierarchicalBootstrap.ratio(changed, base, 0.95, 4))
        .isNotEqualTo(HierarchicalBootstrap.ratio(changed, base, 0.95, 5));
  }

  @Test
  void oneForkIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            HierarchicalBootstrap.ratio(
                forks(new Random(1), 1, 1), forks(new Random(1), 5, 1), 0.95, 1));
  }

  private static List<double[]> forks(Random random, int count, double factor) {
    List<double[]> forks = new ArrayList<>();
    for (int fork = 0; fork < count; fork++) {
      double level = factor * Shape.NORMAL.draw(random, 0.03);
      double[] iterations = new double[5];
      for (int iteration = 0; iteration < iterations.length; iteration++) {
        iterations[iteration] = level * Shape.NORMAL.draw(random, 0.01);
      }
      forks.add(iterations);
    }
    return forks;
  }

  private static double[] means(List<double[]> forks) {
    return forks.stream().mapToDouble(fork -> Moments.of(fork).mean()).toArray();
  }
}
