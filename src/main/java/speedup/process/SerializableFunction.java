package speedup.process;

import java.io.Serializable;

/**
 * A function that can travel to a worker.
 *
 * @param <T> the type of the input
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface SerializableFunction<T, R> extends Serializable {

  /** Computes the result, in the worker. */
  R apply(T input) throws Exception;
}
