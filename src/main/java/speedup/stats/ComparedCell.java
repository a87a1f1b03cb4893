package speedup.stats;

import java.util.List;

/**
 * One cell in two runs.
 *
 * @param name what the cell is called in the table
 * @param direction which way is better
 * @param base the fork means of the run that is compared with, at least one, all positive
 * @param changed the fork means of the run that is judged, at least one, all positive
 */
public record ComparedCell(
    String name, Direction direction, List<Double> base, List<Double> changed) {

  /** Which way is better. */
  public enum Direction {
    /** Times, memory. */
    LOWER_IS_BETTER,
    /** Rates. */
    HIGHER_IS_BETTER
  }

  /**
   * Creates a cell.
   *
   * @throws IllegalArgumentException if a side is empty or has a value that is not positive; the
   *     message names the cell
   */
  public ComparedCell {
    base = List.copyOf(base);
    changed = List.copyOf(changed);
    if (base.isEmpty() || changed.isEmpty()) {
      throw new IllegalArgumentException(name + ": no fork on one side");
    }
    requirePositive(name, base);
    requirePositive(name, changed);
  }

  double[] baseForks() {
    return base.stream().mapToDouble(Double::doubleValue).toArray();
  }

  double[] changedForks() {
    return changed.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void requirePositive(String name, List<Double> values) {
    for (double value : values) {
      if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(name + ": not a positive number: " + value);
      }
    }
  }
}
