package speedup.batch;

import java.util.function.Supplier;
import speedup.process.WorkerCache;
import speedup.run.Fixture;
import speedup.run.Plan;

/**
 * The cache that the workers of a process pool start with: made before the first fork, for it takes
 * seconds that nobody is to measure.
 */
public final class WorkerCacheFixture implements Fixture {

  private final Supplier<WorkerCache> cache;

  /** The cache in the user's folder. */
  public WorkerCacheFixture() {
    this(WorkerCache::prepare);
  }

  WorkerCacheFixture(Supplier<WorkerCache> cache) {
    this.cache = cache;
  }

  @Override
  public Prepared prepare(Plan plan) {
    boolean isNeeded =
        plan.cells().stream()
            .flatMap(cell -> BatchCell.of(cell).stream())
            .anyMatch(Batches::startsJvms);
    if (isNeeded) {
      WorkerCache unused = cache.get();
    }
    return Prepared.NOTHING;
  }
}
