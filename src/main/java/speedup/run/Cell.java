package speedup.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One combination of workload, strategy, workers and lifecycle: one row of a table.
 *
 * @param benchmark the full name of the benchmark method; its last part names the workload
 * @param params the values of the benchmark's parameters
 * @param isTwin whether it is the same as another cell, measured beside it to see whether this
 *     machine can tell equal from different
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Cell(String benchmark, SortedMap<String, String> params, boolean isTwin) {

  /** The parameter that says how; a benchmark has these three if it is to be a cell. */
  public static final String STRATEGY = "strategy";

  /** The parameter that says how many tasks may be in progress at once. */
  public static final String WORKERS = "workers";

  /** The parameter that says whether the pool is opened inside the measured time. */
  public static final String LIFECYCLE = "lifecycle";

  /** Copies the parameters and checks that those that make a cell are there. */
  public Cell {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    for (String name : new String[] {STRATEGY, WORKERS, LIFECYCLE}) {
      if (!params.containsKey(name)) {
        throw new IllegalArgumentException(benchmark + " has no parameter " + name);
      }
    }
    if (!params.getOrDefault(WORKERS, "").matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException("not a number of workers, in a cell of " + benchmark);
    }
  }

  /** Creates a cell from parameters in any order. */
  public static Cell of(String benchmark, Map<String, String> params) {
    return new Cell(benchmark, new TreeMap<>(params), false);
  }

  /** The same cell under another name. */
  Cell twin() {
    return new Cell(benchmark, params, true);
  }

  /** The same cell with one worker. */
  public Cell withOneWorker() {
    SortedMap<String, String> one = new TreeMap<>(params);
    one.put(WORKERS, "1");
    return new Cell(benchmark, one, isTwin);
  }

  /** The name of the workload. */
  @JsonIgnore
  public String workload() {
    return benchmark.substring(benchmark.lastIndexOf('.') + 1);
  }

  /** The name of the strategy. */
  @JsonIgnore
  public String strategy() {
    return param(STRATEGY);
  }

  /** How many tasks may be in progress at once. */
  @JsonIgnore
  public int workers() {
    return Integer.parseInt(param(WORKERS));
  }

  /** The name of the lifecycle. */
  @JsonIgnore
  public String lifecycle() {
    return param(LIFECYCLE);
  }

  /** The workload's own parameters, such as {@code scale=16}; empty when it has none. */
  @JsonIgnore
  public String setting() {
    return params.entrySet().stream()
        .filter(entry ->
            !entry.getKey().equals(STRATEGY)
                && !entry.getKey().equals(WORKERS)
                && !entry.getKey().equals(LIFECYCLE))
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(" "));
  }

  /** The workload with its own parameters, such as {@code sha256 (scale=16)}. */
  @JsonIgnore
  public String work() {
    return setting().isEmpty() ? workload() : workload() + " (" + setting() + ")";
  }

  /** Tells whether this is the cell that others of its workload are compared with. */
  @JsonIgnore
  public boolean isBaseline() {
    return strategy().equals("sequential") && !isTwin;
  }

  /** Names the cell in progress lines and messages. */
  @Override
  public String toString() {
    String where = lifecycle() + (setting().isEmpty() ? "" : ", " + setting());
    return workload()
        + (isTwin ? " twin of " : " ")
        + strategy()
        + " x"
        + workers()
        + " ("
        + where
        + ")";
  }

  private String param(String name) {
    String value = params.get(name);
    if (value == null) {
      throw new IllegalStateException("checked on creation: " + name);
    }
    return value;
  }
}
