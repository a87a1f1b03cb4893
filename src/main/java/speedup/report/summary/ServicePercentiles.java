package speedup.report.summary;

import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;
import speedup.stats.Quantiles;

/**
 * How long the single tasks of a cell took, over all its forks. A percentile is given only where
 * enough tasks were timed to know it.
 *
 * @param count how many tasks were timed
 * @param median in seconds, as are the others
 * @param maximum the longest of all
 */
public record ServicePercentiles(
    long count,
    OptionalDouble median,
    OptionalDouble percentile90,
    OptionalDouble percentile99,
    double maximum) {

  /**
   * The percentiles of a histogram of nanoseconds.
   *
   * @param times at least one
   */
  static ServicePercentiles of(Histogram times) {
    return new ServicePercentiles(
        times.getTotalCount(),
        percentile(times, 0.5),
        percentile(times, 0.9),
        percentile(times, 0.99),
        seconds(times.getMaxValue()));
  }

  private static OptionalDouble percentile(Histogram times, double share) {
    return times.getTotalCount() < Quantiles.samplesNeeded(share)
        ? OptionalDouble.empty()
        : OptionalDouble.of(seconds(times.getValueAtPercentile(share * 100)));
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }
}
