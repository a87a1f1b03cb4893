package speedup.stats;

import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * Whether the iterations of a cell's forks still become faster while they are measured: then its
 * warm-up was too short, and what is measured is warm-up in part.
 *
 * <p>In each fork the first half of the iterations is set against the last half; the one in the
 * middle of an odd number is left out. A steady fork is as often slower in the first half as in the
 * last, whatever its iterations vary by and however they follow from each other, so Wilcoxon's
 * signed rank test over the forks keeps its promise; iterations of one fork, which are not
 * independent, are never the unit. Four forks cannot show it at 95 %: their smallest p value is
 * 0.0625.
 *
 * @param forks how many forks have at least two iterations
 * @param fall the median over the forks of first half / last half, ratios of means: 1.05 is 5 %
 *     slower at first
 * @param pValue the one-sided p value that nothing falls
 */
public record Warming(int forks, double fall, double pValue) {

  /** Less than 1 % is not worth a longer warm-up. */
  private static final double LEAST_FALL = 1.01;

  /**
   * Tests a cell.
   *
   * @param forks the iterations of each fork, in their order, all positive
   * @return empty if no fork has two iterations
   */
  public static Optional<Warming> of(List<double[]> forks) {
    double[] falls =
        forks.stream().filter(fork -> fork.length > 1).mapToDouble(Warming::fall).toArray();
    if (falls.length == 0) {
      return Optional.empty();
    }
    return Optional.of(new Warming(falls.length, Math.exp(Quantiles.median(falls)), pValue(falls)));
  }

  /**
   * Whether the cell is still warming: its iterations fall by 1 % at least, and that is not chance.
   *
   * @param level the confidence level, such as 0.95
   */
  public boolean isStillWarming(double level) {
    return fall >= LEAST_FALL && pValue <= 1 - StudentT.requireLevel(level);
  }

  private static double fall(double[] iterations) {
    int half = iterations.length / 2;
    double first = 0;
    double last = 0;
    for (int iteration = 0; iteration < half; iteration++) {
      first += iterations[iteration];
      last += iterations[iterations.length - 1 - iteration];
    }
    return Moments.logarithm(first) - Moments.logarithm(last);
  }

  private static double pValue(double[] falls) {
    for (double fall : falls) {
      if (fall != 0) {
        return WilcoxonSignedRankTest.withDefaults()
            .with(AlternativeHypothesis.GREATER_THAN)
            .test(falls)
            .getPValue();
      }
    }
    return 1;
  }
}
