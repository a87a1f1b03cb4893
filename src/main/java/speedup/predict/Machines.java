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
 * @param each for how many tasks of a machine each of its tasks stands: 1, but in a smaller system
 *     of the same proportions, where one task may stand for more than there are processors
 */
public record Machines(int machines, int processors, double contention, double each) {

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
    if (!(each > 0 && each < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a task that stands for " + each);
    }
  }

  /** Machines each of whose tasks stands for itself. */
  public Machines(int machines, int processors, double contention) {
    this(machines, processors, contention, 1);
  }

  /** One machine on which busy processors do not slow each other down. */
  public static Machines one(int processors) {
    return new Machines(1, processors, 0);
  }

  /** How many processors there are in all; {@link #ENOUGH} at most. */
  public int allProcessors() {
    return (int) Math.min(ENOUGH, (long) machines * processors);
  }

  /**
   * Fewer machines, or smaller ones, that do to {@code 1/factor} of the workers what these do to
   * all of them: to each they give as much of a processor, and its neighbours slow it down by as
   * much.
   */
  Machines reduced(double factor) {
    int fewer = (int) Math.max(1, Math.round(machines / factor));
    return new Machines(fewer, processors, contention, each * factor * fewer / machines);
  }

  /** How fast each of a machine's tasks goes on, where 1 is as fast as alone. */
  double rate(int tasks) {
    double all = tasks * each;
    double busy = Math.min(all, processors);
    return busy / all / (1 + contention * Math.max(0, busy - 1));
  }

  /** Whether any of so many workers ever slows another one down. */
  boolean areShared(int workers) {
    int most = (workers + machines - 1) / machines;
    boolean hasOneEach = most * each <= processors;
    return contention > 0 || !hasOneEach;
  }

  /** The same for so few workers that none ever waits for a processor: then one is simpler. */
  Machines sharedBy(int workers) {
    return areShared(workers) ? this : one(ENOUGH);
  }
}
