package speedup.jmh;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import speedup.environment.Starter;

/**
 * Ends a fork, and what it has started, as soon as the run is gone: JMH's own sees it when it next
 * tells something, which is after the iteration. A profiler, because JMH calls one in the fork.
 */
public final class StarterWatch implements InternalProfiler {

  private boolean hasBegun;

  @Override
  public String getDescription() {
    return "Ends the fork with the run";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    if (!hasBegun) {
      hasBegun = true;
      Starter.whenGone(Starter::endAll);
    }
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    return List.of();
  }
}
