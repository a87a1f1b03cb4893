package speedup.stats;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

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

  private final long seed;

  /**
   * By the number of forks, of each drawn split the forks of one half after those of the others.
   */
  private final Map<Integer, int[]> drawn = new HashMap<>();

  /**
   * That of cells of one table, most of which have as many forks: splits are drawn once for all.
   *
   * @param seed for drawing the splits of many forks
   */
  NoiseFloor(long seed) {
    this.seed = seed;
  }

  /**
   * The 95th percentile, over splits into halves, of the relative difference between the halves'
   * geometric means: 0.02 when halves differ by 2 % or less in 95 of 100 splits. All splits of up
   * to 14 forks are taken, and 4,000 drawn ones of more.
   *
   * @param forkMeans at least two, all positive
   * @param seed for drawing the splits of many forks
   */
  public static double of(double[] forkMeans, long seed) {
    return new NoiseFloor(seed).of(forkMeans);
  }

  double of(double[] forkMeans) {
    if (forkMeans.length < 2) {
      throw new IllegalArgumentException("cannot be split: " + forkMeans.length + " fork means");
    }
    double[] logarithms = Moments.logarithms(forkMeans);
    double[] differences =
        logarithms.length <= LARGEST_COMPLETE ? allSplits(logarithms) : drawnSplits(logarithms);
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

  private double[] drawnSplits(double[] logarithms) {
    int half = logarithms.length / 2;
    int[] halves = drawn.computeIfAbsent(logarithms.length, this::draw);
    double total = Arrays.stream(logarithms).sum();
    double[] differences = new double[DRAWN_SPLITS];
    int next = 0;
    for (int split = 0; split < DRAWN_SPLITS; split++) {
      double sum = 0;
      for (int fork = 0; fork < half; fork++) {
        sum += logarithms[halves[next++]];
      }
      differences[split] = difference(sum, total, half, logarithms.length);
    }
    return differences;
  }

  private int[] draw(int count) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] shuffled = IntStream.range(0, count).toArray();
    int half = count / 2;
    int[] halves = new int[DRAWN_SPLITS * half];
    int next = 0;
    for (int split = 0; split < DRAWN_SPLITS; split++) {
      for (int fork = 0; fork < half; fork++) {
        int other = random.nextInt(fork, count);
        int chosen = shuffled[other];
        shuffled[other] = shuffled[fork];
        shuffled[fork] = chosen;
        halves[next++] = chosen;
      }
    }
    return halves;
  }

  private static double difference(double sum, double total, int half, int count) {
    return Math.abs(sum / half - (total - sum) / (count - half));
  }
}
