package speedup.stats;

import java.util.Random;

/** How simulated fork means vary around their middle; each shape has standard deviation 1. */
enum Shape {
  NORMAL,
  /** Student's t with 4 degrees of freedom: now and then a fork far away. */
  HEAVY_TAILED,
  /** One fork in ten is slow, as when something else woke up. */
  SKEWED;

  /** A positive value around 1 whose logarithm has the given standard deviation. */
  double draw(Random random, double variation) {
    return Math.exp(variation * standard(random));
  }

  private double standard(Random random) {
    return switch (this) {
      case NORMAL -> random.nextGaussian();
      case HEAVY_TAILED -> {
        double squares = 0;
        for (int freedom = 0; freedom < 4; freedom++) {
          double normal = random.nextGaussian();
          squares += normal * normal;
        }
        yield random.nextGaussian() / Math.sqrt(squares / 4) / Math.sqrt(2);
      }
      case SKEWED -> {
        double slow = random.nextInt(10) == 0 ? 1 : 0;
        yield Math.sqrt(10) * (slow - 0.1) + Math.sqrt(0.1) * random.nextGaussian();
      }
    };
  }
}
