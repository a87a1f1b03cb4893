package speedup.workload;

import java.util.List;

/**
 * A named batch of tasks with a known right answer.
 *
 * <p>A workload of your own is a public class with a public constructor, most simply a record: its
 * components are its parameters on the command line, so that {@code record CsvTotals(int rows)}
 * takes {@code -p rows=1000,100000}. A public constructor without parameters says by what it passes
 * on which values hold when none are given. The same instance may be asked for its tasks many
 * times, in several JVMs.
 *
 * @param <R> the type of a task's result; serializable for strategies that start JVMs
 * @since 1.0
 */
public interface Workload<R> {

  /**
   * Makes a workload of inputs and a function of them. Its right answer is what the function gives
   * for one input after the other, worked out once a JVM before anything is measured there.
   *
   * @param name what tables call it: letters, digits, dashes and underscores
   * @param inputs one a task; serializable for strategies that start JVMs
   * @param function the work; it keeps nothing between two calls
   * @param <I> the type of an input
   * @param <R> the type of a result, which says by {@code equals} what is the same; arrays are
   *     compared by what is in them
   */
  static <I, R> Workload<R> of(
      String name, List<? extends I> inputs, TaskFunction<? super I, ? extends R> function) {
    return new FunctionWorkload<I, R>(name, inputs, function);
  }

  /**
   * Names the workload in tables and on the command line, such as {@code primes}: letters, digits,
   * dashes and underscores. Unless it says otherwise it is called as its class is.
   */
  default String name() {
    return getClass().getSimpleName();
  }

  /**
   * Lists the tasks of the batch, always the same ones in the same order; the list cannot be
   * modified. It is within what is measured, once a batch: read in {@link #open} what takes long.
   */
  List<? extends Task<R>> tasks();

  /**
   * Checks the answer of the whole batch. It is within what is measured: compare, and work nothing
   * out here that can be known before.
   *
   * @param results the results, in the order of {@link #tasks}
   * @throws WrongAnswerException if any result is not the right one: the time of wrong work is
   *     never reported
   */
  void check(List<? extends R> results) throws WrongAnswerException;

  /**
   * Whether the tasks keep a processor busy all the time, so that no more of them than there are
   * processors are at work at once. Those that wait, for a disk, a server or a lock, may be.
   */
  default boolean computes() {
    return true;
  }

  /**
   * How many bytes the task with this result has moved, for the column of the throughput; 0 where
   * that says nothing.
   */
  default long bytes(R result) {
    return 0;
  }

  /**
   * Gets ready what the batch needs, such as a file: called once in each JVM that runs batches,
   * before the first of them and before {@link #tasks} is asked for. The worker JVMs of a strategy
   * that starts some run tasks and not batches: what a task needs there it makes itself, once, in a
   * static field.
   *
   * @throws Exception if it cannot be made ready: the cell fails with its message
   */
  default void open() throws Exception {}

  /**
   * Gives back what {@link #open} got ready, after the last batch.
   *
   * @throws Exception if it cannot be given back
   */
  default void close() throws Exception {}

  /**
   * Gets ready what all JVMs of a run share, such as a server: called once a run, in a JVM of its
   * own that has the arguments of the forks and lives until the run ends, before the first fork.
   *
   * @return what is ready; it is closed after the last fork
   * @throws Exception if it cannot be made ready: the run ends with its message
   */
  default Shared share() throws Exception {
    return Shared.NOTHING;
  }
}
