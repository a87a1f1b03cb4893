package speedup.report.summary;

import java.util.Arrays;
import speedup.run.ScoreUnit;
import speedup.stats.Estimate;
import speedup.stats.Mean;

/**
 * What a profiler or a counter measured of a cell.
 *
 * @param mean the arithmetic mean over the forks, each with the mean of its iterations, or what JMH
 *     makes of them where that is something else: counts are added up
 */
public record MeasuredMetric(ScoreUnit unit, Estimate mean) {

  /**
   * A metric of forks. An interval ends at 0 where no fork has less: no size, count or time can be
   * below, and to cut an interval to what is possible keeps its promise.
   *
   * @param forks what each fork has
   */
  static MeasuredMetric of(ScoreUnit unit, double[] forks) {
    Estimate mean = Mean.of(forks, RunSummary.LEVEL);
    boolean isNeverBelow0 = Arrays.stream(forks).allMatch(value -> value >= 0);
    return new MeasuredMetric(unit, isNeverBelow0 ? mean.map(value -> Math.max(0, value)) : mean);
  }
}
