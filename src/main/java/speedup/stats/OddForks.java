package speedup.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Forks that are odd: so far from the others of their cell that they do not count.
 *
 * <p>On machines whose processors are threads of shared cores, one fork in a hundred to one in ten
 * takes twice the time with twice the CPU time, and no counter of the machine shows it. With
 * Student's t a single one of them makes an interval of ±50 %, and more forks then find less. A
 * fork does not count if |ln x − ln median of its cell| is above max(5 s, ln 1.5). The scale s is
 * 1.4826 times the median absolute deviation, of the cell or of all cells of its workload,
 * whichever is the greater: five of them, and at least a factor of 1.5, is what no ordinary
 * variation does. Only a few forks of a cell can be left out, those farthest away first, so that
 * the others outvote them.
 *
 * <p>To leave out a fork for its time alone breaks a rule on purpose. So it stays in the journal,
 * is shown and counted, and a side that has clearly more slow ones is a finding of its own: {@link
 * SlowForks}.
 */
public final class OddForks {

  /** For a fixed number of rounds: at most one fork in four of a cell does not count. */
  public static final int ONE_IN_FOUR = 4;

  /** For adaptive runs, which look again and again, and for comparisons. */
  public static final int ONE_IN_FIVE = 5;

  /** Makes a median absolute deviation the standard deviation of a normal distribution. */
  static final double NORMAL_SCALE = 1.4826;

  static final double SCALES = 5;
  static final double LEAST_FACTOR = 1.5;

  private OddForks() {}

  /**
   * A fork that does not count.
   *
   * @param value its mean
   * @param median the median of its cell
   * @param limit the factor up to which a fork of the cell counts, above the median or below it
   */
  public record OddFork(double value, double median, double limit) {

    /** How many times the median it is: 2 is twice as much, 0.5 half as much. */
    public double factor() {
      return value / median;
    }
  }

  /**
   * Finds the odd forks of a workload.
   *
   * @param <C> what names a cell
   * @param <F> what names a fork within its cell, such as the number of its round
   * @param workload the fork means of each cell, all positive
   * @param oneIn at most one fork in this many of a cell is odd, {@value #ONE_IN_FOUR} or {@value
   *     #ONE_IN_FIVE}; a cell with fewer forks has none
   * @return for each cell, in their order, its odd forks, in theirs
   */
  public static <C, F> Map<C, Map<F, OddFork>> of(
      Map<C, ? extends Map<F, Double>> workload, int oneIn) {
    if (oneIn < 3) {
      throw new IllegalArgumentException("half of the forks would outvote the others: " + oneIn);
    }
    List<double[]> cells = new ArrayList<>();
    workload.values().forEach(cell -> cells.add(logarithms(cell)));
    double pooled = pooledScale(cells);
    Map<C, Map<F, OddFork>> odd = new LinkedHashMap<>();
    workload.forEach((name, cell) -> odd.put(name, ofCell(cell, pooled, oneIn)));
    return odd;
  }

  /** The forks of a cell that count. */
  public static <F> Map<F, Double> counting(Map<F, Double> cell, Map<F, OddFork> odd) {
    Map<F, Double> counting = new LinkedHashMap<>(cell);
    counting.keySet().removeAll(odd.keySet());
    return counting;
  }

  private static <F> Map<F, OddFork> ofCell(Map<F, Double> cell, double pooled, int oneIn) {
    Map<F, OddFork> odd = new LinkedHashMap<>();
    int most = cell.size() / oneIn;
    if (most == 0) {
      return odd;
    }
    double[] logarithms = logarithms(cell);
    double median = Quantiles.median(logarithms);
    double scale = Math.max(pooled, NORMAL_SCALE * Quantiles.median(distances(logarithms, median)));
    double limit = Math.max(SCALES * scale, Math.log(LEAST_FACTOR));
    List<F> far =
        cell.entrySet().stream()
            .filter(fork -> distance(fork, median) > limit)
            .sorted(Comparator.comparingDouble(fork -> -distance(fork, median)))
            .limit(most)
            .map(Map.Entry::getKey)
            .toList();
    cell.forEach((fork, value) -> {
      if (far.contains(fork)) {
        odd.put(fork, new OddFork(value, Math.exp(median), Math.exp(limit)));
      }
    });
    return odd;
  }

  private static double distance(Map.Entry<?, Double> fork, double median) {
    return Math.abs(Math.log(fork.getValue()) - median);
  }

  private static double pooledScale(List<double[]> cells) {
    double[] all =
        cells.stream()
            .filter(cell -> cell.length > 0)
            .flatMapToDouble(cell -> Arrays.stream(distances(cell, Quantiles.median(cell))))
            .toArray();
    return all.length == 0 ? 0 : NORMAL_SCALE * Quantiles.median(all);
  }

  private static double[] distances(double[] logarithms, double from) {
    return Arrays.stream(logarithms).map(value -> Math.abs(value - from)).toArray();
  }

  private static double[] logarithms(Map<?, Double> cell) {
    return Moments.logarithms(cell.values().stream().mapToDouble(Double::doubleValue).toArray());
  }
}
