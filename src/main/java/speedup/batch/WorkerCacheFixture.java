package speedup.batch;

import speedup.process.WorkerCache;
import speedup.run.Fixture;
import speedup.run.Plan;

/**
 * The cache that the workers of a process pool start with: made before the first fork, for it takes
 * seconds that nobody is to measure.
 */
public final class WorkerCacheFixture implements Fixture {

  @Override
  public Prepared prepare(Plan plan) {
    boolean isNeeded =
        plan.cells().stream()
            .flatMap(cell -> BatchCell.of(cell).stream())
            .anyMatch(Batches::startsJvms);
    if (isNeeded) {
      WorkerCache unused = WorkerCache.prepare();
    }
    return Prepared.NOTHING;
  }
}
