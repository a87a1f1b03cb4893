package speedup.process;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A serialized task: to be sent to a worker, or opened and called here by those who got it back.
 *
 * @param <V> the type of the result
 */
final class Parcel<V extends @Nullable Object> implements Callable<V> {

  private final byte type;
  private final Limits limits;
  private final @Nullable V value;
  private volatile @Nullable Payload payload;

  /**
   * Wraps a task.
   *
   * @param type {@link MessageType#CALL} or {@link MessageType#RUN}
   * @param value the result if it is a Runnable
   */
  Parcel(byte type, Payload payload, Limits limits, @Nullable V value) {
    this.type = type;
    this.payload = payload;
    this.limits = limits;
    this.value = value;
  }

  byte type() {
    return type;
  }

  /** The serialized task, or null if it is no longer needed. */
  @Nullable Payload payload() {
    return payload;
  }

  void release() {
    payload = null;
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // the worker has called what the caller has given
  V outcome(@Nullable Object result) {
    return type == MessageType.RUN ? value : (V) result;
  }

  @Override
  public V call() throws Exception {
    Payload task = payload;
    if (task == null) {
      throw new IllegalStateException("a worker has this task");
    }
    Object object = Encoding.read(task.open(), limits);
    if (type == MessageType.CALL) {
      return outcome(((Callable<?>) object).call());
    }
    ((Runnable) object).run();
    return outcome(null);
  }
}
