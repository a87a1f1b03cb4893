package speedup.report.summary;

import speedup.run.ScoreUnit;
import speedup.stats.Estimate;

/**
 * What a profiler or a counter measured of a cell.
 *
 * @param mean the arithmetic mean over the forks, each with the mean of its iterations, or what JMH
 *     makes of them where that is something else: counts are added up
 */
public record MeasuredMetric(ScoreUnit unit, Estimate mean) {}
