package speedup.report.cell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What makes a result that of one cell and of no other.
 *
 * @param benchmark the full name of the method
 * @param mode JMH's short name of the mode, such as {@code avgt}
 * @param threads how many of JMH's threads measure
 * @param params the values of the benchmark's parameters
 * @param variant the name of the jar, JVM or arguments it runs under; empty without one
 * @param isTwin whether it is the same as another cell and measured beside it as a self-check
 */
public record CellKey(
    String benchmark,
    String mode,
    int threads,
    SortedMap<String, String> params,
    String variant,
    boolean isTwin) {

  static final String STRATEGY = "strategy";
  static final String WORKERS = "workers";
  static final String LIFECYCLE = "lifecycle";

  static final Set<String> OF_A_BATCH = Set.of(STRATEGY, WORKERS, LIFECYCLE);

  /** Copies the parameters. */
  public CellKey {
    Objects.requireNonNull(benchmark, "benchmark");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(variant, "variant");
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
  }

  /**
   * Whether it is a batch of tasks under a strategy, which is what Speedup's own benchmarks are.
   */
  public boolean isBatch() {
    return params.keySet().containsAll(OF_A_BATCH);
  }

  /**
   * The whole name, which does not depend on what other cells there are: {@code
   * org.example.Queue.offer (avgt, 8 threads, size=10)}.
   */
  public String fullName() {
    List<String> details = new ArrayList<>(List.of(mode, threadsInWords()));
    params.forEach((name, value) -> details.add(name + "=" + value));
    if (isTwin) {
      details.add("twin");
    }
    return benchmark + " (" + String.join(", ", details) + ")" + variantInWords();
  }

  /** Class and method, without the package; the method alone for a batch. */
  String shortBenchmark() {
    int method = benchmark.lastIndexOf('.');
    int start = isBatch() ? method : benchmark.lastIndexOf('.', method - 1);
    return benchmark.substring(start + 1);
  }

  String threadsInWords() {
    return threads == 1 ? "1 thread" : threads + " threads";
  }

  String variantInWords() {
    return variant.isEmpty() ? "" : " [" + variant + "]";
  }
}
