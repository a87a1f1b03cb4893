package speedup.predict;

/**
 * What computes: some machines, all alike.
 *
 * <p>A machine's workers share its processors evenly, as an operating system's time slices make
 * them do: more workers than processors slow each other down.
 *
 * @param machines how many; workers are spread over them one by one
 * @param processors of one machine; {@link #ENOUGH} where tasks wait and need none
 * @param contention by which share of its time each further busy processor of a machine slows the
 *     work down: with {@code b} of them busy, work takes {@code 1 + contention·(b-1)} times as long
 *     (the contention of the Universal Scalability Law, N. J. Gunther, 2007)
 */
public record Machines(int machines, int processors, double contention) {

  /** As many processors as there may ever be workers. */
  public static final int ENOUGH = Integer.MAX_VALUE;

  /** Checks that there is something to compute on. */
  public Machines {
    if (machines < 1 || processors < 1) {
      throw new IllegalArgumentException(machines + " machines of " + processors + " processors");
    }
    if (!(contention >= 0 && contention < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a contention of " + contention);
    }
  }

  /** One machine on which busy processors do not slow each other down. */
  public static Machines one(int processors) {
    return new Machines(1, processors, 0);
  }

  /** How many processors there are in all; {@link #ENOUGH} at most. */
  public int allProcessors() {
    return (int) Math.min(ENOUGH, (long) machines * processors);
  }

  /** How fast each of a machine's tasks goes on, where 1 is as fast as alone. */
  double rate(int tasks) {
    double busy = Math.min(tasks, processors);
    return busy / tasks / (1 + contention * (busy - 1));
  }

  /** Whether any of so many workers ever slows another one down. */
  boolean areShared(int workers) {
    boolean hasOneEach = (workers + machines - 1) / machines <= processors;
    return contention > 0 || !hasOneEach;
  }

  /** The same for so few workers that none ever waits for a processor: then one is simpler. */
  Machines sharedBy(int workers) {
    return areShared(workers) ? this : one(ENOUGH);
  }
}
