package speedup.workload;

import java.io.Serializable;

/**
 * The work of a {@linkplain Workload#of workload made of inputs}: a method reference or a lambda
 * expression that travels to other JVMs with whatever it captures.
 *
 * @param <I> the type of an input
 * @param <R> the type of a result
 * @since 1.0
 */
@FunctionalInterface
public interface TaskFunction<I, R> extends Serializable {

  /**
   * Does the work of one task, in the calling thread.
   *
   * @throws Exception if it cannot: the batch fails, and the message names the task
   */
  R apply(I input) throws Exception;
}
