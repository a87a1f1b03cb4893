package speedup.predict;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import speedup.strategy.RecordedTimes;
import speedup.strategy.ServiceTimes;

/** How long single tasks took, from the shortest to the longest, to draw more of them from. */
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
    DoubleStream.Builder seconds = DoubleStream.builder();
    LongStream.Builder upTo = LongStream.builder();
    long[] total = {0};
    recorded.forEach((nanos, count) -> {
      total[0] += count;
      seconds.add(EQUIVALENT.medianEquivalentValue(nanos) / NANOS);
      upTo.add(total[0]);
    });
    return new ServiceTimeSample(seconds.build().toArray(), upTo.build().toArray());
  }

  /**
   * Puts the times of forks together.
   *
   * @param forks at least one
   */
  static ServiceTimeSample all(List<ServiceTimeSample> forks) {
    int half = forks.size() / 2;
    return half == 0
        ? forks.getFirst()
        : all(forks.subList(0, half)).with(all(forks.subList(half, forks.size())));
  }

  /** Both are in order, and so is what they make together. */
  private ServiceTimeSample with(ServiceTimeSample other) {
    double[] together = new double[seconds.length + other.seconds.length];
    long[] togetherUpTo = new long[together.length];
    int mine = 0;
    int its = 0;
    for (int value = 0; value < together.length; value++) {
      boolean isMine =
          its == other.seconds.length
              || (mine < seconds.length && seconds[mine] <= other.seconds[its]);
      together[value] = isMine ? seconds[mine++] : other.seconds[its++];
      togetherUpTo[value] = (mine == 0 ? 0 : upTo[mine - 1]) + (its == 0 ? 0 : other.upTo[its - 1]);
    }
    return new ServiceTimeSample(together, togetherUpTo);
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
