package speedup.report.summary;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import speedup.run.Cell;
import speedup.run.ScoreUnit;
import speedup.stats.Estimate;
import speedup.stats.Scaling;

/**
 * What is known of a cell once its forks are measured.
 *
 * @param unit what the score is counted in, and which way is better
 * @param score the geometric mean over the forks
 * @param factor how many times as good as the baseline, paired by round; exactly 1 for the baseline
 *     itself; empty for a cell that is compared with nothing
 * @param workers how many tasks were in progress at once, where something says so
 * @param metrics the mean of what profilers and counters measured beside it, by name
 * @param cores how many processors the fork and its children kept busy, on average
 * @param peakResidentBytes the most memory that the fork and its children held together
 * @param serviceTimes how long its single tasks took
 * @param warning why its figures should not be taken for the strategy's own, if they should not
 */
public record MeasuredCell(
    Cell cell,
    CellStatus status,
    ScoreUnit unit,
    Estimate score,
    Optional<Estimate> factor,
    OptionalInt workers,
    Map<String, MeasuredMetric> metrics,
    OptionalDouble cores,
    OptionalDouble peakResidentBytes,
    Optional<ServicePercentiles> serviceTimes,
    Optional<String> warning)
    implements CellSummary {

  /** Copies the metrics. */
  public MeasuredCell {
    metrics = Map.copyOf(metrics);
  }

  MeasuredCell withWarning(String other) {
    return new MeasuredCell(
        cell,
        status,
        unit,
        score,
        factor,
        workers,
        metrics,
        cores,
        peakResidentBytes,
        serviceTimes,
        Optional.of(other));
  }

  @Override
  public String reason() {
    return "";
  }

  /** How many forks the figures rest on. */
  public int forks() {
    return score.count();
  }

  /** Seconds an operation; empty where the score is no time. */
  public Optional<Estimate> time() {
    return unit.isTime()
        ? Optional.of(score.map(value -> value * unit.factor()))
        : Optional.empty();
  }

  /** The speedup a worker. */
  public Optional<Estimate> efficiency() {
    return workers.isPresent()
        ? factor.map(speedup -> Scaling.efficiency(speedup, workers.getAsInt()))
        : Optional.empty();
  }

  /** Karp and Flatt's serial fraction, from two workers on. */
  public Optional<Estimate> serialFraction() {
    return workers.isPresent()
        ? factor.flatMap(speedup -> Scaling.serialFraction(speedup, workers.getAsInt()))
        : Optional.empty();
  }

  /** The mean of a metric; empty if nobody measured it. */
  public OptionalDouble metric(String name) {
    MeasuredMetric metric = metrics.get(name);
    return metric == null ? OptionalDouble.empty() : OptionalDouble.of(metric.mean().value());
  }

  /** How much of a metric there was a second, by the time of an operation. */
  public OptionalDouble perSecond(String name) {
    OptionalDouble amount = metric(name);
    Optional<Estimate> time = time();
    return amount.isPresent() && time.isPresent()
        ? OptionalDouble.of(amount.getAsDouble() / time.get().value())
        : OptionalDouble.empty();
  }
}
