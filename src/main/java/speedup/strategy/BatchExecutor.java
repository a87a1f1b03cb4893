package speedup.strategy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import speedup.workload.Task;

/**
 * An opened strategy: executes batches of tasks, one batch at a time, until it is closed.
 *
 * <p>The first task to fail fails the batch: the others are cancelled, and when the call returns
 * none of them is running any more. The same happens when the calling thread is interrupted.
 */
public interface BatchExecutor extends AutoCloseable {

  /**
   * Executes every task and hands over each result as soon as it is there, in the order of
   * completion and in the calling thread.
   *
   * @throws BatchException if a task fails; names the task and has its exception as the cause
   * @throws InterruptedException if the calling thread is interrupted
   */
  <R> void execute(List<? extends Task<R>> tasks, ResultListener<? super R> listener)
      throws BatchException, InterruptedException;

  /**
   * Executes every task.
   *
   * @return the results in the order of the tasks
   * @throws BatchException if a task fails; names the task and has its exception as the cause
   * @throws InterruptedException if the calling thread is interrupted
   */
  default <R> List<R> execute(List<? extends Task<R>> tasks)
      throws BatchException, InterruptedException {
    List<R> results = new ArrayList<>(Collections.nCopies(tasks.size(), null));
    execute(tasks, results::set);
    return results;
  }

  /** Ends the strategy's threads or processes and waits until they have ended. */
  @Override
  void close();

  /**
   * Is told each result of a batch.
   *
   * @param <R> the type of a result
   */
  @FunctionalInterface
  interface ResultListener<R> {

    /**
     * Takes a result.
     *
     * @param index the place of its task in the batch, from 0
     */
    void completed(int index, R result);
  }
}
