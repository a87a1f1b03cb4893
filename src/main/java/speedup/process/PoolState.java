package speedup.process;

import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * What the decisions of a pool depend on, and the one lock that guards it: the tasks that wait, the
 * workers and what each is doing, and how far the pool's life has come.
 *
 * <p>The lock is held for moments: tasks are written, processes killed and futures completed after
 * its release. Only the few bytes that tell a worker to end may be sent under it; the pipe of a
 * worker without a task is empty. Who holds the lock may take those within {@link Outbox} and
 * {@link Deadlines}, never the other way round.
 */
final class PoolState {

  final WorkerSettings settings;
  final ReentrantLock lock = new ReentrantLock();

  /**
   * A worker is ready, or has no task any more, or has ended; a task was cancelled; the pool stops
   * or has terminated.
   */
  final Condition changed = lock.newCondition();

  final Deadlines deadlines;

  // Guarded by the lock.
  final TaskQueue queue = new TaskQueue();
  final Crew crew;
  final Life life;
  long completedTasks;
  private long lastId;

  final Tally waiting = new Tally();
  final Tally running = new Tally();

  /** The most heap that a worker may take, in bytes; 0 until one has said so. */
  long heapOfAWorker;

  /** Whether it will be looked which workers have been idle for too long. */
  boolean idleIsWatched;

  /** How many threads wait for room in the queue. */
  int waitingForRoom;

  /** How many tasks have ended whose futures are not yet completed. */
  int unsettled;

  /**
   * Makes the state of a pool that has no workers and no tasks yet.
   *
   * @param launch makes and starts a worker, from its command and its name
   */
  PoolState(WorkerSettings settings, BiFunction<WorkerCommand, String, Worker> launch) {
    this.settings = settings;
    this.deadlines = new Deadlines(settings, lock);
    this.crew = new Crew(settings, launch);
    this.life = new Life(settings.pool());
  }

  /** Gives, with the lock held, a task to a worker that has none. */
  void assign(Worker worker, RemoteFuture<?> task) {
    long now = System.nanoTime();
    waiting.add(now - task.submitted);
    worker.since = now;
    worker.assign(task, ++lastId);
  }

  /** Asks something with the lock held. */
  <T> T locked(Supplier<T> question) {
    lock.lock();
    try {
      return question.get();
    } finally {
      lock.unlock();
    }
  }

  /** Notes, with the lock held, that these workers shall end: none is given a task any more. */
  static List<Worker> closing(List<Worker> workers) {
    workers.forEach(worker -> worker.closing = true);
    return workers;
  }

  /** Tells a worker to end that has no task. */
  void close(Worker worker) {
    worker.close();
    deadlines.forClosing(worker);
  }

  /** Whether, with the lock held, nothing is left of all tasks that were submitted. */
  boolean isQuiescent() {
    return queue.isEmpty() && crew.active() == 0 && unsettled == 0;
  }

  /** Takes, with the lock held, workers that are not ready and will have nothing to do. */
  List<Worker> superfluous() {
    return !life.isRunning() && queue.isEmpty() ? closing(crew.unready()) : List.of();
  }

  /** What the pool has done so far. */
  PoolStatistics statistics() {
    return locked(() ->
        new PoolStatistics(
            waiting.times(),
            running.times(),
            queue.waiting(),
            crew.active(),
            completedTasks,
            crew.started(),
            crew.lost()));
  }

  /** To be called, with the lock held, after all that may have been the last thing to happen. */
  void terminateIfDone() {
    if (!life.isRunning() && crew.isEmpty() && isQuiescent()) {
      life.terminate();
      deadlines.close();
      changed.signalAll();
    }
  }

  private String heaps() {
    return heapOfAWorker == 0
        ? ""
        : ", heap = at most " + settings.workers() + " x " + (heapOfAWorker >> 20) + " MB";
  }

  /** For people; in the form of the JDK's own pools. */
  @Override
  public String toString() {
    return locked(() ->
        settings.pool()
            + "["
            + life
            + ", workers = "
            + crew.size()
            + ", active tasks = "
            + crew.active()
            + ", queued tasks = "
            + queue.waiting()
            + ", completed tasks = "
            + completedTasks
            + heaps()
            + "]");
  }
}
