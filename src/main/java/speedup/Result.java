package speedup;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known of one cell.
 *
 * @param strategy how its tasks were executed, in the word of the command line
 * @param workers how many of them were in progress at once
 * @param lifecycle {@code cold}, with the pool opened within the measured time, or {@code warm}
 * @param params the values of the workload's own parameters
 * @param seconds how long the batch took; empty if it could not be measured
 * @param speedup how many times as fast as sequential it is; empty where there is no baseline
 * @param rounds how many rounds that rests on
 * @param reason why it failed; empty if it did not
 * @since 1.0
 */
public record Result(
    String strategy,
    int workers,
    String lifecycle,
    Map<String, String> params,
    Optional<Range> seconds,
    Optional<Range> speedup,
    int rounds,
    String reason) {

  /** Copies the parameters. */
  public Result {
    params = Collections.unmodifiableMap(new TreeMap<>(params));
  }

  /**
   * A figure with its 95 % interval.
   *
   * @param value the figure itself
   * @param low the lower end; negative infinity where there are too few rounds for an interval
   * @param high the upper end; infinity where there are too few
   */
  public record Range(double value, double low, double high) {}
}
