package speedup.stats;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import speedup.stats.ScalingCurve.Observation;

/**
 * A curve fitted to measured speedups: what limits a strategy, how many workers are best, and what
 * to expect of more than were measured. It is a knee at the number of processors or the Universal
 * Scalability Law, whichever predicts numbers of workers that were left out the better.
 *
 * <p>Intervals come from fitting each round for itself and taking Student's t over what the rounds
 * say. With 3, 5 and 10 rounds such intervals hold the truth in 94 to 98 % of cases; drawing rounds
 * with replacement holds it in 52 to 94 %. With fewer than 3 rounds there are none.
 */
public final class ScalabilityFit implements Scalability {

  /** Three coefficients, and enough points beside to see whether they describe them. */
  public static final int FEWEST_WORKER_COUNTS = 6;

  private static final int FEWEST_ROUNDS = 3;
  private static final int REACH = 2;
  private static final double BELIEVABLE_RESIDUAL = 0.10;

  private final ScalingChoice choice;
  private final List<ScalingCurve> rounds;
  private final List<ScalabilityPoint> points;
  private final double level;

  private ScalabilityFit(
      ScalingChoice choice,
      List<ScalingCurve> rounds,
      List<ScalabilityPoint> points,
      double level) {
    this.choice = choice;
    this.rounds = rounds;
    this.points = points;
    this.level = level;
  }

  /**
   * Fits the speedups of one workload and strategy.
   *
   * @param points one for each number of workers, that of a single worker too if it was measured
   * @param processors how many processors the strategy could use; empty if that is not known, then
   *     it is fitted too
   * @param level the confidence level of all intervals, such as 0.95
   * @return a {@code ScalabilityFit}, or {@link Scalability.TooFewWorkerCounts} below {@value
   *     #FEWEST_WORKER_COUNTS} of them
   * @throws IllegalArgumentException if a number of workers comes twice
   */
  public static Scalability of(
      List<ScalabilityPoint> points, OptionalInt processors, double level) {
    StudentT.requireLevel(level);
    List<ScalabilityPoint> ascending =
        points.stream().sorted(Comparator.comparingInt(ScalabilityPoint::workers)).toList();
    long distinct = ascending.stream().mapToInt(ScalabilityPoint::workers).distinct().count();
    if (distinct != points.size()) {
      throw new IllegalArgumentException("a number of workers comes twice");
    }
    if (points.size() < FEWEST_WORKER_COUNTS) {
      return new TooFewWorkerCounts(points.size(), FEWEST_WORKER_COUNTS);
    }
    ScalingChoice choice =
        ScalingChoice.of(
            ascending.stream()
                .map(point ->
                    new Observation(
                        point.workers(), point.geometricMean(), point.speedups().size()))
                .toList(),
            processors);
    return new ScalabilityFit(choice, byRound(choice.curve().model(), ascending), ascending, level);
  }

  /** Which model describes the speedups. */
  public ScalingModel model() {
    return choice.curve().model();
  }

  /**
   * How far the model misses numbers of workers that were left out of its fit, one after the other:
   * the root mean square of ln(predicted / measured). 0.02 is about 2 %.
   */
  public double errorOnLeftOut() {
    return choice.error();
  }

  /** The same of the model that was not taken; empty if there was no other that could be fitted. */
  public OptionalDouble errorOfTheOther() {
    return choice.errorOfTheOther();
  }

  /** The speedup of a single worker, S1. It is fitted and not taken to be 1. */
  public Estimate firstSpeedup() {
    return throughInverse(ScalingCurve::firstSpeedup, ScalingCurve::single, inverse -> 1 / inverse);
  }

  /** Contention σ, the share of the work that only one worker can do at a time. */
  public Estimate contention() {
    return atLeastZero(ScalingCurve::contention);
  }

  /** Coherency κ, the price of each pair of workers; empty for a knee, which has none. */
  public Optional<Estimate> coherency() {
    return isKnee() ? Optional.empty() : Optional.of(atLeastZero(ScalingCurve::loss));
  }

  /**
   * δ, what each worker more than there are processors costs; empty for the universal law, which
   * knows nothing of processors.
   */
  public Optional<Estimate> oversubscription() {
    return isKnee() ? Optional.of(atLeastZero(ScalingCurve::loss)) : Optional.empty();
  }

