package speedup.strategy;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import speedup.cluster.ClusterException;
import speedup.cluster.ClusterPool;
import speedup.cluster.ClusterTarget;
import speedup.process.JvmOptions;
import speedup.workload.Task;

/**
 * Tasks on the members of a cluster: those that this JVM is told of, or members on this machine
 * that the executor starts when tasks come, and owns. These have the options of this JVM.
 */
final class ClusterExecutor implements BatchExecutor {

  /** For how long a task that was interrupted may go on before its cluster is given up. */
  private static final long PATIENCE_SECONDS = 10;

  private static final List<String> OPTIONS =
      ManagementFactory.getRuntimeMXBean().getInputArguments();

  private final int workers;
  private final int members;
  private @Nullable ClusterPool pool;
  private MemberTally tally = new MemberTally(true);

  /**
   * Creates the executor.
   *
   * @param members how many are started, unless this JVM is told of a cluster
   */
  ClusterExecutor(int workers, int members) {
    this.workers = workers;
    this.members = members;
  }

  private ClusterPool pool() {
    ClusterPool open = pool;
    if (open == null) {
      open = opened();
      pool = open;
    }
    return open;
  }

  private ClusterPool opened() {
    try {
      ClusterTarget target = ClusterTarget.ofThisJvm().orElse(null);
      tally = new MemberTally(target == null);
      return target == null
          ? ClusterPool.start(members, workers, JvmOptions.forEachOf(members, OPTIONS))
          : target.connect(workers);
    } catch (ClusterException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  @Override
  public <R> void execute(List<? extends Task<R>> tasks, ResultListener<? super R> listener)
      throws BatchException, InterruptedException {
    ClusterPool open = pool();
    try (PoolBatch<R> batch = new PoolBatch<>(open, tasks, () -> awaitQuiescence(open))) {
      batch.submit();
      batch.handOver(listener);
    } finally {
      tally.count(open.tasksDone());
    }
  }

  /** A member cannot be made to give up a task. */
  private void awaitQuiescence(ClusterPool open) {
    if (!open.awaitQuiescence(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      pool = null;
      open.abandon();
    }
  }

  @Override
  public void close() {
    ClusterPool open = pool;
    if (open != null) {
      pool = null;
      open.close();
    }
  }
}
