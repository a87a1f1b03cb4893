package speedup.workload;

import java.util.List;

/**
 * A named batch of tasks with a known right answer.
 *
 * @param <R> the type of a task's result
 */
public interface Workload<R> {

  /** Names the workload in tables and on the command line, such as {@code primes}. */
  String name();

  /**
   * Lists the tasks of the batch, always the same ones in the same order; the list cannot be
   * modified.
   */
  List<? extends Task<R>> tasks();

  /**
   * Checks the answer of the whole batch.
   *
   * @param results the results, in the order of {@link #tasks}
   * @throws WrongAnswerException if any result is not the right one: the time of wrong work is
   *     never reported
   */
  void check(List<? extends R> results) throws WrongAnswerException;
}
