package speedup.predict;

/**
 * The processors of all machines, shared evenly among the workers of each machine.
 *
 * <p>Each machine has a clock of the work that every one of its tasks has got so far. A task ends
 * when that clock has gone on by the task's work, so that one more task changes how fast the clock
 * goes, and no other task's place in the order: an event costs O(log n).
 */
final class SharedProcessors {

  private final Machines machines;
  private final Heaps ends;
  private final double[] clocks;
  private final double[] read;
  private final Calendar calendar;

  /** The machine whose place in the calendar is not right yet; -1 if all are. */
  private int changed = -1;

  private double changedAt;

  SharedProcessors(Machines machines, int workers) {
    this.machines = machines;
    int count = Math.min(machines.machines(), workers);
    ends = new Heaps(count, (workers + count - 1) / count);
    clocks = new double[count];
    read = new double[count];
    calendar = new Calendar(count);
  }

  /** A worker begins to work. */
  void begin(int worker, double work, double now) {
    int machine = worker % clocks.length;
    advance(machine, now);
    ends.add(machine, clocks[machine] + work, worker);
    change(machine, now);
  }

  /** When the next work ends; infinite if nobody works. */
  double nextEnd() {
    settle();
    return calendar.time();
  }

  /** Ends that work; returns whose it was. */
  int end() {
    settle();
    int machine = calendar.first();
    double now = calendar.time();
    clocks[machine] = ends.least(machine);
    read[machine] = now;
    int worker = ends.poll(machine);
    change(machine, now);
    return worker;
  }

  private void advance(int machine, double now) {
    int tasks = ends.size(machine);
    if (tasks > 0) {
      clocks[machine] += (now - read[machine]) * machines.rate(tasks);
    }
    read[machine] = now;
  }

  private void change(int machine, double now) {
    if (changed != machine) {
      settle();
      changed = machine;
    }
    changedAt = now;
  }

  private void settle() {
    if (changed >= 0) {
      int tasks = ends.size(changed);
      calendar.set(
          changed,
          tasks == 0
              ? Double.POSITIVE_INFINITY
              : changedAt
                  + Math.max(0, ends.least(changed) - clocks[changed]) / machines.rate(tasks));
      changed = -1;
    }
  }
}
