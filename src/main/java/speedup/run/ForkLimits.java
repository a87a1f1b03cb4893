package speedup.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How long a fork may take before it counts as hung: ten times what is expected of it. */
final class ForkLimits {

  private static final int TIMES_EXPECTED = 10;
  private static final Duration LEAST = Duration.ofSeconds(60);

  /** Before anything is known of a workload: as long as JMH's own limit for an iteration. */
  private static final Duration UNKNOWN = Duration.ofMinutes(10);

  private final Optional<Duration> fixed;
  private final Map<Cell, Double> ofCell = new HashMap<>();
  private final Map<String, Double> ofWorkload = new HashMap<>();

  /** Creates limits; a fixed one replaces all of them. */
  ForkLimits(Optional<Duration> fixed) {
    this.fixed = fixed;
  }

  void learn(JournalEntry.Fork fork) {
    ofCell.merge(fork.cell(), fork.elapsedSeconds(), Math::max);
    // Where many workers wait at once, one of them alone takes so many times as long.
    ofWorkload.merge(
        workload(fork.cell()), fork.elapsedSeconds() * fork.cell().workers(), Math::max);
  }

  /** The limit of a cell's next fork: from its own forks, or else from those of its workload. */
  Duration of(Cell cell) {
    if (fixed.isPresent()) {
      return fixed.get();
    }
    Double expected = ofCell.getOrDefault(cell, ofWorkload.get(workload(cell)));
    if (expected == null) {
      return UNKNOWN;
    }
    Duration limit = Duration.ofMillis((long) (expected * 1000 * TIMES_EXPECTED));
    return limit.compareTo(LEAST) < 0 ? LEAST : limit;
  }

  private static String workload(Cell cell) {
    return cell.benchmark() + " " + cell.setting();
  }
}
