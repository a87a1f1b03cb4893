package speedup.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** The order of the cells in a round: random, so that no cell always follows the same other one. */
final class Rounds {

  private Rounds() {}

  /** Shuffles the cells; the same seed and round always give the same order. */
  static <T> List<T> order(List<T> cells, long seed, int round) {
    // Splitting once a round keeps the orders of different rounds and seeds apart.
    SplittableRandom root = new SplittableRandom(seed);
    SplittableRandom random = root.split();
    for (int i = 1; i < round; i++) {
      random = root.split();
    }
    List<T> order = new ArrayList<>(cells);
    Collections.shuffle(order, random);
    return List.copyOf(order);
  }
}
