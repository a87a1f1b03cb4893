package speedup.report.summary;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import speedup.run.JournalEntry;
import speedup.strategy.RecordedTimes;
import speedup.strategy.ServiceTimes;

/**
 * The service times of all forks of a cell. They are merged when they are first asked for: a
 * histogram takes a quarter of a megabyte, and the tables of speedups do without.
 */
final class MergedServiceTimes {

  /** Those that are not merged yet. */
  private List<String> packed;

  private @Nullable ServicePercentiles percentiles;

  private MergedServiceTimes(List<String> packed) {
    this.packed = packed;
  }

  static MergedServiceTimes of(List<JournalEntry.Fork> forks) {
    return new MergedServiceTimes(
        forks.stream().map(JournalEntry.Fork::serviceTimes).filter(Objects::nonNull).toList());
  }

  /** Their percentiles; empty where no task was timed. */
  synchronized Optional<ServicePercentiles> percentiles() {
    if (!packed.isEmpty()) {
      Histogram merged = ServiceTimes.empty();
      for (String fork : packed) {
        RecordedTimes.decode(fork).ifPresent(times -> times.forEach(merged::recordValueWithCount));
      }
      percentiles = merged.getTotalCount() == 0 ? null : ServicePercentiles.of(merged);
      packed = List.of();
    }
    return Optional.ofNullable(percentiles);
  }
}
