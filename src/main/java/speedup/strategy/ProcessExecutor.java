package speedup.strategy;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import speedup.process.ProcessPool;
import speedup.process.ProcessPoolBuilder;
import speedup.process.WorkerCache;
import speedup.workload.Task;
import speedup.workload.Timed;
import speedup.workload.TimedAsync;

/**
 * Tasks in JVMs of their own, which the executor starts when tasks come, and owns. They have the
 * options of this JVM: else an interpreted thread would be compared with a compiled process.
 */
final class ProcessExecutor implements BatchExecutor {

  /** Asked for once: it takes 20 ms, and a cold pool is opened within what is measured. */
  private static final List<String> OPTIONS =
      ManagementFactory.getRuntimeMXBean().getInputArguments();

  private final int workers;
  private final boolean withoutCache;
  private @Nullable ProcessPool pool;
  private @Nullable Class<?> work;

  /**
   * Creates the executor.
   *
   * @param withoutCache whether its workers start without the cache, as those of a plain pool
   */
  ProcessExecutor(int workers, boolean withoutCache) {
    this.workers = workers;
    this.withoutCache = withoutCache;
  }

  /** Opens the pool with the first tasks: its workers start with what is for those. */
  private ProcessPool pool(List<? extends Task<?>> tasks) {
    Class<?> type = tasks.isEmpty() ? work : work(tasks.getFirst()).getClass();
    if (pool != null && !Objects.equals(type, work)) {
      close(); // its workers may not know the class of other work
    }
    ProcessPool open = pool;
    if (open == null) {
      ProcessPoolBuilder builder =
          ProcessPool.builder().workers(workers).name("speedup-process").inheritJvmOptions(OPTIONS);
      open =
          (withoutCache || type == null
                  ? builder.cache(WorkerCache.none())
                  : builder.onlyTasksOf(type))
              .build();
      pool = open;
      work = type;
    }
    return open;
  }

  /** The task itself: that it is timed makes no other work of it. */
  private static Task<?> work(Task<?> task) {
    return switch (task) {
      case Timed<?> timed -> timed.task();
      case TimedAsync<?> timed -> timed.task();
      default -> task;
    };
  }

  @Override
  public <R> void execute(List<? extends Task<R>> tasks, ResultListener<? super R> listener)
      throws BatchException, InterruptedException {
    ProcessPool open = pool(tasks);
    try (PoolBatch<R> batch = new PoolBatch<>(open, tasks, open::awaitQuiescence)) {
      batch.submit();
      batch.handOver(listener);
    }
  }

  @Override
  public void close() {
    ProcessPool open = pool;
    pool = null;
    if (open != null) {
      open.close();
    }
  }
}
