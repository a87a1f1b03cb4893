package speedup.report.summary;

import java.util.Optional;
import java.util.OptionalDouble;
import speedup.run.Cell;
import speedup.stats.Estimate;

/**
 * What is known of a cell once its forks are measured: one row of a table.
 *
 * @param forks how many forks the figures rest on
 * @param time seconds a batch, the geometric mean over the forks
 * @param speedup how many times faster than the baseline, paired by round; exactly 1 for the
 *     baseline itself
 * @param efficiency the speedup a worker
 * @param serialFraction Karp and Flatt's, from two workers on
 * @param cpuSeconds CPU time of a batch, the fork's JVM and its children together
 * @param peakResidentBytes the most memory that they held together
 * @param tasksPerSecond from the time, when the number of tasks is known
 * @param bytesPerSecond for downloads
 * @param serviceTimes how long its single tasks took
 * @param status what became of it
 * @param reason why it failed, was skipped or ended early; empty otherwise
 * @param warning why its figures should not be taken for the strategy's own, if they should not
 */
public record CellSummary(
    Cell cell,
    int forks,
    Optional<Estimate> time,
    Optional<Estimate> speedup,
    Optional<Estimate> efficiency,
    Optional<Estimate> serialFraction,
    OptionalDouble cpuSeconds,
    OptionalDouble peakResidentBytes,
    OptionalDouble tasksPerSecond,
    OptionalDouble bytesPerSecond,
    Optional<ServicePercentiles> serviceTimes,
    CellStatus status,
    String reason,
    Optional<String> warning) {}
