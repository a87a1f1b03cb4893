package speedup.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;
import speedup.process.codec.Admission;
import speedup.process.codec.Limits;
import speedup.process.codec.Payload;

/**
 * A pool all of whose classes are the real ones, but for its processes. Its tasks are numbers, and
 * so are their results.
 */
final class PoolModel {

  static final Admission ADMISSION = Admission.of(Limits.DEFAULT, PoolModel.class.getClassLoader());

  private static final int MOST_TASKS = 8;

  /** Longer than any scenario takes. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  private final Dispatcher dispatcher;
  private final Intake intake;
  private final Shutdown shutdown;
  private final AtomicIntegerArray runs = new AtomicIntegerArray(MOST_TASKS);

  /** How often the interruption of a task has been asked for. */
  private final AtomicIntegerArray cancellations = new AtomicIntegerArray(MOST_TASKS);

  private final List<ModelProcess> processes = new CopyOnWriteArrayList<>();

  PoolModel(int workers) {
    this.dispatcher = new Dispatcher(settings(workers));
    this.intake = new Intake(dispatcher.state());
    this.shutdown = new Shutdown(dispatcher.state(), dispatcher);
  }

  private WorkerSettings settings(int workers) {
    WorkerCommand command =
        new WorkerCommand(
            List.of(),
            List.of(),
            ClassPath.of(""),
            WorkerCache.none(),
            workers,
            Limits.DEFAULT,
            Transport.STANDARD,
            false);
    return new WorkerSettings(
        "pool",
        workers,
        command,
        this::start,
        ADMISSION,
        null,
        new WorkerSettings.Retirement(Long.MAX_VALUE, Long.MAX_VALUE, null),
        new WorkerSettings.Patience(PATIENCE, PATIENCE, PATIENCE),
        false,
        new WorkerSettings.QueueBound(Integer.MAX_VALUE, WhenQueueIsFull.WAIT),
        (name, stackBytes, action) -> startThread(name, action),
        line -> {},
        new WorkerListener() {});
  }

  private WorkerCommand.Started start(WorkerCommand command, List<String> arguments) {
    ModelProcess process = new ModelProcess(this);
    processes.add(process);
    Thread unused = startThread(arguments.get(0) + "-process", process::live);
    return new WorkerCommand.Started(process, null);
  }

  private static Thread startThread(String name, Runnable action) {
    Thread thread = new Thread(action, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** A task that is not yet submitted. */
  RemoteFuture<Integer> task(int number) {
    try {
      return new RemoteFuture<>(
          dispatcher,
          new Parcel<>(MessageType.CALL, Payload.of(number, Limits.DEFAULT), ADMISSION, null),
          "task-" + number,
          null);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Submits a task; says whether the pool takes it. */
  boolean takes(RemoteFuture<?> task) {
    try {
      intake.submit(task);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  RemoteFuture<Integer> submit(int number) {
    RemoteFuture<Integer> task = task(number);
    Scenario.check(takes(task), "a running pool refuses a task");
    return task;
  }

  boolean cancel(RemoteFuture<?> task, int number) {
    cancellations.incrementAndGet(number);
    return task.cancel(true);
  }

  /** Kills the newest worker, if there is one by now. */
  void killOne() {
    if (!processes.isEmpty()) {
      processes.getLast().destroy();
    }
  }

  void awaitQuiescence() {
    dispatcher.awaitQuiescence();
  }

  void shutDown() {
    shutdown.inOrder();
  }

  /** Stops the pool, which interrupts all that runs. */
  List<Runnable> stop() {
    for (int number = 0; number < MOST_TASKS; number++) {
      cancellations.incrementAndGet(number);
    }
    return shutdown.atOnce();
  }

  void awaitTermination() throws InterruptedException {
    Scenario.check(
        shutdown.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS), "it does not terminate");
    for (ModelProcess process : processes) {
      Scenario.check(!process.toHandle().isAlive(), "a worker outlives its pool");
    }
  }

  /** How often workers have done a task. */
  int runs(int number) {
    return runs.get(number);
  }

  void ran(int number) {
    Scenario.check(runs.incrementAndGet(number) == 1, "task " + number + " is done twice");
  }

  void interrupted(int number) {
    Scenario.check(
        cancellations.get(number) > 0,
        "task " + number + " is interrupted, and nobody has asked for that");
  }

  /** What has become of a task that is done: its number, or what it failed with. */
  static @Nullable Throwable failure(RemoteFuture<Integer> task, int number)
      throws InterruptedException {
    try {
      Scenario.check(task.get() == number, "task " + number + " has the result of another");
      return null;
    } catch (java.util.concurrent.ExecutionException e) {
      return e.getCause();
    } catch (java.util.concurrent.CancellationException e) {
      return e;
    }
  }
}
