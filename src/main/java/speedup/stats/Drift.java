package speedup.stats;

import java.util.Arrays;

/**
 * A slow change along a series of runs, each step of it too small to be seen: how far the line
 * through the series has gone from the oldest run to the newest. The line is Theil's and Sen's, the
 * median of the slopes of all pairs, which no single odd run moves; the test is Kendall's of
 * whether there is any trend (M. Kendall, "A New Measure of Rank Correlation", Biometrika 30, 1938;
 * P. Sen, "Estimates of the Regression Coefficient Based on Kendall's Tau", JASA 63, 1968). A
 * single step also is a trend: where {@link ChangePoint} finds one, it is the better description.
 *
 * @param change the newest value over the oldest, on the line
 * @param pValue the two-sided p value that there is no trend; exact without equal values
 */
public record Drift(double change, double pValue) {

  /**
   * The drift of a series.
   *
   * @param values one for each run, the oldest first, at least two, all positive
   */
  public static Drift of(double[] values) {
    double[] logarithms = Moments.logarithms(values);
    int count = values.length;
    if (count < 2) {
      throw new IllegalArgumentException("no trend in " + count + " values");
    }
    double[] slopes = new double[count * (count - 1) / 2];
    int pairs = 0;
    int rising = 0;
    for (int later = 1; later < count; later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        double difference = logarithms[later] - logarithms[earlier];
        rising += Integer.signum(Double.compare(difference, 0));
        slopes[pairs++] = difference / (later - earlier);
      }
    }
    double slope = Quantiles.median(slopes);
    return new Drift(Math.exp(slope * (count - 1)), pValue(count, Math.abs(rising)));
  }

  /**
   * The share of all orders whose pairs rise or fall so much more than the other way round. That
   * share is built up value by value: the k-th one may stand before any number of the others.
   */
  private static double pValue(int count, int surplus) {
    int pairs = count * (count - 1) / 2;
    double[] inversions = {1};
    for (int values = 2; values <= count; values++) {
      double[] more = new double[values * (values - 1) / 2 + 1];
      for (int before = 0; before < values; before++) {
        for (int index = 0; index < inversions.length; index++) {
          more[index + before] += inversions[index] / values;
        }
      }
      inversions = more;
    }
    // A surplus of s is (pairs − s) / 2 inversions.
    int most = (pairs - surplus) / 2;
    double tail = Arrays.stream(inversions, 0, most + 1).sum();
    return Math.min(1, 2 * tail);
  }
}
