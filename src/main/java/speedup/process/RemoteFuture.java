package speedup.process;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import speedup.process.codec.Payload;

/**
 * A task on its way, and then its outcome.
 *
 * @param <V> the type of the result
 */
final class RemoteFuture<V extends @Nullable Object> extends FutureTask<V> {

  private final Dispatcher dispatcher;
  private final Parcel<V> parcel;
  private final String name;
  private final @Nullable Runnable executed;
  private volatile boolean returned;
  private @Nullable Runnable whenDone;

  /** The worker that has the task; set with the lock of the {@link PoolState} held. */
  volatile @Nullable Worker worker;

  /** When it was submitted, by {@link System#nanoTime}; guarded by the same lock. */
  long submitted;

  /**
   * Wraps a task.
   *
   * @param name names the task in messages
   * @param executed the task itself, if it came without a future: nobody asks for its outcome
   */
  RemoteFuture(Dispatcher dispatcher, Parcel<V> parcel, String name, @Nullable Runnable executed) {
    super(parcel);
    this.dispatcher = dispatcher;
    this.parcel = parcel;
    this.name = name;
    this.executed = executed;
  }

  boolean isOf(Dispatcher other) {
    return dispatcher.equals(other);
  }

  byte type() {
    return parcel.type();
  }

  /** The serialized task, or null if it is no longer needed. */
  @Nullable Payload payload() {
    return parcel.payload();
  }

  /** Says that a worker has the task: its serialized form is released. */
  void sent() {
    parcel.release();
  }

  /** Gives the task up, for {@link java.util.concurrent.ExecutorService#shutdownNow}. */
  Runnable giveBack() {
    returned = true;
    return executed == null ? this : executed;
  }

  /** Does the task in the calling thread, as a worker would. */
  void runHere() {
    returned = true;
    run();
    if (executed != null && state() == State.FAILED) {
      report(exceptionNow());
    }
  }

  /** Sets what to do when the future is done; to be called before the task is submitted. */
  void whenDone(Runnable action) {
    whenDone = action;
  }

  void complete(@Nullable Object result) {
    set(parcel.outcome(result));
  }

  void fail(Throwable thrown) {
    setException(thrown);
    if (executed != null) {
      report(thrown);
    }
  }

  @Override
  public V get() throws InterruptedException, ExecutionException {
    help(Long.MAX_VALUE);
    return super.get();
  }

  @Override
  public V get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    long start = System.nanoTime();
    long nanos = Math.max(0, unit.toNanos(timeout));
    help(nanos);
    return super.get(nanos - (System.nanoTime() - start), TimeUnit.NANOSECONDS);
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    if (cancelled) {
      dispatcher.cancelled();
    }
    if (cancelled && mayInterruptIfRunning) {
      dispatcher.interrupt(this);
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
    parcel.release();
    Runnable action = whenDone;
    if (action != null) {
      try {
        action.run();
      } catch (Throwable e) { // it is the user's queue, and this the thread that serves a worker
        report(e);
      }
    }
  }

  @Override
  public String toString() {
    return name + "[" + state() + "]";
  }

  /** Tells the handler of this thread, whose own failure must not harm the next task. */
  private static void report(Throwable thrown) {
    Thread thread = Thread.currentThread();
    try {
      thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
    } catch (Throwable e) { // as the JVM does with what a handler throws
      return;
    }
  }

  private void help(long nanos) {
    Worker busy = worker;
    if (busy != null && nanos > 0 && whenDone == null && !isDone()) {
      busy.help(this, nanos);
    }
  }
}
