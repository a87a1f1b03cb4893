package speedup.stats;

/** How far a strategy scales: a fit, or why there is none. */
public sealed interface Scalability permits ScalabilityFit, Scalability.TooFewWorkerCounts {

  /**
   * Too few distinct worker counts for a fit that says more than the points themselves.
   *
   * @param found how many there are
   * @param needed how many there have to be
   */
  record TooFewWorkerCounts(int found, int needed) implements Scalability {}
}
