package speedup.stats;

import java.util.stream.DoubleStream;

/**
 * The interval of a figure that is simulated from measured forks: it is uncertain because there are
 * few forks, and because what is simulated is random.
 */
public final class SimulatedInterval {

  private SimulatedInterval() {}

  /**
   * Adds the two uncertainties, as independent ones, on the logarithmic scale: half of Student's
   * interval from the spread over resampled forks, and the quantiles of the simulated figures.
   *
   * @param resampled the figure of each resample of the forks, with the same random numbers
   * @param forks how many forks were resampled; of one fork nothing is known of the others
   * @param simulated the figure with all forks and other random numbers each time; positive
   * @param others over how many forks the figure will be measured itself, whose mean then varies as
   *     well; 0 for the interval of what it is and not of what would be measured
   */
  public static Interval of(
      double[] resampled, int forks, double[] simulated, int others, double level) {
    double middle = Math.log(Quantiles.median(simulated));
    double half = 0;
    if (forks > 1) {
      double[] logarithms = DoubleStream.of(resampled).map(Math::log).toArray();
      double mean = DoubleStream.of(logarithms).average().orElseThrow();
      double variance =
          DoubleStream.of(logarithms).map(value -> (value - mean) * (value - mean)).sum()
              / (logarithms.length - 1);
      // The spread of a mean of n drawn with replacement is that of n - 1.
      double ofOneFork = variance * forks * forks / (forks - 1);
      double ofMeans = ofOneFork * (1.0 / forks + (others == 0 ? 0 : 1.0 / others));
      half = StudentT.quantile(forks - 1.0, level) * Math.sqrt(ofMeans);
    }
    double below = middle - Math.log(Quantiles.of(simulated, (1 - level) / 2));
    double above = Math.log(Quantiles.of(simulated, (1 + level) / 2)) - middle;
    return new Interval(middle, middle - Math.hypot(half, below), middle + Math.hypot(half, above))
        .map(Math::exp);
  }
}
