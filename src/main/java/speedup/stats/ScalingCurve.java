package speedup.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A {@link ScalingModel} with its coefficients: n / S = a + b (n − 1) + c z.
 *
 * @param model the model
 * @param single a, the inverse of a single worker's speedup
 * @param shared b, what each further worker at work adds
 * @param beyond c, what each unit of z adds
 */
record ScalingCurve(ScalingModel model, double single, double shared, double beyond) {

  private static final int COEFFICIENTS = 3;

  /** A measured speedup, and how many rounds it rests on. */
  record Observation(int workers, double speedup, int rounds) {}

  /**
   * Fits a model by least squares, none of the coefficients below 0.
   *
   * <p>Speedups vary by about the same share at every N, so what is made small are relative
   * distances: the weight of a point is rounds · (S / n)².
   *
   * @return empty if the points do not determine the curve
   */
  static Optional<ScalingCurve> fit(ScalingModel model, List<Observation> observations) {
    return solve(model, observations, relativeWeights(model, observations), true);
  }

  /** The same with coefficients of either sign: what a single round says, without bias. */
  static Optional<ScalingCurve> fitFreely(ScalingModel model, List<Observation> observations) {
    return solve(model, observations, relativeWeights(model, observations), false);
  }

  /** Whether observations determine what the model says of another one. */
  static boolean determine(ScalingModel model, List<Observation> observations, Observation other) {
    double[] wanted = regressors(model, other.workers());
    for (int column = 0; column < wanted.length; column++) {
      int of = column;
      if (wanted[of] != 0
          && observations.stream()
              .noneMatch(point -> regressors(model, point.workers())[of] != 0)) {
        return false;
      }
    }
    return fitFreely(model, observations).isPresent();
  }

  static Optional<ScalingCurve> solve(
      ScalingModel model, List<Observation> observations, double[] weights, boolean atLeastZero) {
    double[][] rows = new double[observations.size()][];
    double[] values = new double[rows.length];
    for (int index = 0; index < rows.length; index++) {
      Observation observation = observations.get(index);
      rows[index] = regressors(model, observation.workers());
      values[index] = model.atWork(observation.workers()) / observation.speedup();
    }
    LeastSquares problem = new LeastSquares(rows, values, weights);
    return (atLeastZero ? problem.atLeastZero() : problem.free())
        .map(found -> new ScalingCurve(model, found[0], found[1], found[2]));
  }

  /** How many points with different coefficients a fit takes. */
  static int fewestPoints() {
    return COEFFICIENTS;
  }

  /** 1 / S, which unlike S stays finite whatever the coefficients are. */
  double inverseSpeedup(double workers) {
    double atWork = model.atWork(workers);
    return (single + shared * (atWork - 1) + beyond * model.extra(workers)) / atWork;
  }

  double speedup(double workers) {
    return 1 / inverseSpeedup(workers);
  }

  double firstSpeedup() {
    return 1 / single;
  }

  /** σ. */
  double contention() {
    return shared / single;
  }

  /** κ of the universal law, δ of a knee. */
  double loss() {
    return switch (model) {
      case ScalingModel.Universal universal -> beyond / single;
      case ScalingModel.Knee knee -> beyond / (single + shared * (knee.processors() - 1));
    };
  }

  /** (κ / (1 − σ)), the inverse square of where the universal law is highest. */
  double inverseSquarePeak() {
    double rising = single - shared;
    return rising <= 0 ? Double.POSITIVE_INFINITY : Math.min(1, beyond / rising);
  }

  private static double[] regressors(ScalingModel model, int workers) {
    return new double[] {1, model.atWork(workers) - 1, model.extra(workers)};
  }

  private static double[] relativeWeights(ScalingModel model, List<Observation> observations) {
    double[] weights = new double[observations.size()];
    Arrays.setAll(
        weights,
        index -> {
          Observation observation = observations.get(index);
          double share = observation.speedup() / model.atWork(observation.workers());
          return observation.rounds() * share * share;
        });
    return weights;
  }
}
