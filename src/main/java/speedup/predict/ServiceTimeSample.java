package speedup.predict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import speedup.strategy.RecordedTimes;
import speedup.strategy.ServiceTimes;

/** How long single tasks took, to draw more of them from. */
public final class ServiceTimeSample {

  private static final double NANOS = 1e9;

  /** Knows which times are not told apart. */
  private static final Histogram EQUIVALENT = ServiceTimes.empty();

  private final double[] seconds;
  private final long[] upTo;

  private ServiceTimeSample(double[] seconds, long[] upTo) {
    this.seconds = seconds;
    this.upTo = upTo;
  }

  /**
   * Takes the times of a fork.
   *
   * @param recorded at least one
   */
  static ServiceTimeSample of(RecordedTimes recorded) {
    List<double[]> values = new ArrayList<>();
    recorded.forEach((nanos, count) ->
        values.add(new double[] {EQUIVALENT.medianEquivalentValue(nanos) / NANOS, count}));
    return of(values.stream());
  }

  /** Puts the times of forks together. */
  static ServiceTimeSample all(List<ServiceTimeSample> forks) {
    return of(forks.stream().flatMap(ServiceTimeSample::values));
  }

  private static ServiceTimeSample of(Stream<double[]> values) {
    double[][] sorted =
        values.sorted(Comparator.comparingDouble(value -> value[0])).toArray(double[][]::new);
    double[] seconds = new double[sorted.length];
    long[] upTo = new long[sorted.length];
    long total = 0;
    for (int value = 0; value < sorted.length; value++) {
      total += (long) sorted[value][1];
      seconds[value] = sorted[value][0];
      upTo[value] = total;
    }
    return new ServiceTimeSample(seconds, upTo);
  }

  /** Each with how often it was. */
  private Stream<double[]> values() {
    return IntStream.range(0, seconds.length)
        .mapToObj(value ->
            new double[] {seconds[value], upTo[value] - (value == 0 ? 0 : upTo[value - 1])});
  }

  /** The mean, in seconds. */
  double mean() {
    double sum = 0;
    long before = 0;
    for (int value = 0; value < seconds.length; value++) {
      sum += seconds[value] * (upTo[value] - before);
      before = upTo[value];
    }
    return sum / before;
  }

  /** The longest, in seconds. */
  double longest() {
    return seconds[seconds.length - 1];
  }

  /**
   * Draws tasks: one from each of as many equal parts of the distribution, in random order. A batch
   * of as many tasks as were measured is then the same work again, whose order is not known; and
   * the more tasks are drawn, the less it matters how.
   */
  double[] draw(int tasks, SplittableRandom random) {
    double[] drawn = new double[tasks];
    double total = upTo[upTo.length - 1];
    int value = 0;
    for (int task = 0; task < tasks; task++) {
      double place = (task + random.nextDouble()) / tasks * total;
      while (value < upTo.length - 1 && upTo[value] <= place) {
        value++;
      }
      // An equal chance for every place: what is drawn is put where a place in front of it was.
      int other = random.nextInt(task + 1);
      drawn[task] = drawn[other];
      drawn[other] = seconds[value];
    }
    return drawn;
  }
}
