package speedup.report.summary;

import speedup.run.ScoreUnit;
import speedup.stats.Estimate;

/**
 * What a profiler or a counter measured of a cell.
 *
 * @param mean the arithmetic mean over the forks, each with the mean of its iterations
 */
public record MeasuredMetric(ScoreUnit unit, Estimate mean) {}
