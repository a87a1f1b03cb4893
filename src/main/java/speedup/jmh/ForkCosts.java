package speedup.jmh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import speedup.environment.Cost;
import speedup.environment.CostMeter;
import speedup.run.ForkMetric;

/**
 * What each measured iteration of a fork costs, seen from outside: nothing of ours runs in it. A
 * look is taken when JMH tells that an iteration begins or ends, some hundred microseconds late.
 */
final class ForkCosts {

  private final CostMeter meter;
  private final List<Double> cpuSeconds = new ArrayList<>();
  private final List<Double> cores = new ArrayList<>();
  private final List<Double> peaks = new ArrayList<>();
  private long begunAt;
  private @Nullable Cost begun;

  /** Watches a process and its descendants. */
  ForkCosts(ProcessHandle process) {
    meter = new CostMeter(Path.of("/"), process.pid());
  }

  void look(JmhHostProcess.Event event) {
    if (event.isWarmup()) {
      return;
    }
    Cost now = meter.now();
    if (event.hasBegun()) {
      begun = now;
      begunAt = System.nanoTime();
    } else if (begun != null) {
      Cost used = now.since(begun);
      if (used.cpuSeconds() != null) {
        cpuSeconds.add(used.cpuSeconds());
        // Profilers and set-ups work between the two events as well.
        cores.add(used.cpuSeconds() / ((System.nanoTime() - begunAt) / 1e9));
      }
      if (used.peakResidentBytes() != null) {
        peaks.add(used.peakResidentBytes().doubleValue());
      }
    }
  }

  Map<String, ForkMetric> metrics() {
    Map<String, ForkMetric> metrics = new LinkedHashMap<>();
    if (!cpuSeconds.isEmpty()) {
      metrics.put(ForkMetric.CPU_SECONDS, new ForkMetric("s", List.copyOf(cpuSeconds)));
      metrics.put(ForkMetric.CORES, new ForkMetric("cores", List.copyOf(cores)));
    }
    if (!peaks.isEmpty()) {
      metrics.put(ForkMetric.PEAK_RESIDENT, new ForkMetric("bytes", List.copyOf(peaks)));
    }
    return metrics;
  }
}
