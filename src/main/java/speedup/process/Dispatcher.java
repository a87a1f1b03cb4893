package speedup.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Brings tasks and workers together: decides what follows when a task is interrupted, and when a
 * worker is ready, has done its task or has ended. The {@link Intake} takes the tasks in.
 *
 * <p>Each decision is made with the lock of the {@link PoolState} held, and carried out after its
 * release. Is reached from the workers' threads, so it must not know the {@link ProcessPool}
 * itself, which could otherwise never become unreachable.
 */
final class Dispatcher {

  /** SIGILL, SIGABRT, SIGBUS, SIGFPE, SIGSEGV: with these a JVM dies of its own code. */
  private static final Set<Integer> CRASHES = Set.of(4, 6, 7, 8, 11);

  /**
   * What a worker has finished and what it does next.
   *
   * @param done the finished task, to be {@link #settled} once its future is completed, or null if
   *     it is completed already, being cancelled
   * @param next the next one, or null if there is none
   */
  record Step(@Nullable RemoteFuture<?> done, @Nullable RemoteFuture<?> next) {}

  private final PoolState state;

  /** How many threads wait until all workers are ready; guarded by the lock of the state. */
  private int prestarting;

  Dispatcher(WorkerSettings settings) {
    this.state = new PoolState(settings, this::launch);
  }

  PoolState state() {
    return state;
  }

  /** Starts all workers that are not yet started and waits until they are ready. */
  void prestart() throws InterruptedException {
    state.lock.lockInterruptibly();
    prestarting++;
    try {
      while (true) {
        state.life.requireRunning("prestart");
        if (state.crew.isReady()) {
          return;
        }
        if (state.crew.doesNotStart()) {
          throw new RejectedExecutionException("prestart gave up: some workers do not start");
        }
        state.crew.startAll();
        state.changed.await();
      }
    } catch (OutOfMemoryError e) { // there are no more threads
      throw new RejectedExecutionException("prestart gave up: " + e.getMessage(), e);
    } finally {
      prestarting--;
      state.lock.unlock();
    }
  }

  /** Waits until no task is queued, no worker has one, and all futures are completed. */
  void awaitQuiescence() {
    state.lock.lock();
    try {
      while (!state.isQuiescent()) {
        state.changed.awaitUninterruptibly();
      }
    } finally {
      state.lock.unlock();
    }
  }

  /** Says how much heap a worker may take, in bytes. */
  void heapOfAWorker(long bytes) {
    state.lock.lock();
    try {
      state.heapOfAWorker = bytes;
    } finally {
      state.lock.unlock();
    }
  }

  /** Says that the worker is ready; returns its first task. */
  @Nullable RemoteFuture<?> ready(Worker worker) {
    ProcessHandle process = worker.handle();
    if (process != null) {
      tell(() -> state.settings.listener().ready(worker.name(), process));
    }
    state.lock.lock();
    try {
      if (state.crew.contains(worker)) {
        state.crew.ready(worker);
      }
      worker.cancelStartDeadline();
      state.changed.signalAll();
      return nextFor(worker);
    } finally {
      state.lock.unlock();
    }
  }

  /**
   * Says that the worker has ended its task; returns it and the next one.
   *
   * <p>The worker goes on before the future of the last task is completed. That this remains to be
   * done is noted, so that neither quiescence nor termination is reported before.
   */
  Step next(Worker worker) {
    boolean large = isLarge(worker);
    List<Worker> superfluous;
    Step step;
    state.lock.lock();
    try {
      RemoteFuture<?> done = worker.current;
      state.running.add(System.nanoTime() - worker.since);
      worker.assign(null, ReadingTurn.NONE);
      worker.tasks++;
      worker.spent = large || worker.tasks >= state.settings.retirement().tasks();
      state.completedTasks++;
      boolean isToSettle = done != null && !done.isDone();
      state.unsettled += isToSettle ? 1 : 0;
      step = new Step(isToSettle ? done : null, nextFor(worker));
      superfluous = state.superfluous();
    } finally {
      state.lock.unlock();
    }
    superfluous.forEach(Worker::kill);
    return step;
  }

  /** Says that the futures of this many ended tasks are completed. */
  void settled(int tasks) {
    state.lock.lock();
    try {
      state.unsettled -= tasks;
      state.terminateIfDone();
      state.changed.signalAll();
    } finally {
      state.lock.unlock();
    }
  }

  /** Says that a task was cancelled: if it was in the queue, there is room for another one. */
  void cancelled() {
    state.lock.lock();
    try {
      if (state.waitingForRoom > 0) {
        state.changed.signalAll();
      }
    } finally {
      state.lock.unlock();
    }
  }

  /** Interrupts the task if a worker has it, and kills the worker if that does not help. */
  void interrupt(RemoteFuture<?> task) {
    Worker worker;
    long id;
    state.lock.lock();
    try {
      worker = task.worker;
      if (worker == null || worker.current != task) {
        return;
      }
      id = worker.id;
    } finally {
      state.lock.unlock();
    }
    state.deadlines.forInterruption(worker, id);
    worker.interrupt(id);
  }

  /**
   * Makes sure that a worker whose process has ended is given up, even if a process that its task
   * has started holds its pipes open, or a class of the user's waits while its last result is read.
   */
  void exited(Worker worker, WorkerDiedException death) {
    state.deadlines.forLastAnswer(() -> {
      if (ended(worker, death, null)) {
        worker.interruptReading();
      }
    });
  }

