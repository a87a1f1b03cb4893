package speedup.process;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Executes tasks in JVMs of their own: an {@link java.util.concurrent.ExecutorService} whose
 * workers are processes.
 *
 * <pre>{@code
 * try (ProcessPool pool = ProcessPool.builder().workers(4).build()) {
 *   Future<Integer> answer = pool.submit(() -> 6 * 7);
 *   ...
 * }
 * }</pre>
 *
 * <p>Tasks, inputs and results must be {@link java.io.Serializable}. A task is serialized when it
 * is submitted, by the submitting thread: what is changed in it afterwards does not travel, and a
 * task that cannot travel is rejected there and then, with the class and the fields that are the
 * reason. Workers have the class path of this JVM, so lambda expressions and private records travel
 * too.
 *
 * <p>A worker does one task at a time; at most as many workers as the builder says are started,
 * when tasks arrive and none is idle, or all at once by {@link #prestart}. A task is given to a
 * worker once and never again. If the worker dies, by {@link System#exit}, for lack of memory or
 * killed, the future of its task fails with {@link WorkerDiedException} as the cause; the pool
 * starts another worker for the other tasks, unless {@link ProcessPoolBuilder#breakOnWorkerDeath}
 * says otherwise. An exception of a task arrives as itself, with the stack trace of the worker; one
 * that cannot be serialized as {@link RemoteTaskException}.
 *
 * <p>{@code Future.cancel(true)} and {@link #shutdownNow} interrupt the running task in its worker,
 * and kill the worker if the task has not ended after the {@linkplain
 * ProcessPoolBuilder#cancellationGrace grace time}. What tasks print goes to the standard error of
 * this JVM, line by line. Workers end when the pool is closed, or unreachable and done, or when
 * this JVM ends, however it ends. The threads of a pool are daemons.
 *
 * <p>Workers start twice as fast with a {@link WorkerCache}, which is used if it has been prepared.
 */
public final class ProcessPool extends AbstractExecutorService {

  private static final Cleaner CLEANER =
      Cleaner.create(Thread.ofPlatform().daemon().name("process-pool-cleaner").factory());

  /** Handed from {@link #newTaskFor} to the {@link #execute} of a completion service. */
  private static final ThreadLocal<@Nullable RemoteFuture<?>> NEWEST = new ThreadLocal<>();

  private final Dispatcher dispatcher;
  private final PoolState state;
  private final Shutdown shutdown;
  private final Limits limits;

  ProcessPool(WorkerSettings settings) {
    this.dispatcher = new Dispatcher(settings);
    this.state = dispatcher.state();
    this.shutdown = new Shutdown(state, dispatcher);
    this.limits = settings.limits();
    CLEANER.register(this, shutdown::inOrder);
  }

  /** Begins a new pool. */
  public static ProcessPoolBuilder builder() {
    return new ProcessPoolBuilder();
  }

  /**
   * Submits a task; lets a plain lambda expression be serializable.
   *
   * @throws RejectedExecutionException if the pool is shut down or broken, or the task cannot be
   *     serialized
   */
  public <R> Future<R> submit(SerializableCallable<R> task) {
    return submit((Callable<R>) task);
  }

  /**
   * Applies a function to each input, and gives the results in the order of the inputs.
   *
   * <p>All inputs are submitted at once, several to a task. The stream waits for each result when
   * it is asked for; closing it cancels what is not yet done.
   *
   * @param chunkSize how many inputs make up one task: the more, the less a round trip costs each
   *     of them
   * @return the results; where the function failed, or its worker died, the stream throws {@link
   *     java.util.concurrent.CompletionException} with the reason as its cause
   * @throws RejectedExecutionException if the pool is shut down or broken, or something cannot be
   *     serialized
   */
  public <T, R> Stream<R> map(
      SerializableFunction<? super T, ? extends R> function,
      Iterable<? extends T> inputs,
      int chunkSize) {
    List<Future<Chunk.Results>> chunks = new ArrayList<>();
    submitAll(function, inputs, chunkSize, chunks, this::submit);
    return MappedResults.inOrder(chunks, limits);
  }

  /**
   * Applies a function to each input, and gives the results in the order in which their tasks are
   * completed; otherwise like {@link #map}.
   */
  public <T, R> Stream<R> mapAsCompleted(
      SerializableFunction<? super T, ? extends R> function,
      Iterable<? extends T> inputs,
      int chunkSize) {
    List<Future<Chunk.Results>> chunks = new ArrayList<>();
    CompletionService<Chunk.Results> completion = new ExecutorCompletionService<>(this);
    submitAll(function, inputs, chunkSize, chunks, completion::submit);
    return MappedResults.asCompleted(chunks, completion::take, limits);
  }

  /**
   * Starts all workers and waits until they are ready.
   *
   * @throws RejectedExecutionException if the pool is shut down, or the workers cannot be started
   */
  public void prestart() throws InterruptedException {
    try {
      dispatcher.prestart();
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /**
   * Waits until no task is queued or running and the future of each is done. A cancelled task still
   * runs until its worker has answered or has been killed; then the pool is free for other work.
   *
   * <p>As {@link java.util.concurrent.ForkJoinPool#awaitQuiescence} it is not ended by an
   * interruption of the calling thread.
   */
  public void awaitQuiescence() {
    try {
      dispatcher.awaitQuiescence();
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** The processes of the workers that live now. */
  public List<ProcessHandle> processes() {
    return state.locked(state.crew::processes);
  }

  @Override
  public void execute(Runnable command) {
    RemoteFuture<?> newTask = NEWEST.get();
    NEWEST.remove();
    try {
      if (command instanceof RemoteFuture<?> task) {
        dispatcher.submit(task);
      } else if (newTask != null
          && newTask.isOf(dispatcher)
          && command.getClass().getEnclosingClass() == ExecutorCompletionService.class) {
        // Its wrapper cannot travel. What it wraps can; the wrapper runs when that is done.
        newTask.whenDone(command);
        dispatcher.submit(newTask);
      } else {
        dispatcher.submit(remote(command, null, command));
      }
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  protected <T extends @Nullable Object> RunnableFuture<T> newTaskFor(Callable<T> callable) {
    Objects.requireNonNull(callable);
    RemoteFuture<T> task =
        new RemoteFuture<>(
            dispatcher,
            new Parcel<>(MessageType.CALL, serialized(callable), limits, null),
            nameOf(callable),
            null);
    NEWEST.set(task);
    return task;
  }

  @Override
  protected <T extends @Nullable Object> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
    RemoteFuture<T> task = remote(runnable, value, null);
    NEWEST.set(task);
    return task;
  }

  @Override
  public void shutdown() {
    shutdown.inOrder();
  }

  @Override
  public List<Runnable> shutdownNow() {
    return shutdown.atOnce();
  }

  @Override
  public boolean isShutdown() {
    return shutdown.hasBegun();
  }

  @Override
  public boolean isTerminated() {
    return shutdown.isOver();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return shutdown.awaitTermination(timeout, unit);
  }

  @Override
  public String toString() {
    return state.toString();
  }

  private static <T, R> void submitAll(
      SerializableFunction<? super T, ? extends R> function,
      Iterable<? extends T> inputs,
      int chunkSize,
      List<Future<Chunk.Results>> submitted,
      Function<Chunk, Future<Chunk.Results>> submit) {
    try {
      Chunk.split(function, inputs, chunkSize, chunk -> submitted.add(submit.apply(chunk)));
    } catch (RuntimeException e) {
      submitted.forEach(chunk -> chunk.cancel(true));
      throw e;
    }
  }

  private <T extends @Nullable Object> RemoteFuture<T> remote(
      Runnable runnable, @Nullable T value, @Nullable Runnable executed) {
    Objects.requireNonNull(runnable);
    return new RemoteFuture<>(
        dispatcher,
        new Parcel<>(MessageType.RUN, serialized(runnable), limits, value),
        nameOf(runnable),
        executed);
  }

  private Payload serialized(Object task) {
    try {
      return Payload.of(task, limits);
    } catch (IOException e) {
      throw new RejectedExecutionException("the task cannot travel: " + e.getMessage(), e);
    }
  }

  private static String nameOf(Object task) {
    String name = task.getClass().getSimpleName();
    return name.isEmpty() ? task.getClass().getName() : name;
  }
}
