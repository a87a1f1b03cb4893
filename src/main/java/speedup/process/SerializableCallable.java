package speedup.process;

import java.io.Serializable;
import java.util.concurrent.Callable;

/**
 * A task that can travel to a worker; a plain lambda expression that is given to {@link
 * ProcessPool#submit(SerializableCallable)} is one.
 *
 * @param <R> the type of the result, which must be serializable too
 */
@FunctionalInterface
public interface SerializableCallable<R> extends Callable<R>, Serializable {}
