package speedup.batch;

import java.util.Arrays;
import java.util.Optional;
import speedup.run.Cell;
import speedup.workload.WorkloadType;

/**
 * What the tasks of somebody's own workload do. The constants are the methods of {@code
 * WorkBenchmark}, the one benchmark of all such workloads: so a cell says it by itself, also to who
 * reads a stored run and does not have the workload.
 */
public enum WorkKind {
  /** They keep a processor busy. */
  computing(false, true),
  /** They wait, each in a thread. */
  waiting(false, false),
  /** They wait, and can be started without a thread. */
  started(true, false);

  /** The benchmark's class. */
  public static final String BENCHMARK = "speedup.benchmark.WorkBenchmark";

  private final boolean isStartable;
  private final boolean computes;

  WorkKind(boolean isStartable, boolean computes) {
    this.isStartable = isStartable;
    this.computes = computes;
  }

  /** The full name of the benchmark. */
  public String benchmark() {
    return BENCHMARK + "." + name();
  }

  /** The kind of a cell's workload; empty if it is not somebody's own. */
  public static Optional<WorkKind> of(Cell cell) {
    return Arrays.stream(values())
        .filter(kind -> kind.benchmark().equals(cell.benchmark()))
        .findFirst();
  }

  WorkloadType type(String workload) {
    return new WorkloadType(workload, isStartable, computes);
  }
}
