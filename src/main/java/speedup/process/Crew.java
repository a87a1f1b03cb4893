package speedup.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The workers of a pool: who starts, who is ready, who is idle. Used with the lock of the {@link
 * Dispatcher} held.
 */
final class Crew {

  /** So many workers in a row that end before they are ready: the next one will not do better. */
  private static final int START_FAILURES = 3;

  private final WorkerSettings settings;
  private final Consumer<Worker> launch;
  private final Deque<Worker> idle = new ArrayDeque<>();
  private final Set<Worker> workers = new LinkedHashSet<>();
  private WorkerCommand command;
  private int starting;
  private int startFailures;
  private int started;

  /**
   * Makes an empty crew.
   *
   * @param launch starts the thread of a new worker
   */
  Crew(WorkerSettings settings, Consumer<Worker> launch) {
    this.settings = settings;
    this.command = settings.command();
    this.launch = launch;
  }

  /** Starts workers for so many queued tasks, as far as none is starting for them. */
  void startFor(Dispatcher dispatcher, int queued) {
    if (queued > starting && hasRoom()) {
      start(dispatcher);
    }
  }

  void startAll(Dispatcher dispatcher) {
    while (hasRoom()) {
      start(dispatcher);
    }
  }

  void start(Dispatcher dispatcher) {
    String name = settings.pool() + "-worker-" + ++started;
    Worker worker = new Worker(dispatcher, settings, command, name);
    workers.add(worker);
    starting++;
    launch.accept(worker);
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
    if (!worker.ready) {
      starting--;
      startFailures++;
      command = command.withoutCache(); // it may be why
    }
    return true;
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

  boolean contains(Worker worker) {
    return workers.contains(worker);
  }

  boolean isEmpty() {
    return workers.isEmpty();
  }

  int size() {
    return workers.size();
  }

  boolean hasRoom() {
    return workers.size() < settings.workers();
  }

  boolean isReady() {
    return !hasRoom() && workers.stream().allMatch(worker -> worker.ready);
  }

  boolean doesNotStart() {
    return startFailures >= START_FAILURES;
  }

  boolean hasReady() {
    return workers.stream().anyMatch(worker -> worker.ready);
  }
}
