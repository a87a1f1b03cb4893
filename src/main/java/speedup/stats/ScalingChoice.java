package speedup.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import speedup.stats.ScalingCurve.Observation;

/**
 * The model that predicts left-out points the better, fitted to all of them.
 *
 * @param curve its curve
 * @param error the root mean square of ln(predicted / measured) over the points that were left out
 * @param errorOfTheOther that of the model that was not taken; empty if it was not possible
 */
record ScalingChoice(ScalingCurve curve, double error, OptionalDouble errorOfTheOther) {

  /**
   * Chooses. Without workers beyond the number of processors there is no knee to see.
   *
   * @param observations in ascending order of workers, enough of them for either model
   * @param processors if known; otherwise it is the whole number whose knee fits best, and is held
   *     when points are left out, for a point on each side of a knee cannot tell where it is
   */
  static ScalingChoice of(List<Observation> observations, OptionalInt processors) {
    int largest = observations.get(observations.size() - 1).workers();
    ScalingCurve law = ScalingCurve.fit(new ScalingModel.Universal(), observations).orElseThrow();
    Optional<ScalingCurve> knee =
        (processors.isPresent() ? IntStream.of(processors.getAsInt()) : IntStream.range(1, largest))
            .filter(count -> count < largest)
            .mapToObj(count -> ScalingCurve.fit(new ScalingModel.Knee(count), observations))
            .flatMap(Optional::stream)
            .min(Comparator.comparingDouble(curve -> squares(curve, observations)));
    int[] leftOut =
        IntStream.range(0, observations.size())
            .filter(index ->
                isDetermined(law, observations, index)
                    && (knee.isEmpty() || isDetermined(knee.get(), observations, index)))
            .toArray();
    double errorOfLaw = error(law, observations, leftOut);
    if (knee.isEmpty()) {
      return new ScalingChoice(law, errorOfLaw, OptionalDouble.empty());
    }
    double errorOfKnee = error(knee.get(), observations, leftOut);
    return errorOfKnee <= errorOfLaw
        ? new ScalingChoice(knee.get(), errorOfKnee, OptionalDouble.of(errorOfLaw))
        : new ScalingChoice(law, errorOfLaw, OptionalDouble.of(errorOfKnee));
  }

  private static double squares(ScalingCurve curve, List<Observation> observations) {
    return observations.stream()
        .mapToDouble(point -> point.rounds() * Math.pow(missed(curve, point), 2))
        .sum();
  }

  private static double missed(ScalingCurve curve, Observation observation) {
    return Math.log(curve.speedup(observation.workers()) / observation.speedup());
  }

  /** Whether the other points say anything about the one that is left out. */
  private static boolean isDetermined(
      ScalingCurve curve, List<Observation> observations, int index) {
    return ScalingCurve.determine(
        curve.model(), without(observations, index), observations.get(index));
  }

  private static double error(ScalingCurve curve, List<Observation> observations, int[] leftOut) {
    double squares = 0;
    for (int index : leftOut) {
      ScalingCurve others =
          ScalingCurve.fit(curve.model(), without(observations, index)).orElseThrow();
      squares += Math.pow(missed(others, observations.get(index)), 2);
    }
    return Math.sqrt(squares / leftOut.length);
  }

  private static List<Observation> without(List<Observation> observations, int index) {
    List<Observation> others = new ArrayList<>(observations);
    others.remove(index);
    return others;
  }
}
