package speedup.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How long a fork may take before it counts as hung: ten times what is expected of it. */
final class ForkLimits {

  private static final int TIMES_EXPECTED = 10;
  private static final Duration LEAST = Duration.ofSeconds(60);

  /** Before anything is known of some work: as long as JMH's own limit for an iteration. */
  private static final Duration UNKNOWN = Duration.ofMinutes(10);

  private final Optional<Duration> fixed;
  private final Map<Cell, Double> ofCell = new HashMap<>();
  private final Layout layout;
  private final Map<List<Object>, Double> ofWork = new HashMap<>();

  /** Creates limits; a fixed one replaces all of them. */
  ForkLimits(Optional<Duration> fixed, Layout layout) {
    this.fixed = fixed;
    this.layout = layout;
  }

  void learn(JournalEntry.Fork fork) {
    ofCell.merge(fork.cell(), fork.elapsedSeconds(), Math::max);
    // Where many workers wait at once, one of them alone takes this many times as long.
    int workers = layout.workersOf(fork.cell()).orElse(1);
    ofWork.merge(work(fork.cell()), fork.elapsedSeconds() * workers, Math::max);
  }

  /** The limit of a cell's next fork: from its own forks, or else from those of the same work. */
  Duration of(Cell cell) {
    if (fixed.isPresent()) {
      return fixed.get();
    }
    Double expected = ofCell.getOrDefault(cell, ofWork.get(work(cell)));
    if (expected == null) {
      return UNKNOWN;
    }
    Duration limit = Duration.ofMillis((long) (expected * 1000 * TIMES_EXPECTED));
    return limit.compareTo(LEAST) < 0 ? LEAST : limit;
  }

  /** What cells have in common that are compared with each other. */
  private List<Object> work(Cell cell) {
    SortedMap<String, String> params = new TreeMap<>(cell.params());
    layout.compared().forEach(dimension -> params.remove(dimension.name()));
    if (layout.workers() != null) {
      params.remove(layout.workers().name());
    }
    return List.of(cell.benchmark(), cell.mode(), cell.threads(), params);
  }
}
