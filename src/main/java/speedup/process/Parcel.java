package speedup.process;

import java.io.InvalidObjectException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import speedup.process.codec.Admission;
import speedup.process.codec.Encoding;
import speedup.process.codec.Payload;

/**
 * A serialized task: to be sent to a worker, or opened and called here by those who got it back.
 *
 * @param <V> the type of the result
 */
final class Parcel<V extends @Nullable Object> implements Callable<V> {

  private final byte type;
  private final Admission admission;
  private final @Nullable V value;
  private volatile @Nullable Payload payload;

  /**
   * Wraps a task.
   *
   * @param type {@link MessageType#CALL} or {@link MessageType#RUN}
   * @param value the result if it is a Runnable
   */
  Parcel(byte type, Payload payload, Admission admission, @Nullable V value) {
    this.type = type;
    this.payload = payload;
    this.admission = admission;
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
    Object object = Encoding.read(task.open(), admission);
    if (object == null) {
      throw new InvalidObjectException("the task is nothing when it is read: its readResolve()");
    } else if (type == MessageType.CALL) {
      return outcome(((Callable<?>) object).call());
    }
    ((Runnable) object).run();
    return outcome(null);
  }
}
