package speedup.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import speedup.strategy.RecordedTimes;
import speedup.strategy.ServiceTimes;

final class ServiceTimeSampleTests {

  /** What a histogram of three digits keeps of a value. */
  private static final double KEPT = 1e-3;

  @Test
  void asManyTasksAsWereMeasuredAreTheSameWorkInAnotherOrder() {
    ServiceTimeSample sample = sample(1, 2, 3, 4, 5, 100);

    double[] drawn = sample.draw(6, new SplittableRandom(1));
    double[] sorted = drawn.clone();
    Arrays.sort(sorted);

    assertThat(sorted).containsExactly(new double[] {1, 2, 3, 4, 5, 100}, within(100 * KEPT));
    assertThat(drawn).isNotEqualTo(sorted);
    assertThat(drawn).isNotEqualTo(sample.draw(6, new SplittableRandom(2)));
    assertThat(drawn).isEqualTo(sample.draw(6, new SplittableRandom(1)));
  }

  @Test
  void moreAndFewerTasksHaveTheSameDistribution() {
    ServiceTimeSample sample = sample(1, 2, 2, 7);

    double[] many = sample.draw(40_000, new SplittableRandom(3));

    assertThat(DoubleStream.of(many).average().orElseThrow()).isCloseTo(3, within(0.01));
    assertThat(DoubleStream.of(many).filter(time -> time > 6).count()).isEqualTo(10_000);
    assertThat(
            DoubleStream.iterate(1, seed -> seed + 1)
                .limit(4_000)
                .map(seed -> sample.draw(1, new SplittableRandom((long) seed))[0])
                .average()
                .orElseThrow())
        .isCloseTo(3, within(0.2));
  }

  /** Every order is as likely: else a long task would come first or last more often. */
  @Test
  void theLongestTaskIsInEveryPlaceEquallyOften() {
    ServiceTimeSample sample = sample(1, 1, 1, 9);
    int[] places = new int[4];
    for (int seed = 0; seed < 8_000; seed++) {
      double[] drawn = sample.draw(4, new SplittableRandom(seed));
      for (int place = 0; place < 4; place++) {
        places[place] += drawn[place] > 5 ? 1 : 0;
      }
    }

    // Four standard deviations of a count of 2,000 in 8,000.
    assertThat(Arrays.stream(places).boxed())
        .allSatisfy(count -> assertThat(count).isBetween(1_845, 2_155));
  }

  @Test
  void forksAreTakenTogether() {
    ServiceTimeSample both = ServiceTimeSample.all(List.of(sample(1, 3), sample(2, 6)));

    assertThat(both.mean()).isCloseTo(3, within(3 * KEPT));
    assertThat(both.longest()).isCloseTo(6, within(6 * KEPT));
  }

  static ServiceTimeSample sample(double... seconds) {
    Histogram times = ServiceTimes.empty();
    for (double each : seconds) {
      times.recordValue((long) (each * 1e9));
    }
    return ServiceTimeSample.of(RecordedTimes.decode(ServiceTimes.encode(times)).orElseThrow());
  }
}
