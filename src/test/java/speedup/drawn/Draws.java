package speedup.drawn;

import java.util.Random;

/**
 * Draws values, the same ones for the same seed. One in ten is the least or the greatest that there
 * can be: where a range ends, faults begin.
 */
public final class Draws {

  private static final int EDGE_ONE_IN = 10;

  private final long seed;
  private final Random random;

  /** Starts with a seed. */
  public Draws(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
  }

  /** Returns any number. */
  public long number() {
    return random.nextLong();
  }

  /** Returns a number of a range whose ends belong to it. */
  public long between(long least, long greatest) {
    if (random.nextInt(EDGE_ONE_IN) == 0) {
      return random.nextBoolean() ? least : greatest;
    }
    return greatest == Long.MAX_VALUE
        ? random.nextLong(least, greatest)
        : random.nextLong(least, greatest + 1);
  }

  /** Returns a number of a range whose ends belong to it. */
  public int between(int least, int greatest) {
    return (int) between((long) least, (long) greatest);
  }

  /** Returns bytes, their number in a range whose ends belong to it. */
  public byte[] bytes(int fewest, int most) {
    byte[] bytes = new byte[between(fewest, most)];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Returns the seed, for the name of the test. */
  @Override
  public String toString() {
    return "seed " + seed;
  }
}
