package speedup.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a profiler measured in a fork.
 *
 * @param scores a value an iteration
 * @param whole what JMH makes of them for the fork, where that is not their mean: counts are added
 *     up; absent where it is
 */
public record ForkMetric(
    String unit,
    List<Double> scores,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double whole) {

  /** The name of the CPU seconds of an iteration, of the fork and all its children. */
  public static final String CPU_SECONDS = "cost.cpu";

  /** The name of the processors that were kept busy, where not all of it was the iteration. */
  public static final String CORES = "cost.cores";

  /** The name of the bytes that were resident at the peak, of the fork and its children. */
  public static final String PEAK_RESIDENT = "cost.peak.resident";

  /** The name of the seconds that the fork's garbage collector took of an iteration. */
  public static final String GC_SECONDS = "cause.gc";

  /** The name of the bytes that the fork's threads allocated in an iteration. */
  public static final String ALLOCATED = "cause.allocated";

  /** The name of how often the fork's threads stopped in an iteration because they waited. */
  public static final String VOLUNTARY = "cause.switches.voluntary";

  /** The name of how often they were stopped in an iteration for others to run. */
  public static final String INVOLUNTARY = "cause.switches.involuntary";

  /** The name of the seconds that the fork's threads waited for monitors, together. */
  public static final String BLOCKED_SECONDS = "cause.blocked";

  /** The name of the platform threads that carried virtual ones, at the most. */
  public static final String CARRIERS = "cause.virtual.carriers";

  /** The name of the virtual threads that were running, on average. */
  public static final String MOUNTED = "cause.virtual.mounted";

  /** The name of the virtual threads that were ready and had no carrier, on average. */
  public static final String QUEUED = "cause.virtual.queued";

  /** The name of how often virtual threads kept their carriers while they waited. */
  public static final String PINNED = "cause.virtual.pinned";

  private static final double ROUNDED = 1e-9;

  /** Copies the scores. */
  public ForkMetric {
    scores = List.copyOf(scores);
  }

  /** A metric of which the mean of the iterations is what counts. */
  public ForkMetric(String unit, List<Double> scores) {
    this(unit, scores, null);
  }

  /**
   * A metric.
   *
   * @param whole what JMH makes of the scores; NaN if it does not say
   */
  public static ForkMetric of(String unit, List<Double> scores, double whole) {
    double mean = mean(scores);
    boolean isMean = !Double.isFinite(whole) || Math.abs(whole - mean) <= ROUNDED * Math.abs(mean);
    return new ForkMetric(unit, scores, isMean ? null : whole);
  }

  /** What it is of the whole fork, as JMH's users know it. */
  public double ofFork() {
    return whole == null ? mean(scores) : whole;
  }

  /** Whether JMH adds the iterations up; not known of one iteration alone. */
  public boolean isSum() {
    double sum = scores.stream().mapToDouble(Double::doubleValue).sum();
    return whole != null && Math.abs(whole - sum) <= ROUNDED * Math.abs(sum);
  }

  private static double mean(List<Double> scores) {
    return scores.stream()
        .mapToDouble(Double::doubleValue)
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }
}
