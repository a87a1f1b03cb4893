package speedup.jmh;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.results.TextResult;
import org.openjdk.jmh.runner.IterationType;
import speedup.batch.BatchCell;
import speedup.environment.Cost;
import speedup.environment.CostMeter;
import speedup.environment.Watch;
import speedup.run.ForkMetric;
import speedup.strategy.Strategy;
import speedup.strategy.StrategyWord;

/**
 * What a batch costs: the CPU time of the fork's JVM and all its children, and their peak resident
 * memory; and those of the members of a cluster that it has not started. JMH calls it in the fork,
 * before and after each iteration, outside the measured time.
 *
 * <p>Processes that live only within an iteration, as those of a cold process pool, can be seen
 * only meanwhile. A thread looks at them during the warm-up and not while anything is measured.
 */
public final class CostProfiler implements InternalProfiler {

  /** Dense enough to see a worker JVM, which takes this long to start. */
  private static final Duration LOOKS = Duration.ofMillis(50);

  private final CostMeter meter = CostMeter.ofThisProcess();
  private Cost before = meter.now();
  private @Nullable Watch watch;
  private @Nullable MemberWatch members;

  @Override
  public String getDescription() {
    return "CPU time and peak resident memory of the fork and its children";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    if (iteration.getType() == IterationType.WARMUP) {
      watch = meter.watchPeak(LOOKS);
    }
    if (members == null && isOnACluster(benchmark)) {
      members = new MemberWatch();
    }
    if (members != null) {
      members.begin();
    }
    before = meter.now();
  }

  /** Elsewhere nothing of a cluster is loaded. */
  private static boolean isOnACluster(BenchmarkParams benchmark) {
    String word = benchmark.getParam(BatchCell.STRATEGY);
    return word != null
        && StrategyWord.objection(word).isEmpty()
        && StrategyWord.parse(word).strategy() == Strategy.cluster;
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    Cost after = meter.now();
    if (watch != null) {
      watch.close();
      watch = null;
    }
    Cost used = after.since(before);
    List<Result<?>> results = new ArrayList<>();
    if (members != null && iteration.getType() == IterationType.MEASUREMENT) {
      members.end();
      used = members.and(used);
      results.add(new TextResult(members.encoded(), MemberWatch.LABEL));
    }
    if (used.cpuSeconds() != null) {
      results.add(
          new ScalarResult(ForkMetric.CPU_SECONDS, used.cpuSeconds(), "s", AggregationPolicy.AVG));
    }
    if (used.peakResidentBytes() != null) {
      results.add(
          new ScalarResult(
              ForkMetric.PEAK_RESIDENT, used.peakResidentBytes(), "bytes", AggregationPolicy.MAX));
    }
    return results;
  }
}
