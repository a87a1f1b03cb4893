package speedup.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The workers of a pool: who is started and replaced, who is ready, who is idle. Used with the lock
 * of the {@link PoolState} held.
 */
final class Crew {

  /** This many workers in a row that end before they are ready: the next one will not do better. */
  private static final int START_FAILURES = 3;

  private final WorkerSettings settings;
  private final BiFunction<WorkerCommand, String, Worker> launch;
  private final Deque<Worker> idle = new ArrayDeque<>();
  private final Set<Worker> workers = new LinkedHashSet<>();
  private WorkerCommand command;
  private int starting;
  private int startFailures;
  private long started;
  private long lost;

  /**
   * Makes an empty crew.
   *
   * @param launch makes and starts a worker, from its command and its name
   */
  Crew(WorkerSettings settings, BiFunction<WorkerCommand, String, Worker> launch) {
    this.settings = settings;
    this.command = settings.command();
    this.launch = launch;
  }

  /**
   * Starts a worker for the last of this many queued tasks, unless one is starting for it.
   *
   * @throws OutOfMemoryError if the system gives no thread for it
   */
  void startFor(int queued) {
    if (queued > starting && hasRoom()) {
      start();
    }
  }

  void startAll() {
    while (hasRoom()) {
      start();
    }
  }

  /**
   * Starts another worker for one that has ended, if that helps.
   *
   * @param keepSize whether to do so even if nothing is queued
   */
  void replace(Worker ended, boolean keepSize, int queued) {
    if (!ended.ready && startFailures >= START_FAILURES) {
      return; // the others do the work
    }
    if (keepSize && hasRoom()) {
      start();
    } else {
      startFor(queued);
    }
  }

  private void start() {
    Worker worker = launch.apply(command, settings.pool() + "-worker-" + (started + 1));
    started++;
    workers.add(worker);
    starting++;
  }

  void ready(Worker worker) {
    worker.ready = true;
    starting--;
    startFailures = 0;
  }

  /** Takes a worker that has ended off the list; says whether it was on it. */
  boolean remove(Worker worker) {
    if (!workers.remove(worker)) {
      return false;
    }
    idle.remove(worker);
    if (!worker.closing) {
      lost++;
    }
    if (!worker.ready) {
      starting--;
      if (worker.command().bare()) {
        startFailures++;
      } else {
        command = command.withoutExtras(); // they may be why
      }
    }
    return true;
  }

  /** Takes the workers that have been idle since then, or before, off those that get tasks. */
  List<Worker> takeIdleSince(long nanoTime) {
    List<Worker> all = new ArrayList<>();
    idle.removeIf(worker -> nanoTime - worker.since >= 0 && all.add(worker));
    return all;
  }

  boolean hasIdle() {
    return !idle.isEmpty();
  }

  /** How many tasks would be given to workers that are starting, or can be started. */
  int prospects() {
    return starting + settings.workers() - workers.size();
  }

  long started() {
    return started;
  }

  long lost() {
    return lost;
  }

  int active() {
    int active = 0;
    for (Worker worker : workers) {
      active += worker.current == null ? 0 : 1;
    }
    return active;
  }

  void layIdle(Worker worker) {
    idle.addLast(worker);
  }

  /** The worker that became idle last: its caches are warm, and the others can rest. */
  @Nullable Worker takeIdle() {
    return idle.pollLast();
  }

  List<Worker> takeAllIdle() {
    List<Worker> all = new ArrayList<>(idle);
    idle.clear();
    return all;
  }

  List<Worker> all() {
    return List.copyOf(workers);
  }

  /** Those that are not ready to work. */
  List<Worker> unready() {
    return workers.stream().filter(worker -> !worker.ready).toList();
  }

  /** The tasks that workers have. */
  List<RemoteFuture<?>> running() {
    List<RemoteFuture<?>> running = new ArrayList<>();
    for (Worker worker : workers) {
      RemoteFuture<?> current = worker.current;
      if (current != null) {
        running.add(current);
      }
    }
    return running;
  }

  /** The processes, of those workers that have one by now. */
  List<ProcessHandle> processes() {
    List<ProcessHandle> processes = new ArrayList<>();
    for (Worker worker : workers) {
      ProcessHandle process = worker.handle();
      if (process != null) {
        processes.add(process);
      }
    }
    return processes;
  }

  boolean contains(Worker worker) {
    return workers.contains(worker);
  }

  boolean isEmpty() {
    return workers.isEmpty();
  }

  int size() {
    return workers.size();
  }

  /** Whether all workers that there may be are there and ready. */
  boolean isReady() {
    return !hasRoom() && workers.stream().allMatch(worker -> worker.ready);
  }

  /**
   * Whether so many workers in a row did not start, of those without any extras, that there is no
   * point in going on, and none is starting any more.
   */
  boolean doesNotStart() {
    return startFailures >= START_FAILURES && starting == 0;
  }

  boolean hasReady() {
    return workers.stream().anyMatch(worker -> worker.ready);
  }

  private boolean hasRoom() {
    return workers.size() < settings.workers();
  }
}
