package speedup.batch;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import speedup.run.Cell;
import speedup.run.Layout;

/**
 * A cell whose benchmark runs a workload under a strategy.
 *
 * @param cell one that has the parameters {@value #STRATEGY}, {@value #WORKERS} and {@value
 *     #LIFECYCLE}
 * @param workers how many tasks may be in progress at once
 */
public record BatchCell(Cell cell, int workers) {

  /** The parameter that says how. */
  public static final String STRATEGY = "strategy";

  /** The parameter that says how many tasks may be in progress at once. */
  public static final String WORKERS = "workers";

  /** The parameter that says whether the pool is opened inside the measured time. */
  public static final String LIFECYCLE = "lifecycle";

  /** The parameter that names the workload, where the benchmark runs any; else its method does. */
  public static final String WORKLOAD = "workload";

  private static final Set<String> PARAMS = Set.of(STRATEGY, WORKERS, LIFECYCLE);

  /** The batch that a cell is; empty if it is some other benchmark. */
  public static Optional<BatchCell> of(Cell cell) {
    return isBatch(cell.params().keySet())
        ? Layout.STRATEGIES.workersOf(cell).map(workers -> new BatchCell(cell, workers))
        : Optional.empty();
  }

  /** Whether a benchmark with these parameters runs a batch. */
  public static boolean isBatch(Set<String> params) {
    return params.containsAll(PARAMS);
  }

  /** The name of the workload. */
  public String workload() {
    return cell.param(WORKLOAD).orElseGet(cell::method);
  }

  /** The name of the strategy. */
  public String strategy() {
    return cell.param(STRATEGY).orElseThrow();
  }

  /** The name of the lifecycle. */
  public String lifecycle() {
    return cell.param(LIFECYCLE).orElseThrow();
  }

  /** The workload's own parameters, such as {@code scale=16}; empty when it has none. */
  public String setting() {
    return ownParams().entrySet().stream()
        .map(param -> param.getKey() + "=" + param.getValue())
        .collect(Collectors.joining(" "));
  }

  /** The workload's own parameters by name. */
  public SortedMap<String, String> ownParams() {
    SortedMap<String, String> own = new TreeMap<>(cell.params());
    own.keySet().removeAll(PARAMS);
    own.remove(WORKLOAD);
    return own;
  }

  /** The workload with its own parameters, such as {@code sha256 (scale=16)}. */
  public String work() {
    return setting().isEmpty() ? workload() : workload() + " (" + setting() + ")";
  }

  /** Names the cell in progress lines and messages. */
  @Override
  public String toString() {
    String where = lifecycle() + (setting().isEmpty() ? "" : ", " + setting());
    return workload()
        + (cell.isTwin() ? " twin of " : " ")
        + strategy()
        + " x"
        + workers
        + " ("
        + where
        + ")"
        + (cell.variant().isEmpty() ? "" : " [" + cell.variant() + "]");
  }
}
