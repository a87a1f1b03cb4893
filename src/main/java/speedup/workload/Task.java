package speedup.workload;

import java.io.Serializable;
import java.util.concurrent.Callable;

/**
 * One independent unit of work: a flag, a number, an array of bytes.
 *
 * <p>A task is a pure function of its own fields: it may run in any thread or JVM, and more than
 * once, always with the same result. Implementations are records, so that {@link Object#toString}
 * names the task in messages and only what is needed to repeat it travels to another JVM.
 *
 * @param <R> the type of the result; serializable when the task is to run in another JVM
 */
@FunctionalInterface
public interface Task<R> extends Callable<R>, Serializable {

  /** Does the work, in the calling thread. */
  @Override
  R call() throws Exception;
}
