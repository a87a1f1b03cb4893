package speedup.jmh;

import java.util.Collection;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.TextResult;
import speedup.strategy.ServiceTimes;

/**
 * How long the single tasks of each iteration took. The histogram travels to the host as a packed
 * line of text, so that those of all forks can be merged and no percentile is ever averaged.
 */
public final class ServiceTimeProfiler implements InternalProfiler {

  static final String LABEL = "service.times";

  /** Creates the profiler, as JMH does in the fork. */
  public ServiceTimeProfiler() {
    ServiceTimes.record();
  }

  @Override
  public String getDescription() {
    return "How long single tasks take, as a packed HdrHistogram in nanoseconds";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    Histogram unused = ServiceTimes.drain();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    Histogram times = ServiceTimes.drain();
    return times.getTotalCount() == 0
        ? List.of()
        : List.of(new TextResult(ServiceTimes.encode(times), LABEL));
  }
}
