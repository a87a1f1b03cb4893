package speedup.stats;

import java.util.Random;
import java.util.function.Consumer;

/** Drawn examples of what has to hold for all: the same ones each time, by their seeds. */
final class Seeds {

  private Seeds() {}

  /** Tries seeds 1 to {@code tries}; a failure names the first that fails. */
  static void each(int tries, Consumer<Random> property) {
    for (int seed = 1; seed <= tries; seed++) {
      try {
        property.accept(new Random(seed));
      } catch (AssertionError | RuntimeException failure) {
        throw new AssertionError("with seed " + seed + ": " + failure.getMessage(), failure);
      }
    }
  }

  /** Values between two bounds. */
  static double[] values(Random random, int count, double least, double most) {
    return random.doubles(count, least, most).toArray();
  }
}
