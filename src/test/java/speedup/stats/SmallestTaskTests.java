package speedup.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import speedup.stats.SmallestTask.Batches;

final class SmallestTaskTests {

  private static final int TASKS = 1_000;

  /** A task that costs as much as it works keeps half of the time: that is what the name says. */
  @Test
  void whereATaskCostsAsMuchAsItWorksHalfOfTheTimeIsWork() {
    double cost = 10e-6;
    List<Batches> sizes =
        DoubleStream.of(1e-6, 5e-6, 10e-6, 20e-6, 100e-6)
            .mapToObj(size -> batches(size, (size + cost) / 2, 1.0))
            .toList();

    SmallestTask smallest = SmallestTask.of(sizes, 2, 0.95, 1).orElseThrow();

    assertThat(smallest.seconds().estimate()).isCloseTo(cost, within(1e-12));
    assertThat(smallest.isAtMost()).isFalse();
  }

  @Test
  void betweenTwoSizesItIsWhereTheShareCrossesHalfByTheLogarithm() {
    // 20 % at 1 µs and 80 % at 100 µs: half is half way, at 10 µs.
    List<Batches> sizes = List.of(batches(1e-6, 5e-6, 1.0), batches(100e-6, 125e-6, 1.0));

    assertThat(SmallestTask.of(sizes, 1, 0.95, 1).orElseThrow().seconds().estimate())
        .isCloseTo(10e-6, within(1e-12));
  }

  @Test
  void itIsAtMostTheSmallestThatWasMeasuredAndNotKnownAboveTheLargest() {
    assertThat(SmallestTask.of(List.of(batches(1e-6, 1.5e-6, 1.0)), 1, 0.95, 1).orElseThrow())
        .matches(SmallestTask::isAtMost)
        .matches(smallest -> Math.abs(smallest.seconds().estimate() - 1e-6) < 1e-15);
    assertThat(SmallestTask.of(List.of(batches(1e-6, 5e-6, 1.0)), 1, 0.95, 1))
        .isEqualTo(Optional.empty());
  }

  /** What is too small stays so, whatever a still smaller one shows by chance. */
  @Test
  void fromTheLargestDownTheFirstThatIsTooSmallCounts() {
    List<Batches> sizes =
        List.of(batches(1e-6, 1e-6, 1.0), batches(1e-5, 1e-4, 1.0), batches(1e-3, 1e-3, 1.0));

    assertThat(SmallestTask.of(sizes, 1, 0.95, 1).orElseThrow().seconds().estimate())
        .isBetween(1e-5, 1e-3);
  }

  @Test
  void theIntervalIsWiderWhereForksDifferMore() {
    SmallestTask narrow =
        SmallestTask.of(
                List.of(batches(1e-6, 5e-6, 1.01), batches(1e-4, 1.25e-4, 1.01)), 1, 0.95, 1)
            .orElseThrow();
    SmallestTask wide =
        SmallestTask.of(List.of(batches(1e-6, 5e-6, 1.1), batches(1e-4, 1.25e-4, 1.1)), 1, 0.95, 1)
            .orElseThrow();

    assertThat(narrow.seconds().contains(narrow.seconds().estimate())).isTrue();
    assertThat(wide.seconds().relativeHalfWidth())
        .isGreaterThan(3 * narrow.seconds().relativeHalfWidth());
  }

  private static Batches batches(double sequential, double strategy, double variation) {
    return new Batches(
        TASKS,
        List.of(sequential * TASKS, sequential * TASKS, sequential * TASKS),
        List.of(strategy * TASKS * variation, strategy * TASKS, strategy * TASKS / variation));
  }
}
