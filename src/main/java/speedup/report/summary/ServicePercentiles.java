package speedup.report.summary;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;
import speedup.run.JournalEntry;
import speedup.stats.Quantiles;
import speedup.strategy.ServiceTimes;

/**
 * How long the single tasks of a cell took, over all its forks. A percentile is given only where
 * enough tasks were timed to know it.
 *
 * @param count how many tasks were timed
 * @param mean in seconds, as are the others
 * @param maximum the longest of all
 */
public record ServicePercentiles(
    long count,
    double mean,
    OptionalDouble median,
    OptionalDouble percentile90,
    OptionalDouble percentile99,
    double maximum) {

  static Optional<ServicePercentiles> of(List<JournalEntry.Fork> forks) {
    Histogram merged = ServiceTimes.empty();
    for (JournalEntry.Fork fork : forks) {
      if (fork.serviceTimes() != null) {
        merged.add(ServiceTimes.decode(fork.serviceTimes()));
      }
    }
    return merged.getTotalCount() == 0
        ? Optional.empty()
        : Optional.of(
            new ServicePercentiles(
                merged.getTotalCount(),
                merged.getMean() / 1e9,
                percentile(merged, 0.5),
                percentile(merged, 0.9),
                percentile(merged, 0.99),
                seconds(merged.getMaxValue())));
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
