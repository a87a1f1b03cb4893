package speedup.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What more is wanted of a run that goes on.
 *
 * @param rounds this many in all, for every cell
 * @param precision the wanted half width of a speedup's interval as a share
 * @param budget after which more time no round begins
 */
public record Further(OptionalInt rounds, OptionalDouble precision, Optional<Duration> budget) {

  /** Nothing: the run goes on as it was begun. */
  public static final Further NOTHING =
      new Further(OptionalInt.empty(), OptionalDouble.empty(), Optional.empty());

  /**
   * When the run has been measured enough.
   *
   * @return absent if nothing more is wanted
   * @throws UsageException if it has all that already
   */
  @Nullable Rules rules(StoredRun run) throws UsageException {
    if (equals(NOTHING)) {
      return null;
    }
    Rules before = run.planned().plan().rules();
    Duration until =
        budget.map(more -> more.plusMillis(Math.round(run.wallSeconds() * 1e3))).orElse(null);
    if (rounds.isPresent()) {
      requireMore(run, rounds.getAsInt());
      return Rules.exactly(rounds.getAsInt(), until).after(before);
    }
    double wanted = precision.orElse(before.precision());
    if (wanted == 0) {
      return Rules.exactly(before.maximumRounds(), until).after(before);
    }
    return before.precision() == 0
        ? Rules.adaptive(wanted, until).after(before)
        : new Rules(before.minimumRounds(), before.maximumRounds(), wanted, until).after(before);
  }

  private static void requireMore(StoredRun run, int rounds) throws UsageException {
    Map<Cell, Integer> forks = new HashMap<>();
    run.planned().plan().cells().forEach(cell -> forks.put(cell, 0));
    run.forks().forEach(fork -> forks.merge(fork.cell(), 1, Integer::sum));
    int fewest = forks.values().stream().mapToInt(Integer::intValue).min().orElse(0);
    if (fewest >= rounds) {
      throw new UsageException(
          "--rounds %d: every cell of %s has %d or more already"
              .formatted(rounds, run.folder().path(), fewest));
    }
  }
}
