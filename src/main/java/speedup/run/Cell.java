package speedup.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is measured as one: a benchmark, how JMH calls it, its parameters, and what it runs under.
 * One row of a table.
 *
 * @param benchmark the full name of the benchmark method
 * @param mode JMH's short name of the mode, such as {@code avgt}; absent in old journals, for
 *     {@code ss}
 * @param threads how many threads call it at once; absent in old journals, for 1
 * @param params the values of the benchmark's parameters; absent in the journal where it has none
 * @param variant the name of what it runs under; empty where there is only one
 * @param isTwin whether it is the same as another cell, measured beside it to see whether this
 *     machine can tell equal from different
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Cell(
    String benchmark,
    String mode,
    int threads,
    SortedMap<String, String> params,
    String variant,
    boolean isTwin) {

  /** JMH's short name of the mode that times single operations. */
  public static final String SINGLE_SHOT = "ss";

  /** Copies the parameters. */
  public Cell(
      String benchmark,
      @Nullable String mode,
      int threads,
      @Nullable SortedMap<String, String> params,
      @Nullable String variant,
      boolean isTwin) {
    if (benchmark.isBlank()) {
      throw new IllegalArgumentException("a cell without a benchmark");
    }
    if (threads < 0) {
      throw new IllegalArgumentException(threads + " threads, in a cell of " + benchmark);
    }
    this.benchmark = benchmark;
    this.mode = mode == null ? SINGLE_SHOT : mode;
    this.threads = Math.max(1, threads);
    this.params =
        params == null
            ? Collections.emptySortedMap()
            : Collections.unmodifiableSortedMap(new TreeMap<>(params));
    this.variant = variant == null ? "" : variant;
    this.isTwin = isTwin;
  }

  /** Creates a cell of one thread that times single operations, from parameters in any order. */
  public static Cell of(String benchmark, Map<String, String> params) {
    return new Cell(benchmark, SINGLE_SHOT, 1, new TreeMap<>(params), "", false);
  }

  /** The same cell under another name. */
  Cell twin() {
    return new Cell(benchmark, mode, threads, params, variant, true);
  }

  /** The same cell under a variant. */
  public Cell under(String otherVariant) {
    return new Cell(benchmark, mode, threads, params, otherVariant, isTwin);
  }

  /** The same cell with another value of a parameter. */
  public Cell with(String param, String value) {
    SortedMap<String, String> others = new TreeMap<>(params);
    others.put(param, value);
    return new Cell(benchmark, mode, threads, others, variant, isTwin);
  }

  /** The benchmark's method, without its class. */
  @JsonIgnore
  public String method() {
    return benchmark.substring(benchmark.lastIndexOf('.') + 1);
  }

  /** The full name of the benchmark's class. */
  @JsonIgnore
  public String type() {
    return benchmark.substring(0, Math.max(0, benchmark.lastIndexOf('.')));
  }

  /** Whether an operation is timed by itself, and not a number of them. */
  @JsonIgnore
  public boolean isSingleShot() {
    return mode.equals(SINGLE_SHOT);
  }

  /** The value of a parameter; empty if the benchmark has none of that name. */
  public Optional<String> param(String name) {
    return Optional.ofNullable(params.get(name));
  }

  /**
   * The whole name, which does not depend on what other cells there are: {@code
   * org.example.Queue.offer (avgt, 8 threads, size=10)}.
   */
  @Override
  public String toString() {
    List<String> details = new ArrayList<>(List.of(mode, threadsInWords()));
    params.forEach((name, value) -> details.add(name + "=" + value));
    if (isTwin) {
      details.add("twin");
    }
    return benchmark
        + " ("
        + String.join(", ", details)
        + ")"
        + (variant.isEmpty() ? "" : " [" + variant + "]");
  }

  /** How many threads call it, in words. */
  public String threadsInWords() {
    return threads == 1 ? "1 thread" : threads + " threads";
  }
}
