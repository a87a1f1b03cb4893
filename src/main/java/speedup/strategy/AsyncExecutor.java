package speedup.strategy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import speedup.workload.AsyncTask;
import speedup.workload.Task;

/**
 * Tasks in flight without a thread of their own: the calling thread starts them and collects them.
 */
final class AsyncExecutor implements BatchExecutor {

  private final int workers;

  AsyncExecutor(int workers) {
    this.workers = workers;
  }

  @Override
  public <R> void execute(List<? extends Task<R>> tasks, ResultListener<? super R> listener)
      throws BatchException, InterruptedException {
    Flight<R> flight = new Flight<>(tasks);
    try {
      for (int started = 0; started < tasks.size(); started++) {
        if (started >= workers) {
          flight.land(listener);
        }
        flight.start(started);
      }
      while (!flight.isOver()) {
        flight.land(listener);
      }
    } finally {
      flight.abandon();
    }
  }

  @Override
  public void close() {}

  /** The tasks of one batch that have been started and whose results have not been handed over. */
  private static final class Flight<R> {

    private final List<? extends Task<R>> tasks;
    private final Map<Integer, CompletableFuture<R>> inFlight = new HashMap<>();
    private final BlockingQueue<Landing<R>> landings = new LinkedBlockingQueue<>();

    Flight(List<? extends Task<R>> tasks) {
      this.tasks = tasks;
    }

    void start(int index) throws BatchException {
      AsyncTask<R> task = asyncTask(tasks.get(index));
      CompletableFuture<R> future;
      try {
        future = Objects.requireNonNull(task.start(), "start() gave null");
      } catch (RuntimeException | Error e) {
        throw new BatchException(task, e);
      }
      inFlight.put(index, future);
      var unused =
          future.whenComplete(
              (result, failure) -> landings.add(new Landing<>(index, result, failure)));
    }

    private AsyncTask<R> asyncTask(Task<R> task) {
      if (task instanceof AsyncTask<R> async) {
        return async;
      }
      throw new IllegalArgumentException(
          "the async strategy needs tasks that start without a thread, and "
              + task
              + " is none: use another strategy");
    }

    void land(ResultListener<? super R> listener) throws BatchException, InterruptedException {
      Landing<R> landing = landings.take();
      inFlight.remove(landing.index);
      if (landing.failure != null) {
        throw new BatchException(tasks.get(landing.index), unwrapped(landing.failure));
      }
      listener.completed(landing.index, landing.result);
    }

    boolean isOver() {
      return inFlight.isEmpty();
    }

    /** Cancels what is in flight; a cancelled future has ended, and its exchange with it. */
    void abandon() {
      inFlight.values().forEach(future -> future.cancel(true));
    }

    private static Throwable unwrapped(Throwable failure) {
      return failure instanceof CompletionException && failure.getCause() != null
          ? failure.getCause()
          : failure;
    }
  }

  private record Landing<R>(int index, R result, @Nullable Throwable failure) {}
}
