package speedup.workload;

import java.io.Serializable;
import java.time.Duration;

/**
 * A task that also tells how long it took, by the clock of the thread or JVM that ran it: waiting
 * for a worker is not counted.
 *
 * @param task what to run
 * @param <R> the type of its result
 */
public record Timed<R>(Task<R> task) implements Task<Timed.Answer<R>> {

  private static final long serialVersionUID = 1L;

  /** Wraps a task; one that can be started without a thread stays one. */
  public static <R> Task<Answer<R>> of(Task<R> task) {
    return task instanceof AsyncTask<R> async ? new TimedAsync<>(async) : new Timed<>(task);
  }

  /** Names the task itself: that it is timed is nothing to a reader. */
  @Override
  public String toString() {
    return task.toString();
  }

  @Override
  public Answer<R> call() throws Exception {
    long start = System.nanoTime();
    R result = task.call();
    return new Answer<>(result, Duration.ofNanos(System.nanoTime() - start));
  }

  /**
   * A result and the time it took.
   *
   * @param <R> the type of the result
   */
  public record Answer<R>(R result, Duration time) implements Serializable {

    private static final long serialVersionUID = 1L;
  }
}
