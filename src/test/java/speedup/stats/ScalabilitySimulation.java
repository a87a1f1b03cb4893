package speedup.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sweeps over numbers of workers whose cells, and whose common baseline, vary from round to round.
 *
 * @param processors of a knee; 0 for the universal law
 * @param loss δ of a knee, κ of the universal law
 * @param missing the share of forks that do not count
 */
record ScalabilitySimulation(
    int processors,
    double first,
    double contention,
    double loss,
    double variation,
    double missing) {

  private static final int[] ON_TWO = {1, 2, 3, 4, 5, 6};
  private static final int[] ON_MANY = {1, 2, 3, 4, 6, 8, 12, 16};

  /** The shares of intervals that hold the truth. */
  record Coverage(double first, double contention, double loss, double prediction) {

    List<Double> asList() {
      return List.of(first, contention, loss, prediction);
    }
  }

  Coverage coverage(int sweeps, int rounds) {
    Random random = new Random(21);
    int[] held = new int[4];
    int fitted = 0;
    int largest = processors == 0 ? 24 : 9;
    OptionalInt allowed = OptionalInt.of(processors == 0 ? 16 : processors);
    for (int sweep = 0; sweep < sweeps; sweep++) {
      ScalabilityFit fit =
          (ScalabilityFit) ScalabilityFit.of(points(random, rounds), allowed, 0.95);
      // A round without its single worker determines no knee: few rounds may leave no interval.
      if (fit.contention().interval().isPresent()) {
        fitted++;
        held[0] += holds(fit.firstSpeedup(), first);
        held[1] += holds(fit.contention(), contention);
        // Where the other model was the better one by chance, its loss is another figure.
        held[2] += fit.oversubscription().or(fit::coherency).map(it -> holds(it, loss)).orElse(0);
        held[3] += holds(fit.predict(largest).orElseThrow(), speedup(largest));
      }
    }
    return new Coverage(
        held[0] / (double) fitted,
        held[1] / (double) fitted,
        held[2] / (double) fitted,
        held[3] / (double) fitted);
  }

  List<ScalabilityPoint> points(long seed, int rounds) {
    return points(new Random(seed), rounds);
  }

  private List<ScalabilityPoint> points(Random random, int rounds) {
    double[] baseline = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      baseline[round] = Shape.NORMAL.draw(random, variation);
    }
    List<ScalabilityPoint> points = new ArrayList<>();
    for (int workers : processors == 0 ? ON_MANY : ON_TWO) {
      SortedMap<Integer, Double> speedups = new TreeMap<>();
      for (int round = 0; round < rounds; round++) {
        double fork = Shape.NORMAL.draw(random, variation);
        if (random.nextDouble() >= missing || round == 0) {
          speedups.put(round, speedup(workers) * baseline[round] / fork);
        }
      }
      points.add(new ScalabilityPoint(workers, speedups));
    }
    return points;
  }

  private double speedup(int workers) {
    if (processors == 0) {
      return first * workers / (1 + contention * (workers - 1) + loss * workers * (workers - 1));
    }
    double atWork = Math.min(workers, processors);
    return first
        * atWork
        / (1 + contention * (atWork - 1))
        / (1 + loss * Math.max(0, workers - processors));
  }

  private static int holds(Estimate estimate, double truth) {
    return estimate.interval().orElseThrow().contains(truth) ? 1 : 0;
  }
}
