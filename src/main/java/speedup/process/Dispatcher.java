package speedup.process;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Brings tasks and workers together: decides what follows when a task is submitted or interrupted,
 * and when a worker is ready, has done its task or has ended.
 *
 * <p>Each decision is made with the lock of the {@link PoolState} held, and carried out after its
 * release. Is reached from the workers' threads, so it must not know the {@link ProcessPool}
 * itself, which could otherwise never become unreachable.
 */
final class Dispatcher {

  /**
   * What a worker has finished and what it does next.
   *
   * @param done the finished task, to be {@link #settled} once its future is completed, or null if
   *     it is completed already, being cancelled
   * @param next the next one, or null if there is none
   */
  record Step(@Nullable RemoteFuture<?> done, @Nullable RemoteFuture<?> next) {}

  private final PoolState state;

  // Guarded by the lock of the state.
  private long lastId;
  private int prestarting;

  Dispatcher(WorkerSettings settings) {
    this.state = new PoolState(settings, this::launch);
  }

  PoolState state() {
    return state;
  }

  /** Gives the task to an idle worker, or queues it. */
  void submit(RemoteFuture<?> task) {
    Worker idle;
    state.lock.lock();
    try {
      state.life.requireRunning(task);
      idle = state.crew.takeIdle();
      if (idle != null) {
        assign(idle, task);
      } else {
        enqueue(task);
      }
    } finally {
      state.lock.unlock();
    }
    if (idle != null) {
      idle.give(task);
    }
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

  /** Says that the worker is ready; returns its first task. */
  @Nullable RemoteFuture<?> ready(Worker worker) {
    state.lock.lock();
    try {
      state.crew.ready(worker);
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
    state.lock.lock();
    try {
      RemoteFuture<?> done = worker.current;
      worker.assign(null, ReadingTurn.NONE);
      worker.tasks++;
      state.completedTasks++;
      if (done == null || done.isDone()) {
        return new Step(null, nextFor(worker));
      }
      state.unsettled++;
      return new Step(done, nextFor(worker));
    } finally {
      state.lock.unlock();
    }
  }

  /** Says that the futures of so many ended tasks are completed. */
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
   * has started holds its pipes open.
   */
  void exited(Worker worker, WorkerDiedException death) {
    state.deadlines.forLastAnswer(() -> ended(worker, death, null));
  }

  /**
   * Says that the worker's process has ended; heard only once.
   *
   * @param death what its task, if it had one, fails with
   * @param notReady why it could not be initialized, if that is why
   */
  void ended(Worker worker, WorkerDiedException death, @Nullable Throwable notReady) {
    List<RemoteFuture<?>> failed = new ArrayList<>();
    List<Worker> doomed = List.of();
    Throwable cause;
    state.lock.lock();
    try {
      if (!state.crew.remove(worker)) {
        return;
      }
      worker.cancelStartDeadline();
      RemoteFuture<?> current = worker.current;
      worker.current = null;
      if (current != null) {
        failed.add(current);
      }
      Throwable broken = state.life.broken();
      if (broken == null && (notReady != null || breaksThePool(worker, current))) {
        broken = notReady == null ? death : notReady;
        state.life.breakDown(broken);
        failed.addAll(state.queue.takeAll());
        doomed = PoolState.closing(state.crew.all());
      }
      cause = broken == null ? death : broken;
      state.unsettled += failed.size();
      replace(worker);
      state.terminateIfDone();
      state.changed.signalAll();
    } finally {
      state.lock.unlock();
    }
    doomed.forEach(Worker::kill);
    try {
      failed.forEach(task -> task.fail(cause));
    } finally {
      settled(failed.size());
    }
  }

  private Worker launch(WorkerCommand command, String name) {
    Worker worker = new Worker(this, state.settings, command, name);
    worker.startDeadline = state.deadlines.forStart(worker);
    Thread.ofPlatform().daemon().name(name).start(worker);
    return worker;
  }

  private void enqueue(RemoteFuture<?> task) {
    if (state.queue.isEmpty()) {
      state.crew.all().forEach(Worker::attend);
    }
    state.queue.add(task);
    state.crew.startFor(state.queue.size());
  }

  private void assign(Worker worker, RemoteFuture<?> task) {
    worker.assign(task, ++lastId);
  }

  /** Finds work for a worker that has none, or lays it idle, or closes it. */
  private @Nullable RemoteFuture<?> nextFor(Worker worker) {
    if (!worker.closing && !worker.isKilled() && state.crew.contains(worker)) {
      boolean spent = worker.tasks >= state.settings.tasksPerWorker();
      RemoteFuture<?> next = spent ? null : state.queue.poll();
      if (next != null) {
        assign(worker, next);
        return next;
      }
      if (!spent && state.life.isRunning()) {
        state.crew.layIdle(worker);
      } else {
        worker.closing = true;
        state.close(worker);
      }
    }
    state.changed.signalAll();
    return null;
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
      boolean keepSize = state.life.isRunning() && (ended.tasks > 0 || prestarting > 0);
      state.crew.replace(ended, keepSize, state.queue.size());
    }
  }
}
