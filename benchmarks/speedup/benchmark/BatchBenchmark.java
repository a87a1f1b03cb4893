package speedup.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;
import speedup.strategy.Batch;
import speedup.strategy.Lifecycle;
import speedup.strategy.StrategyWord;
import speedup.workload.Workload;

/**
 * What the workloads' benchmarks have in common: an operation is a whole batch, timed once an
 * iteration, and the strategy is opened inside it (cold) or before it (warm).
 *
 * <p>A subclass names its workload by the name of its benchmark method.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 1)
@Measurement(iterations = 1)
@State(Scope.Benchmark)
public abstract class BatchBenchmark<R> {

  // All of them; JMH takes only what is written out here, and a test holds it to the enum.
  @Param({"sequential", "fixed", "virtual", "workstealing", "async", "process"})
  String strategy;

  @Param({"cold"})
  Lifecycle lifecycle;

  /** Told by Speedup where the iterations of earlier forks still fell. */
  private static final int TIMES_AS_LONG = Integer.getInteger("speedup.warmUp", 1);

  Batch<R> batch;

  abstract Workload<R> workload() throws Exception;

  abstract int workers();

  /** When the fork has warmed up for long enough, by {@link System#nanoTime}. */
  private long warmAt;

  @Setup
  public void open() throws Exception {
    batch = Batch.of(workload(), StrategyWord.parse(strategy), workers(), lifecycle);
    warmAt = System.nanoTime() + warmUp().toNanos();
  }

  /** Goes on after the warm-up iteration, which is one batch, for as long as it takes. */
  @TearDown(Level.Iteration)
  public void warmUp(IterationParams iteration) throws Exception {
    if (iteration.getType() == IterationType.WARMUP) {
      batch.repeat(Duration.ofNanos(warmAt - System.nanoTime()));
    }
  }

  /**
   * For how long a fork warms up; a number of iterations would be the same for a batch of 60 ms and
   * one of a second. Cold batches repeat themselves soon, for most of what they cost beside the
   * work is the same in each: in 15 of 18 cells the first batch after 0.4 s took up to 9 % longer
   * than late ones (medians of six forks). What is warm should be as fast as it gets: 20 downloads
   * at once come within 5 % of that after 2 s to 3 s.
   */
  private Duration warmUp() {
    Duration usual =
        switch (lifecycle) {
          case cold -> coldWarmUp();
          case warm -> Duration.ofSeconds(3);
        };
    return usual.multipliedBy(TIMES_AS_LONG);
  }

  /** For how long a fork warms up where the strategy is opened for each batch. */
  Duration coldWarmUp() {
    return Duration.ofMillis(400);
  }

  @TearDown
  public void close() {
    batch.close();
  }

  /** How many tasks an iteration did. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class TaskCount {

    public long tasks;

    <T> List<T> add(List<T> results) {
      tasks += results.size();
      return results;
    }
  }
}
