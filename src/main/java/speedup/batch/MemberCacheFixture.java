package speedup.batch;

import org.jspecify.annotations.Nullable;
import speedup.cluster.ClusterTarget;
import speedup.cluster.MemberCache;
import speedup.run.Fixture;
import speedup.run.Plan;

/**
 * The cache that members start with which a strategy starts for itself: made before the first fork,
 * for it takes seconds that nobody is to measure.
 */
public final class MemberCacheFixture implements Fixture {

  private final @Nullable ClusterTarget target;
  private final Runnable making;
  private volatile boolean isStopped;

  /**
   * The cache in the user's folder.
   *
   * @param target the cluster that the run joins; null if members are started
   */
  public MemberCacheFixture(@Nullable ClusterTarget target) {
    this(target, MemberCache::prepare);
  }

  MemberCacheFixture(@Nullable ClusterTarget target, Runnable making) {
    this.target = target;
    this.making = making;
  }

  @Override
  public Prepared prepare(Plan plan) {
    boolean isNeeded =
        plan.cells().stream()
            .flatMap(cell -> BatchCell.of(cell).stream())
            .anyMatch(Batches::hasACluster);
    if (isNeeded && target == null && !isStopped) {
      making.run();
    }
    return Prepared.NOTHING;
  }

  /** It is not begun any more; if it is being made it is made, for later runs want it. */
  @Override
  public void stop() {
    isStopped = true;
  }
}
