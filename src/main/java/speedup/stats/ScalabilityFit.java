package speedup.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import speedup.stats.UniversalScalabilityLaw.Observation;

/**
 * The Universal Scalability Law fitted to measured speedups: what limits a strategy, how many
 * workers are best, and what to expect of more than were measured.
 *
 * <p>Intervals come from drawing rounds with replacement, so the noise that all cells of a round
 * share through their baseline stays together. With fewer than 3 rounds there are none.
 */
public final class ScalabilityFit implements Scalability {

  /** Two parameters, and enough points beside to see whether they describe them. */
  public static final int FEWEST_WORKER_COUNTS = 6;

  private static final int FEWEST_ROUNDS = 3;
  private static final int REACH = 2;
  private static final double BELIEVABLE_RESIDUAL = 0.10;

  private final UniversalScalabilityLaw law;
  private final List<UniversalScalabilityLaw> replicates;
  private final List<ScalabilityPoint> points;
  private final int rounds;
  private final double level;

  private ScalabilityFit(
      UniversalScalabilityLaw law,
      List<UniversalScalabilityLaw> replicates,
      List<ScalabilityPoint> points,
      int rounds,
      double level) {
    this.law = law;
    this.replicates = replicates;
    this.points = points;
    this.rounds = rounds;
    this.level = level;
  }

  /**
   * Fits the law to the speedups of one workload and strategy.
   *
   * @param points one for each number of workers, that of a single worker too if it was measured
   * @param level the confidence level of all intervals, such as 0.95
   * @param seed decides every draw of rounds
   * @return a {@code ScalabilityFit}, or {@link Scalability.TooFewWorkerCounts} below {@value
   *     #FEWEST_WORKER_COUNTS} of them
   * @throws IllegalArgumentException if a number of workers comes twice
   */
  public static Scalability of(List<ScalabilityPoint> points, double level, long seed) {
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
    TreeSet<Integer> rounds = new TreeSet<>();
    ascending.forEach(point -> rounds.addAll(point.speedups().keySet()));
    UniversalScalabilityLaw law =
        UniversalScalabilityLaw.fit(
            ascending.stream()
                .map(point ->
                    new Observation(
                        point.workers(), point.geometricMean(), point.speedups().size()))
                .toList());
    List<UniversalScalabilityLaw> replicates =
        rounds.size() < FEWEST_ROUNDS ? List.of() : draw(ascending, List.copyOf(rounds), seed);
    return new ScalabilityFit(law, replicates, ascending, rounds.size(), level);
  }

  /** Contention σ, the share of the work that only one worker can do at a time. */
  public Estimate contention() {
    return estimate(UniversalScalabilityLaw::contention);
  }

  /** Coherency κ, the price of each pair of workers. */
  public Estimate coherency() {
    return estimate(UniversalScalabilityLaw::coherency);
  }

  /**
   * The number of workers where the curve is highest, N* = √((1 − σ)/κ); infinite when nothing in
   * the data makes it turn down. It may lie far beyond what was measured: {@link #bestWorkers} does
   * not.
   */
  public Estimate peak() {
    return estimate(UniversalScalabilityLaw::peak);
  }

  /** The greatest number of workers that was measured. */
  public int largestMeasured() {
    return points.get(points.size() - 1).workers();
  }

  /** The number of workers with the highest predicted speedup, up to twice the largest measured. */
  public int bestWorkers() {
    int best = 1;
    for (int workers = 2; workers <= REACH * largestMeasured(); workers++) {
      if (law.speedup(workers) > law.speedup(best)) {
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
        : Optional.of(estimate(drawn -> drawn.speedup(workers)));
  }

  /**
   * How far the curve misses the measured speedup where it misses it most, as a share of the
   * measured one.
   */
  public double worstResidual() {
    return points.stream()
        .mapToDouble(point -> law.speedup(point.workers()) / point.geometricMean() - 1)
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

  private Estimate estimate(ToDoubleFunction<UniversalScalabilityLaw> figure) {
    double value = figure.applyAsDouble(law);
    if (replicates.isEmpty()) {
      return new Estimate(value, rounds, Optional.empty());
    }
    double[] drawn = replicates.stream().mapToDouble(figure).toArray();
    return new Estimate(
        value, rounds, Optional.of(Bootstrap.interval(value, drawn, rounds, level)));
  }

  private static List<UniversalScalabilityLaw> draw(
      List<ScalabilityPoint> points, List<Integer> rounds, long seed) {
    List<Drawn> several =
        points.stream()
            .filter(point -> point.workers() > 1)
            .map(point -> new Drawn(point, rounds))
            .toList();
    SplittableRandom random = new SplittableRandom(seed);
    List<UniversalScalabilityLaw> replicates = new ArrayList<>();
    int[] drawn = new int[rounds.size()];
    while (replicates.size() < Bootstrap.REPLICATES) {
      Arrays.setAll(drawn, draw -> random.nextInt(drawn.length));
      List<Observation> observations =
          several.stream().flatMap(point -> point.observation(drawn).stream()).toList();
      // Cells that retired early may miss from a draw; a line needs two of them.
      if (observations.size() >= 2) {
        replicates.add(UniversalScalabilityLaw.fit(observations));
      }
    }
    return replicates;
  }

  /** The logarithms of a point's speedups in every round, NaN where it has none. */
  private static final class Drawn {

    private final int workers;
    private final double[] logarithms;

    Drawn(ScalabilityPoint point, List<Integer> rounds) {
      workers = point.workers();
      logarithms =
          rounds.stream()
              .mapToDouble(round -> Math.log(point.speedups().getOrDefault(round, Double.NaN)))
              .toArray();
    }

    Optional<Observation> observation(int[] drawn) {
      double sum = 0;
      int count = 0;
      for (int round : drawn) {
        if (!Double.isNaN(logarithms[round])) {
          sum += logarithms[round];
          count++;
        }
      }
      return count == 0
          ? Optional.empty()
          : Optional.of(new Observation(workers, Math.exp(sum / count), count));
    }
  }
}