  /**
   * Says that the worker's process has ended; heard only once, and returns whether it was.
   *
   * @param death what its task, if it had one, fails with
   * @param notReady why it could not be initialized, if that is why
   */
  boolean ended(Worker worker, WorkerDiedException death, @Nullable Throwable notReady) {
    List<RemoteFuture<?>> failed = new ArrayList<>();
    List<Worker> doomed = List.of();
    Throwable cause;
    boolean told;
    state.lock.lock();
    try {
      if (!state.crew.remove(worker)) {
        return false;
      }
      told = worker.closing;
      worker.cancelStartDeadline();
      RemoteFuture<?> current = worker.current;
      worker.assign(null, ReadingTurn.NONE);
      if (current != null) {
        failed.add(current);
      }
      Throwable broken = state.life.broken();
      if (broken == null && (notReady != null || breaksThePool(worker, current))) {
        broken = notReady == null ? death : notReady;
        doomed = breakDown(broken, failed);
      }
      cause = broken == null ? death : broken;
      try {
        replace(worker);
      } catch (OutOfMemoryError e) { // there are no more threads
        if (state.crew.isEmpty()) {
          doomed = breakDown(e, failed);
          cause = e;
        }
      }
      if (doomed.isEmpty()) {
        doomed = state.superfluous();
      }
      state.unsettled += failed.size() + 1; // that the listener is told is to be done as well
      state.changed.signalAll();
    } finally {
      state.lock.unlock();
    }
    try {
      doomed.forEach(Worker::kill);
      if (!worker.ready && !told && !worker.isGivenUp() && isCrash(death)) {
        worker.command().cache().drop();
      }
      tell(() -> state.settings.listener().ended(worker.name(), told ? null : death));
      for (RemoteFuture<?> task : failed) {
        task.fail(cause);
      }
    } finally {
      settled(failed.size() + 1);
    }
    return true;
  }

  private Worker launch(WorkerCommand command, String name) {
    Worker worker = new Worker(this, state.settings, command, name);
    Future<?> deadline = state.deadlines.forStart(worker);
    worker.startDeadline = deadline;
    boolean started = false;
    try {
      Thread unused =
          state.settings.threads().start(name, state.settings.limits().stackBytes(), worker);
      started = true;
    } finally {
      if (!started) {
        deadline.cancel(false);
      }
    }
    return worker;
  }

  /** Finds work for a worker that has none, or lays it idle, or closes it. */
  private @Nullable RemoteFuture<?> nextFor(Worker worker) {
    if (!worker.closing && !worker.isKilled() && state.crew.contains(worker)) {
      RemoteFuture<?> next = worker.spent ? null : state.queue.poll();
      if (next != null) {
        state.assign(worker, next);
        if (state.waitingForRoom > 0) {
          state.changed.signalAll();
        }
        return next;
      }
      if (!worker.spent && state.life.isRunning()) {
        worker.since = System.nanoTime();
        state.crew.layIdle(worker);
        watchIdle();
      } else {
        worker.closing = true;
        state.close(worker);
      }
    }
    state.changed.signalAll();
    return null;
  }

  private void watchIdle() {
    Duration most = state.settings.retirement().idle();
    if (most != null && !state.idleIsWatched) {
      state.idleIsWatched = true;
      state.deadlines.forIdleness(most, () -> retireIdle(most));
    }
  }

  private void retireIdle(Duration most) {
    List<Worker> retired;
    state.lock.lock();
    try {
      retired =
          PoolState.closing(state.crew.takeIdleSince(System.nanoTime() - Deadlines.nanos(most)));
      retired.forEach(worker -> worker.retired = true);
      state.idleIsWatched = false;
      if (state.crew.hasIdle()) {
        watchIdle();
      }
    } finally {
      state.lock.unlock();
    }
    retired.forEach(state::close);
  }

  private boolean isLarge(Worker worker) {
    long most = state.settings.retirement().residentBytes();
    ProcessHandle process = most == Long.MAX_VALUE ? null : worker.handle();
    return process != null && ResidentMemory.of(process) > most;
  }

  private List<Worker> breakDown(Throwable cause, List<RemoteFuture<?>> failed) {
    state.life.breakDown(cause);
    failed.addAll(state.queue.takeAll());
    return PoolState.closing(state.crew.all());
  }

  private boolean breaksThePool(Worker ended, @Nullable RemoteFuture<?> current) {
    if (ended.closing) {
      return false;
    }
    if (!ended.ready) {
      return state.crew.doesNotStart() && !state.crew.hasReady();
    }
    // A worker that was killed because its cancelled task went on did not die of itself.
    return state.settings.breakOnWorkerDeath() && (current == null || !current.isCancelled());
  }

  private void replace(Worker ended) {
    if (state.life.doesTasks()) {
      // One that has done nothing is replaced when there is something to do: if each ended at
      // once, replacing would never end.
      boolean keepSize =
          state.life.isRunning() && !ended.retired && (ended.tasks > 0 || prestarting > 0);
      state.crew.replace(ended, keepSize, state.queue.size());
    }
  }

  private static boolean isCrash(WorkerDiedException death) {
    return death.signal().isPresent() && CRASHES.contains(death.signal().getAsInt());
  }

  /** Calls the listener, which is the user's. */
  private static void tell(Runnable call) {
    try {
      call.run();
    } catch (Throwable e) { // it shall harm no task
      boolean unused = Thread.interrupted();
    }
  }
}
