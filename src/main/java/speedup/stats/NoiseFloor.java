package speedup.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The change that a cell shows against itself: its forks are split into halves, and the halves
 * compared as if they were two measurements. What is smaller than that is not a change.
 *
 * <p>A half has half the forks, so this asks for about 1.4 times what a whole cell would show: the
 * floor errs on the side of saying nothing.
 */
public final class NoiseFloor {

  private static final double PERCENTILE = 0.95;

  /** Up to here all splits are taken, 3,432 at most; above, as many as are drawn. */
  private static final int LARGEST_COMPLETE = 14;

  private static final int DRAWN_SPLITS = 4_000;

  private NoiseFloor() {}

  /**
   * The 95th percentile, over splits into halves, of the relative difference between the halves'
   * geometric means: 0.02 when halves differ by 2 % or less in 95 of 100 splits. All splits of up
   * to 14 forks are taken, and 4,000 drawn ones of more.
   *
   * @param forkMeans at least two, all positive
   * @param seed for drawing the splits of many forks
   */
  public static double of(double[] forkMeans, long seed) {
    if (forkMeans.length < 2) {
      throw new IllegalArgumentException("cannot be split: " + forkMeans.length + " fork means");
    }
    double[] logarithms = Moments.logarithms(forkMeans);
    double[] differences =
        logarithms.length <= LARGEST_COMPLETE ? allSplits(logarithms) : drawn(logarithms, seed);
    return Math.expm1(Quantiles.of(differences, PERCENTILE));
  }

  private static double[] allSplits(double[] logarithms) {
    int half = logarithms.length / 2;
    double total = Arrays.stream(logarithms).sum();
    double[] differences = new double[1 << logarithms.length];
    int count = 0;
    for (int members = 0; members < 1 << logarithms.length; members++) {
      if (Integer.bitCount(members) == half) {
        double sum = 0;
        for (int fork = 0; fork < logarithms.length; fork++) {
          sum += (members >> fork & 1) * logarithms[fork];
        }
        differences[count++] = difference(sum, total, half, logarithms.length);
      }
    }
    return Arrays.copyOf(differences, count);
  }

  private static double[] drawn(double[] logarithms, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] shuffled = logarithms.clone();
    int half = shuffled.length / 2;
    double total = Arrays.stream(shuffled).sum();
    double[] differences = new double[DRAWN_SPLITS];
    for (int split = 0; split < DRAWN_SPLITS; split++) {
      double sum = 0;
      for (int fork = 0; fork < half; fork++) {
        int other = random.nextInt(fork, shuffled.length);
        double chosen = shuffled[other];
        shuffled[other] = shuffled[fork];
        shuffled[fork] = chosen;
        sum += chosen;
      }
      differences[split] = difference(sum, total, half, shuffled.length);
    }
    return differences;
  }

  private static double difference(double sum, double total, int half, int count) {
    return Math.abs(sum / half - (total - sum) / (count - half));
  }
}
