package speedup.stats;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many times larger one cell is than another, paired by round: with times, the speedup of the
 * second over the first.
 *
 * <p>Both fork means of a round were measured within minutes, so what slowed the machine down in
 * that round slowed both, and the ratio is free of it. With d = ln first − ln second over the
 * rounds that both have, the ratio is exp(mean d) and its interval exp(mean d ± t·sd(d)/√n) with n
 * − 1 degrees of freedom: a ratio of geometric means. A cell against itself is exactly 1.
 */
public final class PairedRatio {

  private final SortedMap<Integer, Double> logRatios;

  private PairedRatio(SortedMap<Integer, Double> logRatios) {
    this.logRatios = logRatios;
  }

  /**
   * Pairs two cells by round; a round that only one of them has is left out.
   *
   * @param first fork means by number of round, positive: the baseline's times for a speedup
   * @param second the same of the cell that is compared with it
   */
  public static PairedRatio of(Map<Integer, Double> first, Map<Integer, Double> second) {
    SortedMap<Integer, Double> differences = new TreeMap<>();
    first.forEach((round, value) -> {
      Double other = second.get(round);
      if (other != null) {
        differences.put(round, Moments.logarithm(value) - Moments.logarithm(other));
      }
    });
    return new PairedRatio(differences);
  }

  /**
   * Pairs a baseline that was measured several times a round with a cell: the first of a round is
   * the geometric mean of its values, so no single fork of the baseline moves every cell that is
   * compared with it. With two values a round the interval is 13 % narrower, where a cell varies as
   * its baseline does; with three, 18 %.
   *
   * @param first the fork means of each round, positive; a round without any is left out
   * @param second the fork means of the cell that is compared with it
   */
  public static PairedRatio ofRepeated(
      Map<Integer, ? extends Collection<Double>> first, Map<Integer, Double> second) {
    return of(means(first), second);
  }

  /**
   * The geometric mean of each round, where a cell was measured several times a round.
   *
   * @param rounds the fork means of each round, positive; a round without any is left out
   */
  public static SortedMap<Integer, Double> means(
      Map<Integer, ? extends Collection<Double>> rounds) {
    SortedMap<Integer, Double> means = new TreeMap<>();
    rounds.forEach((round, values) -> {
      if (!values.isEmpty()) {
        double[] forks = values.stream().mapToDouble(Double::doubleValue).toArray();
        // A single value must stay what it is: the baseline against itself is exactly 1.
        means.put(
            round, forks.length == 1 ? forks[0] : Math.exp(Moments.ofLogarithms(forks).mean()));
      }
    });
    return means;
  }

  /** How many rounds both cells have. */
  public int count() {
    return logRatios.size();
  }

  /** The natural logarithm of each round's ratio, in the order of the rounds. */
  public double[] logRatios() {
    return logRatios.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Each round's ratio, by number of round. */
  public SortedMap<Integer, Double> ratios() {
    SortedMap<Integer, Double> ratios = new TreeMap<>();
    logRatios.forEach((round, difference) -> ratios.put(round, Math.exp(difference)));
    return ratios;
  }

  /**
   * The two-sided p value of the t test that the ratio is 1; 1 where one round or none cannot tell.
   */
  public double pValue() {
    if (count() < 2) {
      return 1;
    }
    Moments moments = Moments.of(logRatios());
    if (moments.standardError() == 0) {
      return moments.mean() == 0 ? 1 : 0;
    }
    return StudentT.twoSidedProbability(
        moments.count() - 1.0, moments.mean() / moments.standardError());
  }

  /**
   * The ratio with its interval; empty when the cells share no round, and without an interval when
   * they share one.
   *
   * @param level the confidence level, such as 0.95
   */
  public Optional<Estimate> estimate(double level) {
    if (logRatios.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Moments.of(logRatios()).estimate(level).map(Math::exp));
  }
}
