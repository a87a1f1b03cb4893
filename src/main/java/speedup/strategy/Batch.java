package speedup.strategy;

import java.time.Duration;
import java.util.List;
import speedup.workload.Workload;
import speedup.workload.WrongAnswerException;

/**
 * A workload under a strategy: what a benchmark measures. Each run executes the whole batch and
 * checks its answer.
 *
 * @param <R> the type of a task's result
 */
public abstract sealed class Batch<R> implements AutoCloseable {

  final Workload<R> workload;

  private Batch(Workload<R> workload) {
    this.workload = workload;
  }

  /**
   * Prepares a batch; under {@link Lifecycle#warm} this opens the strategy.
   *
   * @throws IllegalArgumentException if the strategy cannot have this many workers
   */
  public static <R> Batch<R> of(
      Workload<R> workload, StrategyWord strategy, int workers, Lifecycle lifecycle) {
    return switch (lifecycle) {
      case cold -> new Cold<>(workload, strategy, workers);
      case warm -> new Warm<>(workload, strategy.open(workers));
    };
  }

  /**
   * Executes the batch and checks its answer.
   *
   * @return the results in the order of the tasks
   * @throws WrongAnswerException if the answer is wrong
   * @throws BatchException if a task fails
   * @throws InterruptedException if the calling thread is interrupted
   */
  public abstract List<R> run() throws WrongAnswerException, BatchException, InterruptedException;

  /**
   * Executes the batch again and again, so that the JVM compiles what it needs.
   *
   * @param time no batch is begun after it has passed
   * @throws WrongAnswerException if the answer is wrong
   * @throws BatchException if a task fails
   * @throws InterruptedException if the calling thread is interrupted
   */
  public final void repeat(Duration time)
      throws WrongAnswerException, BatchException, InterruptedException {
    long start = System.nanoTime();
    while (System.nanoTime() - start < time.toNanos()) {
      List<R> unused = run();
    }
  }

  /** Closes the strategy, if it is open. */
  @Override
  public abstract void close();

  final List<R> runOn(BatchExecutor executor)
      throws WrongAnswerException, BatchException, InterruptedException {
    List<R> results = ServiceTimes.execute(executor, workload.tasks());
    workload.check(results);
    return results;
  }

  private static final class Cold<R> extends Batch<R> {

    private final StrategyWord strategy;
    private final int workers;

    Cold(Workload<R> workload, StrategyWord strategy, int workers) {
      super(workload);
      this.strategy = strategy;
      this.workers = workers;
    }

    @Override
    public List<R> run() throws WrongAnswerException, BatchException, InterruptedException {
      try (BatchExecutor executor = strategy.open(workers)) {
        return runOn(executor);
      }
    }

    @Override
    public void close() {}
  }

  private static final class Warm<R> extends Batch<R> {

    private final BatchExecutor executor;

    Warm(Workload<R> workload, BatchExecutor executor) {
      super(workload);
      this.executor = executor;
    }

    @Override
    public List<R> run() throws WrongAnswerException, BatchException, InterruptedException {
      return runOn(executor);
    }

    @Override
    public void close() {
      executor.close();
    }
  }
}
