package speedup.stats;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The interval of a ratio by drawing forks with replacement and, inside each drawn fork, iterations
 * with replacement: a cross-check of {@link UnpairedRatio} that assumes no distribution.
 *
 * <p>The fork means already carry the iterations' variation, and drawing those again adds it once
 * more: with few iterations that vary much, this interval is the wider one.
 */
public final class HierarchicalBootstrap {

  private HierarchicalBootstrap() {}

  /**
   * The ratio of the geometric means of fork means, with its interval.
   *
   * @param numerator the iterations of each fork, positive; at least two forks
   * @param denominator the same
   * @param level the confidence level, such as 0.95
   * @param seed decides every draw
   */
  public static Interval ratio(
      List<double[]> numerator, List<double[]> denominator, double level, long seed) {
    int units = Math.min(numerator.size(), denominator.size());
    if (units < 2) {
      throw new IllegalArgumentException("two forks a side are the least: " + units);
    }
    double estimate = logarithm(numerator) - logarithm(denominator);
    double[] replicates =
        Bootstrap.replicates(seed, random -> draw(numerator, random) - draw(denominator, random));
    return Bootstrap.interval(estimate, replicates, units, level).map(Math::exp);
  }

  private static double logarithm(List<double[]> forks) {
    return forks.stream()
        .mapToDouble(fork -> Moments.logarithm(Moments.of(fork).mean()))
        .average()
        .orElseThrow();
  }

  private static double draw(List<double[]> forks, SplittableRandom random) {
    double logarithms = 0;
    for (int draw = 0; draw < forks.size(); draw++) {
      double[] fork = forks.get(random.nextInt(forks.size()));
      double sum = 0;
      for (int iteration = 0; iteration < fork.length; iteration++) {
        sum += fork[random.nextInt(fork.length)];
      }
      logarithms += Moments.logarithm(sum / fork.length);
    }
    return logarithms / forks.size();
  }
}
