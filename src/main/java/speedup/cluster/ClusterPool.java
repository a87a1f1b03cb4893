package speedup.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import speedup.process.SerializableCallable;
import speedup.process.codec.Admission;
import speedup.process.codec.Limits;
import speedup.process.codec.Payload;

/**
 * Executes tasks on the members of a Hazelcast cluster: an {@link
 * java.util.concurrent.ExecutorService} whose workers may be on other machines.
 *
 * <p>Tasks and results must be {@link java.io.Serializable}. A task is serialized when it is
 * submitted; one that cannot travel is rejected there and then. At most as many tasks as there are
 * workers are in progress over all members, each on the member that has the fewest. Tiny ones are
 * sent several at a time. What the calling thread's context class loader has beyond the classes of
 * Speedup is handed to members that do not have it.
 *
 * <p>A task is given to another member when the one that had it is lost: so it may run more than
 * once, and must be one that may. Its future gets one outcome. A task that has taken three members
 * along, and all tasks when no member answers any more, fail with a {@link ClusterException}.
 *
 * <p>Unlike a {@link speedup.process.ProcessPool} it does not kill what does not end when it is
 * interrupted: the task goes on, and its member has the less room until it ends. What tasks print
 * is printed by the member.
 *
 * @since 1.0
 */
public final class ClusterPool extends AbstractExecutorService {

  /** Handed from {@link #newTaskFor} to the {@link #execute} of a completion service. */
  private static final ThreadLocal<@Nullable ClusterTask<?>> NEWEST = new ThreadLocal<>();

  private final Dispatcher dispatcher;
  private final Admission admission;
  private final Runnable closing;
  private boolean isClosed;

  /**
   * Creates a pool on a line to members.
   *
   * @param closing gives back what the pool is to close when it has ended
   */
  ClusterPool(Line line, int workers, Runnable closing) throws ClusterException {
    if (workers < 1) {
      throw new IllegalArgumentException("workers must be at least 1, not " + workers);
    }
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    CodeBundle code = CodeBundle.ofThisThread();
    this.dispatcher = new Dispatcher(line, workers, code);
    this.admission =
        Admission.of(
            Limits.DEFAULT,
            code.digest().equals(CodeStore.NONE) || context == null
                ? ClusterPool.class.getClassLoader()
                : context);
    this.closing = closing;
  }

  /**
   * Joins a cluster that is there, as a client; the cluster stays when the pool is closed.
   *
   * @param addresses of members, each {@code host:port}; one that answers is enough
   * @param workers how many tasks are in progress at once, over all members
   * @throws ClusterException with one clear line, if it does not answer, turns us away, has another
   *     Speedup, or not room for so many tasks
   */
  public static ClusterPool connect(ClusterAccess access, List<String> addresses, int workers)
      throws ClusterException {
    return connect(access, addresses, workers, Engine.SILENCE);
  }

  /** The same, with another patience. */
  static ClusterPool connect(
      ClusterAccess access, List<String> addresses, int workers, Duration silence)
      throws ClusterException {
    Line line = HazelcastLine.connect(access, addresses, silence);
    return on(line, workers, line::close);
  }

  /**
   * Starts members on this machine, each in a JVM of its own that nobody else can reach; they end
   * with the pool.
   *
   * @param jvmOptions of their JVMs
   * @throws ClusterException if they cannot be started
   */
  public static ClusterPool start(int members, int workers, List<String> jvmOptions)
      throws ClusterException {
    OwnMembers own = OwnMembers.start(members, jvmOptions);
    try {
      Line line = HazelcastLine.connect(own.access(), own.addresses(), Engine.SILENCE);
      return on(
          line,
          workers,
          () -> {
            line.close();
            own.close();
          });
    } catch (ClusterException | RuntimeException e) {
      own.close();
      throw e;
    }
  }

  private static ClusterPool on(Line line, int workers, Runnable closing) throws ClusterException {
    try {
      return new ClusterPool(line, workers, closing);
    } catch (ClusterException | RuntimeException e) {
      line.close();
      throw e;
    }
  }

  /**
   * Submits a task; lets a plain lambda expression be serializable.
   *
   * @throws RejectedExecutionException if the pool is shut down or its cluster lost, or the task
   *     cannot be serialized
   */
  public <R> Future<R> submit(SerializableCallable<R> task) {
    return submit((Callable<R>) task);
  }

  /** The members that tasks are given to at this moment. */
  public List<MemberFacts> members() {
    return dispatcher.members();
  }

  /** How many tasks each member has done so far; also those that have left. */
  public Map<MemberFacts, Long> tasksDone() {
    return dispatcher.done();
  }

  /**
   * Waits until no task is queued or running and the future of each is done.
   *
   * @return whether that came in time
   */
  public boolean awaitQuiescence(long timeout, TimeUnit unit) {
    return dispatcher.awaitQuiescence(unit.toNanos(timeout));
  }

  @Override
  public void execute(Runnable command) {
    ClusterTask<?> newTask = NEWEST.get();
    NEWEST.remove();
    if (command instanceof ClusterTask<?> task) {
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
  }

  @Override
  protected <T extends @Nullable Object> RunnableFuture<T> newTaskFor(Callable<T> callable) {
    Objects.requireNonNull(callable);
    ClusterTask<T> task =
        new ClusterTask<>(
            dispatcher,
            new ClusterTask.Sealed<>(Wire.CALL, serialized(callable), admission, null),
            callable.getClass().getName(),
            null);
    NEWEST.set(task);
    return task;
  }

  @Override
  protected <T extends @Nullable Object> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
    ClusterTask<T> task = remote(runnable, value, null);
    NEWEST.set(task);
    return task;
  }

  private <T extends @Nullable Object> ClusterTask<T> remote(
      Runnable runnable, @Nullable T value, @Nullable Runnable executed) {
    Objects.requireNonNull(runnable);
    return new ClusterTask<>(
        dispatcher,
        new ClusterTask.Sealed<>(Wire.RUN, serialized(runnable), admission, value),
        runnable.getClass().getName(),
        executed);
  }

  private byte[] serialized(Object task) {
    try {
      return Payload.of(task, admission.limits()).open().readAllBytes();
    } catch (IOException e) {
      throw new RejectedExecutionException("the task cannot travel: " + e.getMessage(), e);
    }
  }

  @Override
  public void shutdown() {
    dispatcher.shutDown();
  }

  @Override
  public List<Runnable> shutdownNow() {
    return new ArrayList<>(dispatcher.stop());
  }

  @Override
  public boolean isShutdown() {
    return dispatcher.isShutDown();
  }

  @Override
  public boolean isTerminated() {
    return dispatcher.isEnded();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return dispatcher.awaitEnd(unit.toNanos(timeout));
  }

  /**
   * As {@link java.util.concurrent.ExecutorService#close}; then leaves the cluster, and ends the
   * members that it has started.
   */
  @Override
  public void close() {
    super.close();
    leave();
  }

  /** Leaves the cluster without waiting for what runs there. */
  public void abandon() {
    List<Runnable> unused = shutdownNow();
    leave();
  }

  private synchronized void leave() {
    if (!isClosed) {
      isClosed = true;
      closing.run();
    }
  }

  @Override
  public String toString() {
    return "ClusterPool" + members().stream().map(MemberFacts::address).toList();
  }
}
