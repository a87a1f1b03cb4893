package speedup.process;

import java.io.Serializable;
import java.util.concurrent.Callable;

/**
 * A task that can travel to a worker.
 *
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface SerializableCallable<R> extends Callable<R>, Serializable {}