  /**
   * The number of workers where the universal law is highest, N* = √((1 − σ)/κ); infinite when
   * nothing in the data makes it turn down. It may lie far beyond what was measured: {@link
   * #bestWorkers} does not. Empty for a knee, which is highest at the number of processors.
   */
  public Optional<Estimate> peak() {
    return isKnee()
        ? Optional.empty()
        : Optional.of(
            throughInverse(
                curve -> 1 / Math.sqrt(curve.inverseSquarePeak()),
                ScalingCurve::inverseSquarePeak,
                inverse -> Math.max(1, 1 / Math.sqrt(inverse))));
  }

  /** The greatest number of workers that was measured. */
  public int largestMeasured() {
    return points.get(points.size() - 1).workers();
  }

  /**
   * The number of workers with the highest predicted speedup, up to twice the largest measured; the
   * smallest of those that are as high.
   */
  public int bestWorkers() {
    int best = 1;
    for (int workers = 2; workers <= REACH * largestMeasured(); workers++) {
      if (curve().speedup(workers) > curve().speedup(best)) {
        best = workers;
      }
    }
    return best;
  }

  /**
   * The speedup to expect; the interval is that of the curve, not of a single run.
   *
   * @param workers how many workers
   * @return empty beyond twice the largest number that was measured
   */
  public Optional<Estimate> predict(int workers) {
    if (workers < 1) {
      throw new IllegalArgumentException("not a number of workers: " + workers);
    }
    return workers > REACH * largestMeasured()
        ? Optional.empty()
        : Optional.of(
            throughInverse(
                curve -> curve.speedup(workers),
                curve -> curve.inverseSpeedup(workers),
                inverse -> 1 / inverse));
  }

  /**
   * How far the curve misses the measured speedup where it misses it most, as a share of the
   * measured one.
   */
  public double worstResidual() {
    return points.stream()
        .mapToDouble(point -> curve().speedup(point.workers()) / point.geometricMean() - 1)
        .map(Math::abs)
        .max()
        .orElseThrow();
  }

  /**
   * Whether the curve comes within 10 % of every measured speedup. One that does not describes
   * something else than these data, whatever its intervals say.
   */
  public boolean isBelievable() {
    return worstResidual() <= BELIEVABLE_RESIDUAL;
  }

  private ScalingCurve curve() {
    return choice.curve();
  }

  private boolean isKnee() {
    return model() instanceof ScalingModel.Knee;
  }

  private Estimate atLeastZero(ToDoubleFunction<ScalingCurve> figure) {
    double value = figure.applyAsDouble(curve());
    return new Estimate(
        value, Math.max(1, rounds.size()), around(value, figure).map(it -> cut(it, 0)));
  }

  /** For a figure whose inverse is what is linear in the coefficients, and never below 0. */
  private Estimate throughInverse(
      ToDoubleFunction<ScalingCurve> figure,
      ToDoubleFunction<ScalingCurve> inverse,
      DoubleUnaryOperator back) {
    Optional<Interval> interval =
        around(inverse.applyAsDouble(curve()), inverse).map(it -> cut(it, 0).map(back));
    double value = interval.map(Interval::estimate).orElseGet(() -> figure.applyAsDouble(curve()));
    return new Estimate(value, Math.max(1, rounds.size()), interval);
  }

  private static Interval cut(Interval interval, double least) {
    return new Interval(
        interval.estimate(), Math.max(least, interval.low()), Math.max(least, interval.high()));
  }

  /** As far from the value as Student's t says that the mean of the rounds' values may be. */
  private Optional<Interval> around(double value, ToDoubleFunction<ScalingCurve> figure) {
    if (rounds.size() < FEWEST_ROUNDS) {
      return Optional.empty();
    }
    double half = Moments.of(rounds.stream().mapToDouble(figure).toArray()).halfWidth(level);
    return Optional.of(new Interval(value, value - half, value + half));
  }

  /** A curve of each round that determines one, and has a point beside to check it by. */
  private static List<ScalingCurve> byRound(ScalingModel model, List<ScalabilityPoint> points) {
    SortedSet<Integer> rounds = new TreeSet<>();
    points.forEach(point -> rounds.addAll(point.speedups().keySet()));
    return rounds.stream()
        .map(round ->
            points.stream()
                .filter(point -> point.speedups().containsKey(round))
                .map(point -> new Observation(point.workers(), point.speedups().get(round), 1))
                .toList())
        .filter(observations -> observations.size() > ScalingCurve.fewestPoints())
        .flatMap(observations -> ScalingCurve.fitFreely(model, observations).stream())
        .toList();
  }
}
