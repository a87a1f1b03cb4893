package speedup.process;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Brings tasks and workers together: the queue, the idle workers, and the life of the pool. Is
 * reached from the workers' threads, so it must not know the {@link ProcessPool} itself, which
 * could otherwise never become unreachable.
 */
final class Dispatcher {

  /** How long after the end of a process its last answer may take to be read. */
  private static final Duration EXIT_GRACE = Duration.ofSeconds(2);

  private enum Life {
    RUNNING,
    SHUT_DOWN,
    STOPPED,
    TERMINATED
  }

  /**
   * What a worker has finished and what it does next.
   *
   * @param done the finished task
   * @param next the next one, or null if there is none
   */
  record Step(@Nullable RemoteFuture<?> done, @Nullable RemoteFuture<?> next) {}

  private final WorkerSettings settings;
  private final Deadlines deadlines;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<RemoteFuture<?>> queue = new ArrayDeque<>();
  private final Crew crew;
  private Life life = Life.RUNNING;
  private @Nullable Throwable broken;
  private long lastId;
  private long completed;
  private int prestarting;

  Dispatcher(WorkerSettings settings) {
    this.settings = settings;
    this.deadlines = new Deadlines(settings.pool());
    this.crew = new Crew(settings, this::launch);
  }

  Limits limits() {
    return settings.limits();
  }

  /** Gives the task to an idle worker, or queues it. */
  void submit(RemoteFuture<?> task) {
    Worker worker;
    lock.lock();
    try {
      if (life != Life.RUNNING) {
        throw rejection(task);
      }
      worker = crew.takeIdle();
      if (worker == null) {
        if (queue.isEmpty()) {
          crew.all().forEach(Worker::attend);
        }
        queue.addLast(task);
        crew.startFor(this, queue.size());
      } else {
        assign(worker, task);
      }
    } finally {
      lock.unlock();
    }
    if (worker != null) {
      worker.give(task);
    }
  }

  /** Starts all workers that are not yet started and waits until they are ready. */
  void prestart() throws InterruptedException {
    lock.lockInterruptibly();
    prestarting++;
    try {
      while (true) {
        if (life != Life.RUNNING) {
          throw rejection("prestart");
        }
        if (crew.isReady()) {
          return;
        }
        if (crew.doesNotStart()) {
          throw new RejectedExecutionException("prestart gave up: some workers do not start");
        }
        crew.startAll(this);
        changed.await();
      }
    } finally {
      prestarting--;
      lock.unlock();
    }
  }

  /** Says that the worker is ready; returns its first task. */
  @Nullable RemoteFuture<?> ready(Worker worker) {
    lock.lock();
    try {
      crew.ready(worker);
      cancelStartDeadline(worker);
      changed.signalAll();
      return nextFor(worker);
    } finally {
      lock.unlock();
    }
  }

  /** Says that the worker has ended its task; returns it and the next one. */
  Step next(Worker worker) {
    lock.lock();
    try {
      RemoteFuture<?> done = worker.current;
      worker.assign(null, ReadingTurn.NONE);
      worker.tasks++;
      completed++;
      return new Step(done, nextFor(worker));
    } finally {
      lock.unlock();
    }
  }

  /** Interrupts the task if a worker has it, and kills the worker if that does not help. */
  void interrupt(RemoteFuture<?> task) {
    Worker worker;
    long id;
    lock.lock();
    try {
      worker = task.worker;
      if (worker == null || worker.current != task) {
        return;
      }
      id = worker.id;
    } finally {
      lock.unlock();
    }
    interrupt(worker, id);
  }

  /**
   * Makes sure that a worker whose process has ended is given up, even if a process that its task
   * has started holds its pipes open.
   */
  void exited(Worker worker, WorkerDiedException death) {
    Future<?> unused = deadlines.after(EXIT_GRACE, () -> ended(worker, death, null));
  }

  void shutdown() {
    List<Worker> toClose;
    lock.lock();
    try {
      if (life == Life.RUNNING) {
        life = Life.SHUT_DOWN;
      }
      toClose = retire();
      terminateIfDone();
    } finally {
      lock.unlock();
    }
    toClose.forEach(this::close);
  }

  /** Stops: interrupts what runs and returns what was queued. */
  List<Runnable> shutdownNow() {
    List<Runnable> returned = new ArrayList<>();
    List<RemoteFuture<?>> running = new ArrayList<>();
    List<Worker> toClose;
    lock.lock();
    try {
      if (life == Life.RUNNING || life == Life.SHUT_DOWN) {
        life = Life.STOPPED;
      }
      for (RemoteFuture<?> task : queue) {
        if (!task.isDone()) {
          returned.add(task.giveBack());
        }
      }
      queue.clear();
      toClose = retire();
      for (Worker worker : crew.all()) {
        if (!worker.ready) {
          worker.closing = true;
          worker.kill();
        } else if (worker.current != null) {
          running.add(worker.current);
        }
      }
      terminateIfDone();
    } finally {
      lock.unlock();
    }
    toClose.forEach(this::close);
    running.forEach(this::interrupt);
    return returned;
  }

  boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    long left = unit.toNanos(timeout);
    lock.lockInterruptibly();
    try {
      while (life != Life.TERMINATED) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  boolean isShutdown() {
    lock.lock();
    try {
      return life != Life.RUNNING;
    } finally {
      lock.unlock();
    }
  }

  boolean isTerminated() {
    lock.lock();
    try {
      return life == Life.TERMINATED;
    } finally {
      lock.unlock();
    }
  }

  /** The processes of the workers, as they are now. */
  List<ProcessHandle> processes() {
    lock.lock();
    try {
      List<ProcessHandle> handles = new ArrayList<>();
      for (Worker worker : crew.all()) {
        ProcessHandle handle = worker.handle();
        if (handle != null) {
          handles.add(handle);
        }
      }
      return handles;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Says that the worker's process has ended; heard only once.
   *
   * @param death what its task, if it had one, fails with
   * @param notReady why it could not be initialized, if that is why
   */
  void ended(Worker worker, WorkerDiedException death, @Nullable Throwable notReady) {
    List<RemoteFuture<?>> failed = new ArrayList<>();
    Throwable cause = death;
    lock.lock();
    try {
      if (!crew.remove(worker)) {
        return;
      }
      cancelStartDeadline(worker);
      RemoteFuture<?> current = worker.current;
      worker.current = null;
      if (current != null) {
        failed.add(current);
      }
      if (broken != null) {
        cause = broken;
      } else if (notReady != null) {
        failed.addAll(breakDown(notReady));
        cause = notReady;
      } else if (!worker.closing && breaks(worker, current)) {
        failed.addAll(breakDown(death));
      }
      replace(worker);
      terminateIfDone();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    for (RemoteFuture<?> task : failed) {
      task.fail(cause);
    }
  }

  @Override
  public String toString() {
    lock.lock();
    try {
      return settings.pool()
          + "["
          + (broken != null ? "broken" : life.name().toLowerCase(Locale.ROOT).replace('_', ' '))
          + ", workers = "
          + crew.size()
          + ", active tasks = "
          + crew.all().stream().filter(worker -> worker.current != null).count()
          + ", queued tasks = "
          + queue.size()
          + ", completed tasks = "
          + completed
          + "]";
    } finally {
      lock.unlock();
    }
  }

  private boolean breaks(Worker worker, @Nullable RemoteFuture<?> current) {
    if (!worker.ready) {
      return crew.doesNotStart() && !crew.hasReady();
    }
    // A worker that was killed because its cancelled task went on did not die of itself.
    return settings.breakOnWorkerDeath() && (current == null || !current.isCancelled());
  }

  /** Breaks the pool; returns what was queued. */
  private List<RemoteFuture<?>> breakDown(Throwable cause) {
    broken = cause;
    life = Life.STOPPED;
    List<RemoteFuture<?>> queued = new ArrayList<>(queue);
    queue.clear();
    for (Worker worker : crew.all()) {
      worker.closing = true;
      worker.kill();
    }
    return queued;
  }

  private void replace(Worker worker) {
    if (!worker.ready && crew.doesNotStart()) {
      return; // the others do the work
    }
    // One that has done nothing is replaced when there is something to do: if each ended at once,
    // replacing would never end.
    if (life == Life.RUNNING && crew.hasRoom() && (worker.tasks > 0 || prestarting > 0)) {
      crew.start(this);
    } else if (life == Life.RUNNING || life == Life.SHUT_DOWN) {
      crew.startFor(this, queue.size());
    }
  }

  private void launch(Worker worker) {
    Thread.ofPlatform().daemon().name(worker.name()).start(worker);
    worker.startDeadline = deadlines.after(settings.startLimit(), () -> killUnready(worker));
  }

  private static void cancelStartDeadline(Worker worker) {
    if (worker.startDeadline != null) {
      worker.startDeadline.cancel(false);
    }
  }

  private void killUnready(Worker worker) {
    lock.lock();
    try {
      if (worker.ready || !crew.contains(worker)) {
        return;
      }
    } finally {
      lock.unlock();
    }
    worker.kill("not ready after " + settings.startLimit().toMillis() + " ms");
  }

  /** Finds work for a worker that has none, or lays it idle, or closes it. */
  private @Nullable RemoteFuture<?> nextFor(Worker worker) {
    if (worker.closing || !crew.contains(worker)) {
      return null;
    }
    if (worker.tasks < settings.tasksPerWorker()) {
      RemoteFuture<?> next = queue.pollFirst();
      while (next != null && next.isDone()) {
        next = queue.pollFirst();
      }
      if (next != null) {
        assign(worker, next);
        return next;
      }
      if (life == Life.RUNNING) {
        crew.layIdle(worker);
        return null;
      }
    }
    worker.closing = true;
    close(worker);
    return null;
  }

  private void assign(Worker worker, RemoteFuture<?> task) {
    worker.assign(task, ++lastId);
  }

  /** The idle workers, when the pool has been shut down: they are no longer needed. */
  private List<Worker> retire() {
    List<Worker> retired = crew.takeAllIdle();
    retired.forEach(worker -> worker.closing = true);
    return retired;
  }

  private void close(Worker worker) {
    worker.close();
    Future<?> unused = deadlines.after(settings.closeGrace(), () -> worker.kill("did not end"));
  }

  private void interrupt(Worker worker, long id) {
    Future<?> unused =
        deadlines.after(settings.cancellationGrace(), () -> killStillBusy(worker, id));
    worker.interrupt(id);
  }

  private void killStillBusy(Worker worker, long id) {
    lock.lock();
    try {
      if (worker.current == null || worker.id != id) {
        return;
      }
    } finally {
      lock.unlock();
    }
    worker.kill(
        "its interrupted task did not end within "
            + settings.cancellationGrace().toMillis()
            + " ms");
  }

  private void terminateIfDone() {
    if (life != Life.RUNNING && queue.isEmpty() && crew.isEmpty()) {
      life = Life.TERMINATED;
      deadlines.close();
      changed.signalAll();
    }
  }

  private RejectedExecutionException rejection(Object what) {
    if (broken != null) {
      return new RejectedExecutionException(
          what + " rejected: " + settings.pool() + " is broken: " + broken.getMessage(), broken);
    }
    return new RejectedExecutionException(what + " rejected: " + settings.pool() + " is shut down");
  }
}
