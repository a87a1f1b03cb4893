package speedup.predict;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Tasks on workers that each have a queue of their own and, once it is empty, ask another worker
 * for some of its. Each worker has a processor; asking takes a while there, and the answer a while
 * back.
 */
final class Stealing {

  private static final int NONE = -1;

  private final Rules rules;
  private final double[] times;
  private final SplittableRandom random;
  private final Heaps events;
  private final What[] what;
  private final int[] partner;
  private final int[] first;
  private final int[] last;
  private final int[] waiting;
  private final int[] following;

  private int from;
  private double area;
  private double now;
  private int present;

  private Stealing(int workers, Rules rules, double[] times, long seed) {
    this.rules = rules;
    this.times = times;
    random = new SplittableRandom(seed);
    events = new Heaps(1, workers + 1);
    what = new What[workers];
    Arrays.fill(what, What.NOTHING);
    partner = new int[workers];
    first = new int[workers];
    Arrays.fill(first, NONE);
    last = new int[workers];
    waiting = new int[workers];
    following = new int[times.length];
  }

  /** What a worker is busy with. */
  private enum What {
    NOTHING,
    WORK,
    ASKING,
    CARRYING
  }

  /**
   * How tasks are stolen.
   *
   * @param latency what a request takes to another worker, and an answer back, in seconds
   * @param isHalf whether half of what waits there is taken, and otherwise one task
   * @param asksAgain whether a worker that got nothing asks another one, until all is done
   */
  record Rules(double latency, boolean isHalf, boolean asksAgain) {

    /** Checks that time passes between two questions. */
    Rules {
      if (!(latency > 0 || (latency == 0 && !asksAgain))) {
        throw new IllegalArgumentException("a latency of " + latency);
      }
    }
  }

  /**
   * How long a bag of tasks takes that all lie with some of the workers in the beginning.
   *
   * @param holders over how many workers the tasks are dealt, one by one
   * @return seconds
   */
  static double makespan(int workers, int holders, double latency, double[] times, long seed) {
    Stealing stealing = new Stealing(workers, new Rules(latency, true, true), times, seed);
    for (int task = 0; task < times.length; task++) {
      stealing.append(task % holders, task);
    }
    for (int worker = 0; worker < workers; worker++) {
      stealing.goOn(worker);
    }
    return stealing.run(new double[0]);
  }

  /**
   * How long tasks are there on average, from when they come, each to a worker drawn at random,
   * until they end.
   *
   * @param arrivals when they come, none before the one that is before it
   * @param from the first task that counts: those before fill the queues
   * @return seconds, by Little's law, from that task's arrival to the last one's
   */
  static double meanTime(
      int workers, Rules rules, double[] arrivals, double[] times, int from, long seed) {
    Stealing stealing = new Stealing(workers, rules, times, seed);
    stealing.from = from;
    double unused = stealing.run(arrivals);
    return stealing.area / (times.length - from);
  }

  private double run(double[] arrivals) {
    int arrived = arrivals.length == 0 ? times.length : 0;
    present = arrived;
    int left = times.length;
    while (left > 0) {
      double arrival = arrived < times.length ? arrivals[arrived] : Double.POSITIVE_INFINITY;
      double event = events.least(0);
      double then = Math.min(arrival, event);
      if (arrived > from && arrived < times.length) {
        area += present * (then - now);
      }
      now = then;
      if (arrival < event) {
        int worker = random.nextInt(what.length);
        append(worker, arrived++);
        present++;
        if (what[worker] == What.NOTHING) {
          goOn(worker);
        }
        continue;
      }
      int worker = events.poll(0);
      switch (what[worker]) {
        case WORK -> {
          present--;
          left--;
          goOn(worker);
        }
        case ASKING -> {
          take(worker, partner[worker]);
          what[worker] = What.CARRYING;
          events.add(0, now + rules.latency(), worker);
        }
        case CARRYING, NOTHING -> goOnAfterAnswer(worker);
      }
    }
    return now;
  }

  /** Works on what waits, or asks for work. */
  private void goOn(int worker) {
    if (waiting[worker] > 0) {
      work(worker);
    } else {
      askAnother(worker);
    }
  }

  private void goOnAfterAnswer(int worker) {
    if (waiting[worker] > 0 || rules.asksAgain()) {
      goOn(worker);
    } else {
      what[worker] = What.NOTHING;
    }
  }

  private void work(int worker) {
    int task = first[worker];
    first[worker] = following[task];
    waiting[worker]--;
    what[worker] = What.WORK;
    events.add(0, now + times[task], worker);
  }

  private void askAnother(int worker) {
    if (what.length == 1) {
      what[worker] = What.NOTHING;
      return;
    }
    int other = random.nextInt(what.length - 1);
    partner[worker] = other < worker ? other : other + 1;
    what[worker] = What.ASKING;
    events.add(0, now + rules.latency(), worker);
  }

  /** Moves the tasks at once; those that are still on their way to the victim are not there. */
  private void take(int thief, int victim) {
    if (what[victim] == What.CARRYING) {
      return;
    }
    int taken = rules.isHalf() ? (waiting[victim] + 1) / 2 : Math.min(1, waiting[victim]);
    for (int i = 0; i < taken; i++) {
      int task = first[victim];
      first[victim] = following[task];
      waiting[victim]--;
      append(thief, task);
    }
  }

  private void append(int worker, int task) {
    if (waiting[worker] == 0) {
      first[worker] = task;
    } else {
      following[last[worker]] = task;
    }
    last[worker] = task;
    waiting[worker]++;
  }
}
