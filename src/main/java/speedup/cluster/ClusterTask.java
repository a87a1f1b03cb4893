package speedup.cluster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import speedup.process.Failure;
import speedup.process.codec.Admission;
import speedup.process.codec.Encoding;

/**
 * A task on its way, and then its outcome. It may be sent more than once, when members are lost;
 * the first outcome counts.
 *
 * @param <V> the type of the result
 */
final class ClusterTask<V extends @Nullable Object> extends FutureTask<V> {

  private static final int LONGEST_TEXT = 100;

  private final Dispatcher dispatcher;
  private final Sealed<V> content;
  private final String name;
  private final @Nullable Runnable executed;
  private volatile boolean returned;
  private @Nullable Runnable whenDone;

  /** The chunk that it was last sent in, if it was; set with the dispatcher's lock held. */
  volatile @Nullable Chunk chunk;

  /**
   * Wraps a task.
   *
   * @param name tells tasks of one kind from others
   * @param executed the task itself, if it came without a future: nobody asks for its outcome
   */
  ClusterTask(Dispatcher dispatcher, Sealed<V> content, String name, @Nullable Runnable executed) {
    super(content);
    this.dispatcher = dispatcher;
    this.content = content;
    this.name = name;
    this.executed = executed;
  }

  /**
   * A serialized task: to be sent, or opened and called here by those who got it back.
   *
   * @param <V> the type of the result
   */
  static final class Sealed<V extends @Nullable Object> implements Callable<V> {

    private final byte kind;
    private final byte[] bytes;
    private final Admission admission;
    private final @Nullable V value;

    /**
     * Wraps a task.
     *
     * @param kind {@link Wire#CALL} or {@link Wire#RUN}
     * @param admission what is read of its result
     * @param value the result if it is a Runnable
     */
    Sealed(byte kind, byte[] bytes, Admission admission, @Nullable V value) {
      this.kind = kind;
      this.bytes = bytes;
      this.admission = admission;
      this.value = value;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // the member has called what the caller has given
    V outcome(@Nullable Object result) {
      return kind == Wire.RUN ? value : (V) result;
    }

    @Nullable Object open() throws IOException, ClassNotFoundException {
      return Encoding.read(new ByteArrayInputStream(bytes), admission);
    }

    @Override
    public V call() throws Exception {
      Object task = open();
      if (kind == Wire.CALL && task instanceof Callable<?> callable) {
        return outcome(callable.call());
      } else if (kind == Wire.RUN && task instanceof Runnable runnable) {
        runnable.run();
        return outcome(null);
      }
      throw new InvalidObjectException("the task is something else when it is read: " + task);
    }
  }

  boolean isOf(Dispatcher other) {
    return dispatcher.equals(other);
  }

  String name() {
    return name;
  }

  Wire.Item item() {
    return new Wire.Item(content.kind, content.bytes);
  }

  /** The task in its own words; the user's, so that no lock may be held. */
  String text() {
    try {
      String text = String.valueOf(content.open()).strip().replaceAll("\\s+", " ");
      return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
    } catch (Throwable e) { // whatever the user's class throws, the name is left
      return name;
    }
  }

  /** Gives the task up, for {@link java.util.concurrent.ExecutorService#shutdownNow}. */
  Runnable giveBack() {
    returned = true;
    return executed == null ? this : executed;
  }

  /** Sets what to do when the future is done; to be called before the task is submitted. */
  void whenDone(Runnable action) {
    whenDone = action;
  }

  /** Takes what a member has answered. */
  void take(Wire.Outcome outcome) {
    try {
      if (outcome.kind() == Wire.NOTHING) {
        set(content.outcome(null));
      } else if (outcome.kind() == Wire.VALUE) {
        set(content.outcome(read(outcome)));
      } else if (read(outcome) instanceof Failure failure) {
        fail(failure.toThrowable(content.admission));
      } else {
        fail(new InvalidObjectException("the member answers with something unknown"));
      }
    } catch (Throwable e) { // also what a class of the user's throws while it is read
      fail(e);
    }
  }

  private @Nullable Object read(Wire.Outcome outcome) throws IOException, ClassNotFoundException {
    return Encoding.read(new ByteArrayInputStream(outcome.content()), content.admission);
  }

  void fail(Throwable thrown) {
    setException(thrown);
    if (executed != null) {
      report(thrown);
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    if (cancelled) {
      dispatcher.cancelled(this, mayInterruptIfRunning);
    }
    return cancelled;
  }

  /** Does the task in the calling thread if {@code shutdownNow} gave it back, otherwise nothing. */
  @Override
  public void run() {
    if (returned) {
      super.run();
    }
  }

  @Override
  protected void done() {
    Runnable action = whenDone;
    if (action != null) {
      try {
        action.run();
      } catch (Throwable e) { // it is the user's queue, and this a thread of ours
        report(e);
      }
    }
  }

  @Override
  public String toString() {
    return name + "[" + state() + "]";
  }

  private static void report(Throwable thrown) {
    Thread thread = Thread.currentThread();
    thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
  }
}
