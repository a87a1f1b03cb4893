package speedup.stats;

import java.util.List;

/**
 * The Universal Scalability Law, S(N) = N / (1 + σ(N − 1) + κN(N − 1)) (N. Gunther, "Guerrilla
 * Capacity Planning", Springer 2007).
 *
 * <p>Put into Karp and Flatt's serial fraction it becomes a straight line, e(N) = σ + κN: a
 * fraction that stays level is contention alone, Amdahl's law, and one that rises is the price of
 * keeping workers coherent. So the fit is that of a line, and needs no search.
 *
 * @param contention σ, the share of the work that only one worker can do at a time; at least 0
 * @param coherency κ, the price of each pair of workers; at least 0
 */
record UniversalScalabilityLaw(double contention, double coherency) {

  /** A measured speedup, and how many rounds it rests on. */
  record Observation(int workers, double speedup, int rounds) {}

  /**
   * Fits the line by weighted least squares, both parameters at least 0.
   *
   * <p>Speedups vary by about the same share at every N, and de = dS / (S² (1 − 1/N)): the weight
   * of a point is the inverse of what that makes of the variance, rounds · (S (1 − 1/N))². One
   * worker has no serial fraction and takes no part.
   *
   * @param observations at least two of them with more than one worker
   */
  static UniversalScalabilityLaw fit(List<Observation> observations) {
    double weights = 0;
    double workers = 0;
    double squares = 0;
    double fractions = 0;
    double products = 0;
    for (Observation observation : observations) {
      if (observation.workers() > 1) {
        double count = observation.workers();
        double sensitivity = observation.speedup() * (1 - 1 / count);
        double weight = observation.rounds() * sensitivity * sensitivity;
        double fraction = Scaling.karpFlatt(observation.speedup(), observation.workers());
        weights += weight;
        workers += weight * count;
        squares += weight * count * count;
        fractions += weight * fraction;
        products += weight * count * fraction;
      }
    }
    double slope =
        (weights * products - workers * fractions) / (weights * squares - workers * workers);
    double intercept = (fractions - slope * workers) / weights;
    if (slope < 0) {
      return new UniversalScalabilityLaw(Math.max(0, fractions / weights), 0);
    }
    if (intercept < 0) {
      return new UniversalScalabilityLaw(0, Math.max(0, products / squares));
    }
    return new UniversalScalabilityLaw(intercept, slope);
  }

  double speedup(double workers) {
    return workers / (1 + contention * (workers - 1) + coherency * workers * (workers - 1));
  }

  /** N* = √((1 − σ)/κ), at least 1; infinite when nothing makes the curve turn down. */
  double peak() {
    if (contention >= 1) {
      return 1;
    }
    return coherency == 0
        ? Double.POSITIVE_INFINITY
        : Math.max(1, Math.sqrt((1 - contention) / coherency));
  }
}
