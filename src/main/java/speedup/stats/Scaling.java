package speedup.stats;

import java.util.Optional;

/** What a speedup says about the use of its workers. */
public final class Scaling {

  private Scaling() {}

  /** The speedup a worker: 1 when every worker is fully used. */
  public static Estimate efficiency(Estimate speedup, int workers) {
    requireWorkers(workers);
    return speedup.map(value -> value / workers);
  }

  /**
   * The experimentally determined serial fraction, e = (1/S − 1/N) / (1 − 1/N), with the interval
   * that follows from the ends of the speedup's (A. Karp and H. Flatt, "Measuring Parallel
   * Processor Performance", CACM 33(5), 1990). Below 0 the speedup is more than linear.
   *
   * @return empty for a single worker, where it is not defined
   */
  public static Optional<Estimate> serialFraction(Estimate speedup, int workers) {
    requireWorkers(workers);
    if (workers == 1) {
      return Optional.empty();
    }
    return Optional.of(speedup.map(value -> karpFlatt(value, workers)));
  }

  static double karpFlatt(double speedup, int workers) {
    return (1 / speedup - 1.0 / workers) / (1 - 1.0 / workers);
  }

  private static void requireWorkers(int workers) {
    if (workers < 1) {
      throw new IllegalArgumentException("not a number of workers: " + workers);
    }
  }
}
