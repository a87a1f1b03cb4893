package speedup.stats;

import java.util.Optional;

/**
 * What a speedup says about the use of its workers, and of the processors they work on. More
 * workers than processors cannot all be at work: where the work is computing and not waiting, p =
 * min(N, P) is what the speedup is to be set against, and work without any serial part would else
 * seem to have one.
 */
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

  /** The speedup for each worker that can be at work at once, p = min(workers, processors). */
  public static Estimate efficiency(Estimate speedup, int workers, int processors) {
    return efficiency(speedup, atWork(workers, processors));
  }

  /**
   * The serial fraction, with p = min(workers, processors) in the place of N.
   *
   * @return empty where only one worker can be at work, for there it is not defined
   */
  public static Optional<Estimate> serialFraction(Estimate speedup, int workers, int processors) {
    return serialFraction(speedup, atWork(workers, processors));
  }

  /**
   * What the speedup cannot exceed, whatever a curve says: neither the workers nor the processors
   * can do more than work all the time, min(N S1, P T1 / CPU time of a batch).
   *
   * @param workers N
   * @param firstSpeedup S1, the speedup with one worker
   * @param processors P
   * @param baselineSeconds T1, the time of the baseline's batch
   * @param cpuSeconds the CPU time that a batch takes with this many workers
   */
  public static double bound(
      int workers, double firstSpeedup, int processors, double baselineSeconds, double cpuSeconds) {
    requirePositive(firstSpeedup);
    requirePositive(cpuSeconds);
    atWork(workers, processors);
    return Math.min(
        workers * firstSpeedup, processors * requirePositive(baselineSeconds) / cpuSeconds);
  }

  /**
   * The share of the processors that were at work: 0.97 of 2 is 1.94 processors on average. A
   * little more than 1 is possible, for CPU time is counted in ticks.
   *
   * @param cpuSeconds the CPU time of a batch, that of all its processes
   * @param seconds the time of the batch
   */
  public static double busyShare(double cpuSeconds, double seconds, int processors) {
    return cpuSeconds / requirePositive(seconds) / atWork(processors, processors);
  }

  private static int atWork(int workers, int processors) {
    requireWorkers(workers);
    if (processors < 1) {
      throw new IllegalArgumentException("not a number of processors: " + processors);
    }
    return Math.min(workers, processors);
  }

  private static double requirePositive(double value) {
    Moments.logarithm(value);
    return value;
  }

  private static double karpFlatt(double speedup, int workers) {
    return (1 / speedup - 1.0 / workers) / (1 - 1.0 / workers);
  }

  private static void requireWorkers(int workers) {
    if (workers < 1) {
      throw new IllegalArgumentException("not a number of workers: " + workers);
    }
  }
}
