package speedup.predict;

/**
 * Tasks on workers, in the order of the tasks: a worker that has nothing to do asks the dispatcher,
 * which hands out one task after the other, and the worker then works on it, as fast as the
 * processors let it.
 *
 * <p>Nothing is random here: what is, is in the times that it is given.
 */
final class Simulation {

  private static final int STARTING = -1;

  private final Costs costs;
  private final double[] arrivals;
  private final double[] times;
  private final Watcher watcher;
  private final SharedProcessors processors;
  private final int[] taskOf;
  private final Ring idle;
  private final Ring handed;

  private int next;
  private int arrived;
  private double dispatcherFree;

  private Simulation(Scenario scenario, double[] arrivals, double[] times, Watcher watcher) {
    this.costs = scenario.costs();
    this.arrivals = arrivals;
    this.times = times;
    this.watcher = watcher;
    // Pools start a worker when there is a task for it: those that never get one change nothing.
    int workers = Math.min(scenario.workers(), times.length);
    processors = new SharedProcessors(scenario.machines().sharedBy(workers), workers);
    taskOf = new int[workers];
    idle = new Ring(workers);
    handed = new Ring(workers);
  }

  /**
   * How long a bag of tasks takes.
   *
   * @param times what each task takes by itself, in seconds
   * @return seconds, from the opening of the workers to the end of the last task
   */
  static double makespan(Scenario scenario, double[] times) {
    int workers = Math.min(scenario.workers(), times.length);
    if (workers > 0 && !scenario.machines().areShared(workers)) {
      return FreeWorkers.makespan(workers, scenario.costs(), times);
    }
    return run(scenario, new double[0], times, Watcher.NOBODY);
  }

  /**
   * Executes tasks.
   *
   * @param arrivals when each task comes, none before the one that is before it; empty if all are
   *     there from the beginning
   * @return when the last one ended
   */
  static double run(Scenario scenario, double[] arrivals, double[] times, Watcher watcher) {
    return times.length == 0 ? 0 : new Simulation(scenario, arrivals, times, watcher).run();
  }

  private double run() {
    arrived = arrivals.length == 0 ? times.length : 0;
    for (int worker = 0; worker < taskOf.length; worker++) {
      if (costs.start() > 0) {
        taskOf[worker] = STARTING;
        processors.begin(worker, costs.start(), 0);
      } else {
        ask(worker, 0);
      }
    }
    int ended = 0;
    double now = 0;
    while (ended < times.length) {
      double arrival = arrived < times.length ? arrivals[arrived] : Double.POSITIVE_INFINITY;
      double start = handed.isEmpty() ? Double.POSITIVE_INFINITY : handed.time();
      double end = processors.nextEnd();
      if (end <= start && end <= arrival) {
        now = end;
        int worker = processors.end();
        if (taskOf[worker] != STARTING) {
          watcher.ended(taskOf[worker], now);
          ended++;
        }
        ask(worker, now);
      } else if (start <= arrival) {
        begin(handed.poll(), start);
      } else {
        arrived++;
        if (!idle.isEmpty()) {
          hand(idle.poll(), arrival);
        }
      }
    }
    return now;
  }

  private void ask(int worker, double now) {
    if (next < arrived) {
      hand(worker, now);
    } else {
      idle.add(worker, now);
    }
  }

  private void hand(int worker, double now) {
    taskOf[worker] = next++;
    if (costs.dispatch() == 0) {
      begin(worker, now);
    } else {
      dispatcherFree = Math.max(dispatcherFree, now) + costs.dispatch();
      handed.add(worker, dispatcherFree);
    }
  }

  private void begin(int worker, double now) {
    watcher.started(taskOf[worker], now);
    processors.begin(worker, costs.task() + times[taskOf[worker]], now);
  }

  /** Is told when tasks start and end. */
  interface Watcher {

    /** Nobody wants to know. */
    Watcher NOBODY =
        new Watcher() {
          @Override
          public void started(int task, double time) {}

          @Override
          public void ended(int task, double time) {}
        };

    void started(int task, double time);

    void ended(int task, double time);
  }

  /** Workers in the order in which they came, each with a time; each is there once. */
  private static final class Ring {

    private final int[] workers;
    private final double[] times;
    private int first;
    private int size;

    Ring(int capacity) {
      workers = new int[capacity];
      times = new double[capacity];
    }

    boolean isEmpty() {
      return size == 0;
    }

    void add(int worker, double time) {
      int place = first + size++;
      place = place < workers.length ? place : place - workers.length;
      workers[place] = worker;
      times[place] = time;
    }

    double time() {
      return times[first];
    }

    int poll() {
      int worker = workers[first];
      first = first + 1 < workers.length ? first + 1 : 0;
      size--;
      return worker;
    }
  }
}
