package speedup.report.summary;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import speedup.run.Cell;
import speedup.run.ForkMetric;
import speedup.run.ScoreUnit;
import speedup.stats.Estimate;
import speedup.stats.OddForks.OddFork;
import speedup.stats.Scaling;
import speedup.stats.Warming;

/**
 * What is known of a cell once its forks are measured.
 *
 * @param unit what the score is counted in, and which way is better
 * @param score the geometric mean over the forks
 * @param factor how many times as good as the baseline, paired by round; exactly 1 for the baseline
 *     itself; empty for a cell that is compared with nothing
 * @param workers how many tasks were in progress at once, where something says so
 * @param overOneWorker whether the factor is over one worker on the same JVM, and so says what more
 *     workers bring: only then it can be divided by them
 * @param processors how many of them can be at work at once, where that is known and the tasks
 *     compute; tasks that wait need no processor
 * @param metrics the mean of what profilers and counters measured beside it, by name
 * @param cores how many processors the fork and its children kept busy, on average
 * @param peakResidentBytes the most memory that the fork and its children held together
 * @param timed the service times of its single tasks
 * @param odd the forks that do not count for being odd
 * @param warming by how much its iterations still became faster while they were measured; empty for
 *     a steady cell, and where its forks cannot show it
 * @param warning why its figures should not be taken for the strategy's own, if they should not
 */
public record MeasuredCell(
    Cell cell,
    CellStatus status,
    ScoreUnit unit,
    Estimate score,
    Optional<Estimate> factor,
    OptionalInt workers,
    boolean overOneWorker,
    OptionalInt processors,
    Map<String, MeasuredMetric> metrics,
    OptionalDouble cores,
    OptionalDouble peakResidentBytes,
    MergedServiceTimes timed,
    List<OddFork> odd,
    Optional<Warming> warming,
    Optional<String> warning)
    implements CellSummary {

  /** Copies the metrics and forks. */
  public MeasuredCell {
    odd = List.copyOf(odd);
    metrics = Map.copyOf(metrics);
  }

  @Override
  public String reason() {
    return "";
  }

  /** How long its single tasks took; empty where none was timed. */
  public Optional<ServicePercentiles> serviceTimes() {
    return timed.percentiles();
  }

  MeasuredCell withWarning(String text) {
    return new MeasuredCell(
        cell,
        status,
        unit,
        score,
        factor,
        workers,
        overOneWorker,
        processors,
        metrics,
        cores,
        peakResidentBytes,
        timed,
        odd,
        warming,
        Optional.of(text));
  }

  @Override
  public String ending() {
    return status.word() + (warming.isPresent() ? ", still warming" : "");
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

  /**
   * The speedup a worker, or a processor where there are fewer and the tasks compute; empty where
   * the factor is none over one worker.
   */
  public Optional<Estimate> efficiency() {
    return overOneWorker && workers.isPresent()
        ? factor.map(speedup -> Scaling.efficiency(speedup, workers.getAsInt(), mostAtWork()))
        : Optional.empty();
  }

  /**
   * Karp and Flatt's serial fraction, from two workers on that can be at work at once; empty where
   * the factor is none over one worker.
   */
  public Optional<Estimate> serialFraction() {
    return overOneWorker && workers.isPresent()
        ? factor.flatMap(
            speedup -> Scaling.serialFraction(speedup, workers.getAsInt(), mostAtWork()))
        : Optional.empty();
  }

  /** Whether there are more workers than processors for them to compute on. */
  public boolean hasTooFewProcessors() {
    return workers.isPresent() && mostAtWork() < workers.getAsInt();
  }

  private int mostAtWork() {
    return processors.orElse(Integer.MAX_VALUE);
  }

  /** The share of the processors that was at work, by CPU time; empty where one is not known. */
  public OptionalDouble busyShare() {
    OptionalDouble cpu = metric(ForkMetric.CPU_SECONDS);
    return processors.isPresent() && cpu.isPresent() && time().isPresent()
        ? OptionalDouble.of(
            Scaling.busyShare(
                cpu.getAsDouble(), time().orElseThrow().value(), processors.getAsInt()))
        : OptionalDouble.empty();
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
    // A workload that does not say how many bytes it moves counts 0 of them.
    return amount.orElse(0) > 0 && time.isPresent()
        ? OptionalDouble.of(amount.getAsDouble() / time.get().value())
        : OptionalDouble.empty();
  }
}
