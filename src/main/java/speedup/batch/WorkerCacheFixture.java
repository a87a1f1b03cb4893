package speedup.batch;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import speedup.process.ProcessPool;
import speedup.process.WorkerCache;
import speedup.run.Fixture;
import speedup.run.Plan;

/**
 * The caches that the workers of process pools start with, one for all and one for each workload:
 * made before the first fork, for it takes seconds that nobody is to measure. Says what options the
 * workers have.
 */
public final class WorkerCacheFixture implements Fixture {

  private static final Pattern HEAP =
      Pattern.compile("-Xm[sx]|-XX:(Max|Min|Initial)(RAMPercentage|HeapSize)");

  private final Making making;
  private final List<String> jvmArguments;
  private volatile boolean isStopped;

  /** What makes caches that are not there. */
  interface Making {

    /** The one for all. */
    void prepare();

    /** That of a workload. */
    void train(String workload) throws IOException;
  }

  /**
   * The caches in the user's folder.
   *
   * @param jvmArguments of the forks, which the workers inherit
   */
  public WorkerCacheFixture(List<String> jvmArguments) {
    this(new InUserFolder(), jvmArguments);
  }

  WorkerCacheFixture(Making making, List<String> jvmArguments) {
    this.making = making;
    this.jvmArguments = List.copyOf(jvmArguments);
  }

  @Override
  public Prepared prepare(Plan plan) throws IOException {
    List<String> workloads =
        plan.cells().stream()
            .flatMap(cell -> BatchCell.of(cell).stream())
            .filter(Batches::hasAProcessPool)
            .map(BatchCell::workload)
            .distinct()
            .toList();
    if (workloads.isEmpty()) {
      return Prepared.NOTHING;
    }
    making.prepare();
    for (String workload : workloads) {
      if (isStopped) {
        break;
      }
      making.train(workload);
    }
    return new Prepared() {
      @Override
      public List<String> workerOptions() {
        return options();
      }
    };
  }

  /** No cache is begun any more; the one that is being made is made, for later runs want it. */
  @Override
  public void stop() {
    isStopped = true;
  }

  /** Of no heap: a benchmark may give its forks one of its own, and a worker has a share of it. */
  private List<String> options() {
    return ProcessPool.builder()
        .workers(1)
        .cache(WorkerCache.none())
        .inheritJvmOptions(jvmArguments)
        .workerJvmOptions()
        .stream()
        .filter(option -> !HEAP.matcher(option).lookingAt())
        .toList();
  }

  private static final class InUserFolder implements Making {

    @Override
    public void prepare() {
      WorkerCache unused = WorkerCache.prepare();
    }

    @Override
    public void train(String workload) throws IOException {
      TypicalTasks.train(workload);
    }
  }
}
