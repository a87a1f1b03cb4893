package speedup.stats;

import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * The time of a batch as a straight line over the size of its work: what it costs to start, and
 * what each unit of work costs.
 *
 * <p>Times vary by about the same share at every size, so a point weighs as the inverse square of
 * its time: otherwise the largest size would decide alone where the line starts.
 */
final class LinearCost {

  private final double[] scales;
  private final double[][] seconds;
  private final double[] weights;

  /**
   * Takes measurements.
   *
   * @param secondsByScale the fork means at each scale; at least two scales, each with a value
   */
  LinearCost(Map<Double, double[]> secondsByScale) {
    SortedMap<Double, double[]> ascending = new TreeMap<>(secondsByScale);
    if (ascending.size() < 2) {
      throw new IllegalArgumentException("a line needs two scales: " + ascending.keySet());
    }
    scales = ascending.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    seconds = ascending.values().stream().map(double[]::clone).toArray(double[][]::new);
    weights = new double[scales.length];
    for (int index = 0; index < scales.length; index++) {
      Moments.logarithm(scales[index]);
      Moments.logarithms(seconds[index]);
      double mean = Moments.of(seconds[index]).mean();
      weights[index] = seconds[index].length / (mean * mean);
    }
  }

  /**
   * A line.
   *
   * @param start the time at scale 0, in seconds
   * @param perScale the seconds each unit of scale adds
   */
  record Line(double start, double perScale) {}

  /** The line through the means. */
  Line line() {
    double[] means = new double[scales.length];
    for (int index = 0; index < scales.length; index++) {
      means[index] = Moments.of(seconds[index]).mean();
    }
    return through(means);
  }

  /** The line through means of fork means drawn with replacement at each scale. */
  Line draw(SplittableRandom random) {
    double[] means = new double[scales.length];
    for (int index = 0; index < scales.length; index++) {
      double sum = 0;
      for (int fork = 0; fork < seconds[index].length; fork++) {
        sum += seconds[index][random.nextInt(seconds[index].length)];
      }
      means[index] = sum / seconds[index].length;
    }
    return through(means);
  }

  /** How many forks the scale with the fewest has. */
  int fewestForks() {
    int fewest = Integer.MAX_VALUE;
    for (double[] forks : seconds) {
      fewest = Math.min(fewest, forks.length);
    }
    return fewest;
  }

  /** How far the line misses the mean time where it misses it most, as a share of that time. */
  double worstResidual() {
    Line line = line();
    double worst = 0;
    for (int index = 0; index < scales.length; index++) {
      double expected = line.start() + scales[index] * line.perScale();
      worst = Math.max(worst, Math.abs(expected / Moments.of(seconds[index]).mean() - 1));
    }
    return worst;
  }

  private Line through(double[] means) {
    double total = 0;
    double meanScale = 0;
    double meanSeconds = 0;
    for (int index = 0; index < scales.length; index++) {
      total += weights[index];
      meanScale += weights[index] * scales[index];
      meanSeconds += weights[index] * means[index];
    }
    meanScale /= total;
    meanSeconds /= total;
    double products = 0;
    double squares = 0;
    for (int index = 0; index < scales.length; index++) {
      double distance = scales[index] - meanScale;
      products += weights[index] * distance * (means[index] - meanSeconds);
      squares += weights[index] * distance * distance;
    }
    double perScale = products / squares;
    return new Line(meanSeconds - perScale * meanScale, perScale);
  }
}
