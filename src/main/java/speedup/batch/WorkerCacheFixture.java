package speedup.batch;

import java.io.IOException;
import java.util.List;
import speedup.process.WorkerCache;
import speedup.run.Fixture;
import speedup.run.Plan;

/**
 * The caches that the workers of process pools start with, one for all and one for each workload:
 * made before the first fork, for it takes seconds that nobody is to measure.
 */
public final class WorkerCacheFixture implements Fixture {

  private final Making making;

  /** What makes caches that are not there. */
  interface Making {

    /** The one for all. */
    void prepare();

    /** That of a workload. */
    void train(String workload) throws IOException;
  }

  /** The caches in the user's folder. */
  public WorkerCacheFixture() {
    this(new InUserFolder());
  }

  WorkerCacheFixture(Making making) {
    this.making = making;
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
    if (!workloads.isEmpty()) {
      making.prepare();
    }
    for (String workload : workloads) {
      making.train(workload);
    }
    return Prepared.NOTHING;
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
