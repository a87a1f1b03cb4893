package speedup.stats;

import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import speedup.stats.LinearCost.Line;

/**
 * The size of work from which a strategy with a start-up cost beats the sequential baseline.
 *
 * <p>Both times are taken as straight lines over the scale, time = start + scale · (seconds a unit
 * of scale), fitted to runs at two or more scales; the lines cross where the strategy begins to
 * pay. Two scales always lie on a line: only a third can show that the times do not.
 *
 * @param start the strategy's time at scale 0, in seconds: what opening and closing it costs
 * @param secondsPerScale what the strategy adds for each unit of scale; its rate is the inverse
 * @param outcome where it pays
 * @param worstResidual how far either line misses a mean time where it misses it most, as a share
 *     of that time; 0 with two scales
 */
public record BreakEven(
    Estimate start, Estimate secondsPerScale, Outcome outcome, double worstResidual) {

  private static final int FEWEST_FORKS = 3;

  /** Where a strategy pays. */
  public sealed interface Outcome {

    /** The scale where that begins or ends, with its interval. */
    Estimate scale();

    /**
     * From this scale on. An upper end of infinity means that the data do not show that it ever
     * does, a lower end of 0 that they do not show that it ever does not.
     */
    record PaysFrom(Estimate scale) implements Outcome {}

    /** Only below this scale: it starts sooner and works more slowly. */
    record PaysUpTo(Estimate scale) implements Outcome {}

    /** From 0 on; the upper end says from where the data show it. */
    record AlwaysPays(Estimate scale) implements Outcome {}

    /** From infinity on; the lower end says up to where the data show it. */
    record NeverPays(Estimate scale) implements Outcome {}
  }

  /**
   * Compares a strategy with the baseline; both measured at the same workload.
   *
   * @param baseline the fork means in seconds of the sequential cell, by scale
   * @param strategy the same of the strategy's cell
   * @param level the confidence level, such as 0.95
   * @param seed decides every draw
   * @return empty when either was measured at fewer than two scales; intervals are missing when a
   *     scale has fewer than 3 forks
   */
  public static Optional<BreakEven> of(
      Map<Double, double[]> baseline, Map<Double, double[]> strategy, double level, long seed) {
    StudentT.requireLevel(level);
    if (baseline.size() < 2 || strategy.size() < 2) {
      return Optional.empty();
    }
    LinearCost sequential = new LinearCost(baseline);
    LinearCost parallel = new LinearCost(strategy);
    Resampling resampling = new Resampling(sequential, parallel, level, seed);
    return Optional.of(
        new BreakEven(
            resampling.estimate(lines -> lines.strategy().start()),
            resampling.estimate(lines -> lines.strategy().perScale()),
            outcome(resampling),
            Math.max(sequential.worstResidual(), parallel.worstResidual())));
  }

  private static Outcome outcome(Resampling resampling) {
    Estimate from = resampling.estimate(Lines::paysFrom);
    if (from.value() == 0) {
      return new Outcome.AlwaysPays(from);
    }
    if (from.value() < Double.POSITIVE_INFINITY) {
      return new Outcome.PaysFrom(from);
    }
    Estimate upTo = resampling.estimate(lines -> lines.swapped().paysFrom());
    return upTo.value() == 0 || upTo.value() == Double.POSITIVE_INFINITY
        ? new Outcome.NeverPays(from)
        : new Outcome.PaysUpTo(upTo);
  }

  private record Lines(Line baseline, Line strategy) {

    /** Where the strategy's line gets below for good: 0 from the start, infinity never. */
    double paysFrom() {
      double extraStart = strategy.start() - baseline.start();
      double saving = baseline.perScale() - strategy.perScale();
      if (saving > 0) {
        return Math.max(0, extraStart / saving);
      }
      return saving == 0 && extraStart < 0 ? 0 : Double.POSITIVE_INFINITY;
    }

    Lines swapped() {
      return new Lines(strategy, baseline);
    }
  }

  private record Resampling(LinearCost baseline, LinearCost strategy, double level, long seed) {

    Estimate estimate(ToDoubleFunction<Lines> figure) {
      double value = figure.applyAsDouble(new Lines(baseline.line(), strategy.line()));
      int forks = Math.min(baseline.fewestForks(), strategy.fewestForks());
      if (forks < FEWEST_FORKS) {
        return new Estimate(value, forks, Optional.empty());
      }
      double[] replicates =
          Bootstrap.replicates(seed, random -> figure.applyAsDouble(draw(random)));
      return new Estimate(
          value, forks, Optional.of(Bootstrap.interval(value, replicates, forks, level)));
    }

    private Lines draw(SplittableRandom random) {
      return new Lines(baseline.draw(random), strategy.draw(random));
    }
  }
}
