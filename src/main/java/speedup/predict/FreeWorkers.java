package speedup.predict;

import java.util.Arrays;

/**
 * A bag of tasks on workers that never share a processor. They differ in nothing but in when each
 * is free, so that a heap of these times is all there is of them: the same as {@link Simulation}
 * gives, in less than half the time for a million workers.
 */
final class FreeWorkers {

  private static final int CHILDREN = 4;

  private final double[] free;

  private FreeWorkers(double[] free) {
    this.free = free;
  }

  /**
   * How long it takes.
   *
   * @param workers at least one
   * @param times what each task takes by itself, in seconds; at least one
   */
  static double makespan(int workers, Costs costs, double[] times) {
    double[] starts = new double[Math.min(workers, times.length)];
    Arrays.fill(starts, costs.start());
    FreeWorkers all = new FreeWorkers(starts);
    double dispatcherFree = 0;
    double last = 0;
    for (double time : times) {
      double begin = all.free[0];
      if (costs.dispatch() > 0) {
        dispatcherFree = Math.max(dispatcherFree, begin) + costs.dispatch();
        begin = dispatcherFree;
      }
      double end = begin + costs.task() + time;
      last = Math.max(last, end);
      all.firstIsFree(end);
    }
    return last;
  }

  /** Says when the worker that is free first will be free again. */
  private void firstIsFree(double time) {
    int place = 0;
    int child = 1;
    while (child < free.length) {
      int least = child;
      int end = Math.min(child + CHILDREN, free.length);
      for (int other = child + 1; other < end; other++) {
        if (free[other] < free[least]) {
          least = other;
        }
      }
      if (free[least] >= time) {
        break;
      }
      free[place] = free[least];
      place = least;
      child = CHILDREN * place + 1;
    }
    free[place] = time;
  }
}
