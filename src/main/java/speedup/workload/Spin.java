package speedup.workload;

/**
 * Keeps a processor busy for a known number of steps, each of which needs the one before. The steps
 * are those of a generator of random numbers, and {@link SpinAnswer} knows where they lead without
 * taking them. A linear congruential generator would not do: the compiler puts several of its steps
 * together, and takes a third of the time.
 *
 * @param steps how many
 * @param seed the state at the beginning; not 0, where all steps stay
 */
public record Spin(long steps, long seed) implements Task<Long> {

  private static final long serialVersionUID = 1L;

  /** Refuses a negative number of steps, and 0 as the state. */
  public Spin {
    if (steps < 0 || seed == 0) {
      throw new IllegalArgumentException(steps + " steps from " + seed);
    }
  }

  @Override
  public Long call() {
    long state = seed;
    for (long step = 0; step < steps; step++) {
      state = next(state);
    }
    return state;
  }

  /** A step of G. Marsaglia's xorshift generator (Journal of Statistical Software 8(14), 2003). */
  static long next(long state) {
    long next = state ^ (state << 13);
    next ^= next >>> 7;
    return next ^ (next << 17);
  }
}
