package speedup.workload;

/**
 * Keeps a processor busy for a known number of steps, which nothing can shorten: each needs the one
 * before. The steps are those of a linear congruential generator, whose state after any number of
 * them is known without taking them.
 *
 * @param steps how many
 * @param seed the state at the beginning
 */
public record Spin(long steps, long seed) implements Task<Long> {

  private static final long serialVersionUID = 1L;

  /** D. E. Knuth's MMIX generator. */
  private static final long FACTOR = 6364136223846793005L;

  private static final long INCREMENT = 1442695040888963407L;

  /** Refuses a negative number of steps. */
  public Spin {
    if (steps < 0) {
      throw new IllegalArgumentException(steps + " steps");
    }
  }

  @Override
  public Long call() {
    long state = seed;
    for (long step = 0; step < steps; step++) {
      state = state * FACTOR + INCREMENT;
    }
    return state;
  }

  /** What {@link #call} gives, worked out in as many steps as the number has binary digits. */
  public long answer() {
    long factor = FACTOR;
    long increment = INCREMENT;
    long allFactor = 1;
    long allIncrement = 0;
    for (long left = steps; left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        allFactor *= factor;
        allIncrement = allIncrement * factor + increment;
      }
      increment = (factor + 1) * increment;
      factor *= factor;
    }
    return allFactor * seed + allIncrement;
  }
}
