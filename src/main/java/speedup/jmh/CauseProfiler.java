package speedup.jmh;

import com.sun.management.ThreadMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.runner.IterationType;
import speedup.batch.BatchCell;
import speedup.environment.BlockedThreads;
import speedup.environment.ContextSwitches;
import speedup.environment.VirtualThreads;
import speedup.run.ForkMetric;
import speedup.strategy.Strategy;

/**
 * Why a batch takes what it takes: how often its threads stopped running and how long they waited
 * for monitors, what the garbage collector stopped them for, and how much they allocated. All are
 * of the fork's JVM alone, and read before and after an iteration, outside the measured time.
 *
 * <p>A thread that ends takes its numbers along: where threads ended within an iteration, as those
 * of a pool that is opened and closed there do, switches and waiting for monitors are not told.
 *
 * <p>What the scheduler of virtual threads does can be seen only meanwhile. A thread looks at it
 * during the warm-up and not while anything is measured.
 */
public final class CauseProfiler implements InternalProfiler {

  private static final double MILLIS = 1e3;

  /** Dense enough for the shortest warm-up, which takes 0.4 s. */
  private static final Duration LOOKS = Duration.ofMillis(5);

  private final ContextSwitches switches = new ContextSwitches(Path.of("/"));
  private final BlockedThreads blocked = BlockedThreads.ofThisJvm();
  private Look before = look();
  private VirtualThreads.@Nullable Looks looks;
  private Optional<VirtualThreads.Seen> seen = Optional.empty();

  @Override
  public String getDescription() {
    return "Context switches, waiting for monitors, garbage collection, allocation, and carriers of"
        + " the fork";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    if (iteration.getType() == IterationType.WARMUP && hasVirtualThreads(benchmark)) {
      watchVirtualThreads();
    }
    begin();
  }

  private static boolean hasVirtualThreads(BenchmarkParams benchmark) {
    return Strategy.virtual.name().equals(benchmark.getParam(BatchCell.STRATEGY));
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    return sinceBegin();
  }

  /** Looks at the scheduler of virtual threads from now to what is counted next. */
  void watchVirtualThreads() {
    looks = VirtualThreads.ofThisJvm().map(threads -> threads.look(LOOKS)).orElse(null);
  }

  /** Begins to count. */
  void begin() {
    before = look();
  }

  /** What was counted. */
  List<Result<?>> sinceBegin() {
    Look after = look();
    List<Result<?>> results = new ArrayList<>();
    results.add(score(ForkMetric.GC_SECONDS, after.gcSeconds - before.gcSeconds, "s"));
    if (before.allocated >= 0 && after.allocated >= before.allocated) {
      results.add(
          score(ForkMetric.ALLOCATED, (double) (after.allocated - before.allocated), "bytes"));
    }
    if (before.blocked.isPresent() && after.blocked.isPresent() && after.ended == before.ended) {
      results.add(
          score(ForkMetric.BLOCKED_SECONDS, after.blocked.get().since(before.blocked.get()), "s"));
    }
    if (before.switches.isPresent() && after.switches.isPresent() && after.ended == before.ended) {
      ContextSwitches.Switches these = after.switches.get().since(before.switches.get());
      results.add(score(ForkMetric.VOLUNTARY, (double) these.voluntary(), "switches"));
      results.add(score(ForkMetric.INVOLUNTARY, (double) these.involuntary(), "switches"));
    }
    if (looks != null) {
      seen = looks.end();
      looks = null;
    }
    seen.ifPresent(these -> {
      results.add(score(ForkMetric.CARRIERS, these.carriers(), "threads"));
      results.add(score(ForkMetric.MOUNTED, these.mounted(), "threads"));
      results.add(score(ForkMetric.QUEUED, these.queued(), "threads"));
    });
    return results;
  }

  private static ScalarResult score(String name, double value, String unit) {
    return new ScalarResult(name, value, unit, AggregationPolicy.AVG);
  }

  private Look look() {
    java.lang.management.ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long gcMillis = 0;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      gcMillis += Math.max(0, collector.getCollectionTime());
    }
    return new Look(
        switches.now(),
        blocked.now(),
        threads.getTotalStartedThreadCount() - threads.getThreadCount(),
        gcMillis / MILLIS,
        threads instanceof ThreadMXBean counting && counting.isThreadAllocatedMemorySupported()
            ? counting.getTotalThreadAllocatedBytes()
            : -1);
  }

  /**
   * What was counted up to now.
   *
   * @param ended how many Java threads have ended
   * @param allocated bytes; negative if the JVM does not say
   */
  private record Look(
      Optional<ContextSwitches.Look> switches,
      Optional<BlockedThreads.Look> blocked,
      long ended,
      double gcSeconds,
      long allocated) {}
}
