package speedup.jmh;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import speedup.run.JmhSettings.Iterations;

/**
 * One benchmark's result in a file that JMH wrote. What an old JMH does not say is empty.
 *
 * @param benchmark the full name of the method, or of the group
 * @param mode JMH's short name of the mode, such as {@code avgt}
 * @param threads how many threads measured
 * @param forks how many forks there should have been; 0 when it measured in its own JVM
 * @param jvm the path of the forks' {@code java}
 * @param warmup the iterations before those that count
 * @param measurement the iterations that count
 * @param params the values of the benchmark's parameters
 * @param primary the score
 * @param secondary what profilers and counters measured beside it, by the name that JMH 1.37 gives
 *     it
 */
public record JmhResult(
    String benchmark,
    String mode,
    int threads,
    int forks,
    String jmhVersion,
    String jvm,
    List<String> jvmArgs,
    String jdkVersion,
    String vmName,
    String vmVersion,
    Iterations warmup,
    Iterations measurement,
    SortedMap<String, String> params,
    JmhMetric primary,
    Map<String, JmhMetric> secondary) {

  /** Copies the lists and maps. */
  public JmhResult {
    Objects.requireNonNull(benchmark, "benchmark");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(primary, "primary");
    jvmArgs = List.copyOf(jvmArgs);
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    secondary = Collections.unmodifiableMap(new LinkedHashMap<>(secondary));
  }

  /** What a profiler measured in the place of the score; empty if it measured nothing. */
  public Optional<JmhResult> ofMetric(String name) {
    return Optional.ofNullable(secondary.get(name))
        .map(metric ->
            new JmhResult(
                benchmark,
                mode,
                threads,
                forks,
                jmhVersion,
                jvm,
                jvmArgs,
                jdkVersion,
                vmName,
                vmVersion,
                warmup,
                measurement,
                params,
                metric,
                Map.of()));
  }

  /** How many forks left no score, because they failed. */
  public int lostForks() {
    int measured = (int) primary.forks().stream().filter(fork -> !fork.isEmpty()).count();
    return Math.max(0, Math.max(forks, primary.forks().size()) - measured);
  }
}
