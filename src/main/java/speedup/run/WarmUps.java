package speedup.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import speedup.stats.ComparedCell;
import speedup.stats.StoppingRule;
import speedup.stats.Warming;

/**
 * How long the forks of a cell warm up, as a multiple of what its benchmark says. It grows while
 * the iterations of its forks still fall, and forks that warmed up for less are not mixed with the
 * later ones: these take their place as soon as they have an interval of their own.
 */
public final class WarmUps {

  /** Longer would make a round of it. */
  private static final int MOST = 4;

  private static final int FEWEST = 3;

  private WarmUps() {}

  /**
   * How many times as long the next fork of a cell is to warm up.
   *
   * @param forks those so far
   */
  static int next(Collection<JournalEntry.Fork> forks) {
    int longest = forks.stream().mapToInt(JournalEntry.Fork::warmUp).max().orElse(1);
    List<JournalEntry.Fork> those =
        forks.stream().filter(fork -> fork.warmUp() == longest).toList();
    return longest < MOST && stillWarming(those).isPresent() ? 2 * longest : longest;
  }

  /** The forks of a cell that warmed up for longest, of those of which there are enough. */
  static List<JournalEntry.Fork> longest(Collection<JournalEntry.Fork> forks) {
    TreeMap<Integer, List<JournalEntry.Fork>> byWarmUp = new TreeMap<>();
    forks.forEach(
        fork -> byWarmUp.computeIfAbsent(fork.warmUp(), any -> new ArrayList<>()).add(fork));
    return byWarmUp.descendingMap().values().stream()
        .filter(those -> those.size() >= FEWEST)
        .findFirst()
        .or(() -> Optional.ofNullable(byWarmUp.firstEntry()).map(Map.Entry::getValue))
        .orElse(List.of());
  }

  /** By what the iterations of a cell's forks fall, if they do; those of rates rise. */
  public static Optional<Warming> stillWarming(List<JournalEntry.Fork> forks) {
    return Warming.of(forks.stream().map(WarmUps::costs).toList())
        .filter(warming -> warming.isStillWarming(StoppingRule.COVERAGE));
  }

  private static double[] costs(JournalEntry.Fork fork) {
    boolean isRate = fork.scoreUnit().direction() == ComparedCell.Direction.HIGHER_IS_BETTER;
    return fork.scores().stream().mapToDouble(score -> isRate ? 1 / score : score).toArray();
  }
}
