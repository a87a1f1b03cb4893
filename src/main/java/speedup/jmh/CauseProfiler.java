package speedup.jmh;

import com.sun.management.ThreadMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;
import speedup.environment.ContextSwitches;
import speedup.run.JournalEntry.Metric;

/**
 * Why a batch takes what it takes: how often its threads stopped running, what the garbage
 * collector stopped them for, and how much they allocated. All are of the fork's JVM alone, and
 * read before and after an iteration, outside the measured time.
 *
 * <p>A thread that ends takes its number of switches along: where threads ended within an
 * iteration, as those of a pool that is opened and closed there do, switches are not told.
 */
public final class CauseProfiler implements InternalProfiler {

  private static final double MILLIS = 1e3;

  private final ContextSwitches switches = new ContextSwitches(Path.of("/"));
  private Look before = look();

  @Override
  public String getDescription() {
    return "Context switches, garbage collection and allocation of the fork";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    begin();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    return sinceBegin();
  }

  /** Begins to count. */
  void begin() {
    before = look();
  }

  /** What was counted. */
  List<Result<?>> sinceBegin() {
    Look after = look();
    List<Result<?>> results = new ArrayList<>();
    results.add(score(Metric.GC_SECONDS, after.gcSeconds - before.gcSeconds, "s"));
    if (before.allocated >= 0 && after.allocated >= before.allocated) {
      results.add(score(Metric.ALLOCATED, (double) (after.allocated - before.allocated), "bytes"));
    }
    if (before.switches.isPresent() && after.switches.isPresent() && after.ended == before.ended) {
      ContextSwitches.Switches these = after.switches.get().since(before.switches.get());
      results.add(score(Metric.VOLUNTARY, (double) these.voluntary(), "switches"));
      results.add(score(Metric.INVOLUNTARY, (double) these.involuntary(), "switches"));
    }
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
      Optional<ContextSwitches.Look> switches, long ended, double gcSeconds, long allocated) {}
}
