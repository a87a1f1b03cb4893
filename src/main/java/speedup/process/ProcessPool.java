package speedup.process;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import speedup.process.codec.Admission;
import speedup.process.codec.Payload;

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

  private static final Cleaner CLEANER = Cleaner.create(ProcessPool::cleaningThread);

  /** Handed from {@link #newTaskFor} to the {@link #execute} of a completion service. */
  private static final ThreadLocal<@Nullable RemoteFuture<?>> NEWEST = new ThreadLocal<>();

  /** Tasks of a map that are submitted before their results are taken. */
  private static final int AHEAD_OF_A_WORKER = 16;

  private static final int LEAST_AHEAD = 64;

  private final Dispatcher dispatcher;
  private final PoolState state;
  private final Intake intake;
  private final Shutdown shutdown;
  private final Admission admission;

  ProcessPool(WorkerSettings settings) {
    this.dispatcher = new Dispatcher(settings);
    this.state = dispatcher.state();
    this.intake = new Intake(state);
    this.shutdown = new Shutdown(state, dispatcher);
    this.admission = settings.admission();
    JvmVariables.of(System.getenv()).leftOut().forEach(settings.output());
    CLEANER.register(this, shutdown::inOrder);
  }

  /** One that holds no class loader: neither ours nor that of whoever made the first pool. */
  private static Thread cleaningThread(Runnable cleaning) {
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name("process-pool-cleaner")
            .inheritInheritableThreadLocals(false)
            .unstarted(cleaning);
    thread.setContextClassLoader(null);
    return thread;
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
   * Applies a function to each input, and gives the results in the order of the inputs; with {@code
   * ahead} such that all workers have enough to do: 16 tasks a worker, and at least 64.
   */
  public <T, R> Stream<R> map(
      SerializableFunction<? super T, ? extends R> function,
      Iterable<? extends T> inputs,
      int chunkSize) {
    return map(function, inputs, chunkSize, usualAhead());
  }

  /**
   * Applies a function to each input, and gives the results in the order of the inputs.
   *
   * <p>Several inputs make up a task. The first tasks are submitted at once, and further ones when
   * results are taken from the stream: so the inputs may be without end, and neither they nor the
   * results fill the memory. The stream waits for each result when it is asked for; closing it
   * cancels what is not yet done.
   *
   * @param inputs are iterated over by the threads that read the stream
   * @param chunkSize how many inputs make up one task: the more, the less a round trip costs each
   *     of them
   * @param ahead how many tasks may be submitted before their results are taken
   * @return the results; where the function failed, or its worker died, the stream throws {@link
   *     java.util.concurrent.CompletionException} with the reason as its cause
   * @throws RejectedExecutionException if the pool is shut down or broken, or something cannot be
   *     serialized; of later tasks the stream throws it
   */
  public <T, R> Stream<R> map(
      SerializableFunction<? super T, ? extends R> function,
      Iterable<? extends T> inputs,
      int chunkSize,
      int ahead) {
    return MappedResults.stream(
        Chunk.split(function, inputs, chunkSize), new InOrder(), ahead, admission);
  }

  /**
   * Applies a function to each input, and gives the results in the order in which their tasks are
   * completed; otherwise like {@link #map(SerializableFunction, Iterable, int)}.
   */
  public <T, R> Stream<R> mapAsCompleted(
      SerializableFunction<? super T, ? extends R> function,
      Iterable<? extends T> inputs,
      int chunkSize) {
    return mapAsCompleted(function, inputs, chunkSize, usualAhead());
  }

  /**
   * Applies a function to each input, and gives the results in the order in which their tasks are
   * completed; otherwise like {@link #map(SerializableFunction, Iterable, int, int)}.
   */
  public <T, R> Stream<R> mapAsCompleted(
      SerializableFunction<? super T, ? extends R> function,
      Iterable<? extends T> inputs,
      int chunkSize,
      int ahead) {
    return MappedResults.stream(
        Chunk.split(function, inputs, chunkSize), new AsCompleted(), ahead, admission);
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

  /** What the pool has done so far. */
  public PoolStatistics statistics() {
    return state.statistics();
  }

  /**
   * The options that the workers' JVMs are started with, without their class path; of those that
   * contradict each other the JVM takes the last.
   */
  public List<String> workerJvmOptions() {
    return state.settings.command().jvmOptions();
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
        intake.submit(task);
      } else if (newTask != null
          && newTask.isOf(dispatcher)
          && command.getClass().getEnclosingClass() == ExecutorCompletionService.class) {
        // Its wrapper cannot travel. What it wraps can; the wrapper runs when that is done.
        newTask.whenDone(command);
        intake.submit(newTask);
      } else {
        intake.submit(remote(command, null, command));
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
            new Parcel<>(MessageType.CALL, serialized(callable), admission, null),
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

  private int usualAhead() {
    return Math.max(LEAST_AHEAD, state.settings.workers() * AHEAD_OF_A_WORKER);
  }

  private final class InOrder implements MappedResults.Channel {

    @Override
    public Future<Chunk.Results> submit(Chunk chunk) {
      return ProcessPool.this.submit((Callable<Chunk.Results>) chunk);
    }

    @Override
    public Future<Chunk.Results> next(Set<Future<Chunk.Results>> pending) {
      return pending.iterator().next();
    }
  }

  private final class AsCompleted implements MappedResults.Channel {

    private final CompletionService<Chunk.Results> service =
        new ExecutorCompletionService<>(ProcessPool.this);

    @Override
    public Future<Chunk.Results> submit(Chunk chunk) {
      return service.submit(chunk);
    }

    @Override
    public Future<Chunk.Results> next(Set<Future<Chunk.Results>> pending)
        throws InterruptedException {
      return service.take();
    }
  }

  private <T extends @Nullable Object> RemoteFuture<T> remote(
      Runnable runnable, @Nullable T value, @Nullable Runnable executed) {
    Objects.requireNonNull(runnable);
    return new RemoteFuture<>(
        dispatcher,
        new Parcel<>(MessageType.RUN, serialized(runnable), admission, value),
        nameOf(runnable),
        executed);
  }

  private Payload serialized(Object task) {
    if (state.settings.command().classPath().isOwn()) {
      String objection =
          TaskOrigin.objectionTo(task instanceof Chunk chunk ? chunk.function() : task);
      if (objection != null) {
        throw new RejectedExecutionException("the task cannot travel: " + objection);
      }
    }
    try {
      return Payload.of(task, admission.limits());
    } catch (IOException e) {
      throw new RejectedExecutionException("the task cannot travel: " + e.getMessage(), e);
    }
  }

  private static String nameOf(Object task) {
    String name = task.getClass().getSimpleName();
    return name.isEmpty() ? task.getClass().getName() : name;
  }
}
