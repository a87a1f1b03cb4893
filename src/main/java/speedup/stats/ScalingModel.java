package speedup.stats;

/**
 * How a speedup may depend on the number of workers N. Every model here says that n / S is a
 * straight line in two quantities, n / S = a + b (n − 1) + c z with all three at least 0: the
 * speedup of one worker is 1 / a, contention is b / a. So a fit needs no search.
 */
public sealed interface ScalingModel {

  /** How many workers can be at work, n. */
  double atWork(double workers);

  /** What more workers cost beside contention, z. */
  double extra(double workers);

  /**
   * The Universal Scalability Law, S = S1 N / (1 + σ (N − 1) + κ N (N − 1)): n is N, and c / a is
   * the coherency κ, the price of each pair of workers (N. Gunther, "Guerrilla Capacity Planning",
   * Springer 2007).
   */
  record Universal() implements ScalingModel {

    @Override
    public double atWork(double workers) {
      return workers;
    }

    @Override
    public double extra(double workers) {
      return workers * (workers - 1);
    }
  }

  /**
   * The knee, S = S1 n / (1 + σ (n − 1)) / (1 + δ max(0, N − P)) with n = min(N, P): up to the
   * number of processors it is Amdahl's law, and from there on it stays, or falls by what each
   * worker too many costs. c is δ (a + b (P − 1)).
   *
   * @param processors P, how many processors there are to work on
   */
  record Knee(int processors) implements ScalingModel {

    /** Checks the number of processors. */
    public Knee {
      if (processors < 1) {
        throw new IllegalArgumentException("not a number of processors: " + processors);
      }
    }

    @Override
    public double atWork(double workers) {
      return Math.min(workers, processors);
    }

    @Override
    public double extra(double workers) {
      return Math.max(0, workers - processors);
    }
  }
}
