package speedup.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * A place in a series of runs from where on they are different, found by E-divisive means (D.
 * Matteson and N. James, "A Nonparametric Approach for Multiple Change Point Analysis of
 * Multivariate Data", JASA 109, 2014), as for performance tests (D. Daly et al., "The Use of Change
 * Point Detection to Identify Software Performance Regressions", ICPE 2020): a segment is split
 * where the two parts are farthest apart by energy distance, if a random order of the values would
 * seldom have parts so far apart, and then each part is looked at in turn.
 *
 * <p>Each part has at least 3 values, so that one odd run is no change, and a change is called from
 * the third run after it on. A series without any change has one in at most 5 % of cases at a level
 * of 95 %. Random orders follow from the seed.
 *
 * @param index where the new segment begins, counted from 0
 * @param change its geometric mean over that of the segment before it
 * @param pValue the share of random orders with parts as far apart
 */
public record ChangePoint(int index, double change, double pValue) {

  /** Fewer values are too few to tell a change from chance. */
  public static final int FEWEST_VALUES = 8;

  private static final int SMALLEST_SEGMENT = 3;
  private static final int PERMUTATIONS = 1_999;

  /**
   * Finds the changes in a series.
   *
   * @param values one for each run, the oldest first, all positive
   * @param level the confidence level, such as 0.95
   * @param seed decides the random orders
   * @return in their order; none with fewer than {@value #FEWEST_VALUES} values
   */
  public static List<ChangePoint> of(double[] values, double level, long seed) {
    double alpha = 1 - StudentT.requireLevel(level);
    double[] logarithms = Moments.logarithms(values);
    if (values.length < FEWEST_VALUES) {
      return List.of();
    }
    SplittableRandom random = new SplittableRandom(seed);
    TreeSet<Integer> borders = new TreeSet<>(List.of(0, values.length));
    List<Split> found = new ArrayList<>();
    while (true) {
      Split best = best(logarithms, borders);
      double pValue = best.distance() <= 0 ? 1 : pValue(logarithms, borders, best, random);
      if (pValue > alpha) {
        return found.stream()
            .sorted((one, other) -> Integer.compare(one.index(), other.index()))
            .map(split -> changePoint(logarithms, borders, split))
            .toList();
      }
      borders.add(best.index());
      found.add(new Split(best.index(), pValue));
    }
  }

  /** A place to split, with the distance of its parts, or once it is found with its p value. */
  private record Split(int index, double distance) {}

  private static ChangePoint changePoint(
      double[] logarithms, TreeSet<Integer> borders, Split found) {
    int index = found.index();
    double before = mean(logarithms, borders.headSet(index).last(), index);
    double after = mean(logarithms, index, borders.tailSet(index + 1).first());
    return new ChangePoint(index, Math.exp(after - before), found.distance());
  }

  private static double mean(double[] logarithms, int from, int to) {
    return Moments.of(Arrays.copyOfRange(logarithms, from, to)).mean();
  }

  private static double pValue(
      double[] logarithms, TreeSet<Integer> borders, Split best, SplittableRandom random) {
    double[] shuffled = logarithms.clone();
    int asFar = 1;
    for (int permutation = 0; permutation < PERMUTATIONS; permutation++) {
      int from = 0;
      for (int to : borders.tailSet(1)) {
        shuffle(shuffled, from, to, random);
        from = to;
      }
      // Sums in another order differ in the last digits.
      asFar += best(shuffled, borders).distance() >= best.distance() * (1 - 1e-9) ? 1 : 0;
    }
    return asFar / (PERMUTATIONS + 1.0);
  }

  private static void shuffle(double[] values, int from, int to, SplittableRandom random) {
    for (int index = to - 1; index > from; index--) {
      int other = random.nextInt(from, index + 1);
      double value = values[index];
      values[index] = values[other];
      values[other] = value;
    }
  }

  /** The place, over all segments, whose parts are farthest apart; 0 apart if there is none. */
  private static Split best(double[] values, TreeSet<Integer> borders) {
    Split best = new Split(0, 0);
    int from = 0;
    for (int to : borders.tailSet(1)) {
      Split inSegment = best(values, from, to);
      best = inSegment.distance() > best.distance() ? inSegment : best;
      from = to;
    }
    return best;
  }

  /**
   * The energy distance n m / (n + m) · (2 mean|x − y| − mean|x − x'| − mean|y − y'|) at its
   * greatest. Moving the border by a value moves that value's distances from one sum to another.
   */
  private static Split best(double[] values, int from, int to) {
    int count = to - from;
    double within = 0;
    double across = 0;
    double beyond = 0;
    for (int index = from; index < to; index++) {
      beyond += distances(values, index, index + 1, to);
    }
    Split best = new Split(0, 0);
    for (int index = from; index < to - SMALLEST_SEGMENT; index++) {
      double before = distances(values, index, from, index);
      double after = distances(values, index, index + 1, to);
      within += before;
      across += after - before;
      beyond -= after;
      int first = index + 1 - from;
      if (first >= SMALLEST_SEGMENT) {
        double second = count - (double) first;
        double distance =
            first
                * second
                / count
                * (2 * across / (first * second)
                    - 2 * within / (first * (first - 1.0))
                    - 2 * beyond / (second * (second - 1)));
        best = distance > best.distance() ? new Split(index + 1, distance) : best;
      }
    }
    return best;
  }

  private static double distances(double[] values, int of, int from, int to) {
    double sum = 0;
    for (int index = from; index < to; index++) {
      sum += Math.abs(values[of] - values[index]);
    }
    return sum;
  }
}
