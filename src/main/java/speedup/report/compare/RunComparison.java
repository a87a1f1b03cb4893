package speedup.report.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import speedup.environment.Difference;
import speedup.environment.Fingerprint;
import speedup.environment.Fingerprint.Trait;
import speedup.report.summary.RunSummary;
import speedup.run.UsageException;
import speedup.stats.ComparedCell;
import speedup.stats.Comparison;
import speedup.stats.Finding;
import speedup.stats.HierarchicalBootstrap;
import speedup.stats.Holm;
import speedup.stats.Interval;
import speedup.stats.UnpairedRatio;
import speedup.stats.Verdict;

/**
 * What became of every cell between two results.
 *
 * @param threshold the smallest change of interest, as a share
 * @param cells those that both have
 * @param missing what only one of them has, in words
 * @param broken cells that the base measured and that fail now, in words
 * @param differences in which machine and JDK differ, of the figures that both have
 */
public record RunComparison(
    Side base,
    Side changed,
    double threshold,
    List<Compared> cells,
    List<String> missing,
    List<String> broken,
    List<Difference> differences) {

  /** Any: it only decides the draws, and the same files have to say the same again. */
  private static final long SEED = 1;

  private static final String BASE = "BASE";

  /** Another JDK shows in these too, and saying it once is enough. */
  private static final Set<String> SAYS_THE_SAME = Set.of("JDK build", JmhFile.FORK_JVM);

  /** Copies the lists. */
  public RunComparison {
    cells = List.copyOf(cells);
    missing = List.copyOf(missing);
    broken = List.copyOf(broken);
    differences = List.copyOf(differences);
  }

  /**
   * A cell on both sides.
   *
   * @param bootstrap the change's interval by hierarchical bootstrap, at the level of the other
   *     one; empty for too few forks
   */
  record Compared(Sample base, Sample changed, Finding finding, Optional<Interval> bootstrap) {

    /** Whether the cross-check does not see the change that was found. */
    boolean isDoubtful() {
      return (finding.verdict() == Verdict.FASTER || finding.verdict() == Verdict.SLOWER)
          && bootstrap.filter(interval -> interval.contains(1)).isPresent();
    }
  }

  /**
   * Compares two results, each the folder of a run or a file that JMH wrote with {@code -rf json}.
   *
   * @param threshold the smallest change of interest, as a share
   * @throws UsageException if one is neither, or they have no cell in common
   */
  public static RunComparison of(Path base, Path changed, double threshold)
      throws UsageException, IOException {
    return of(Side.read(base), Side.read(changed), threshold);
  }

  private static RunComparison of(Side base, Side changed, double threshold) throws UsageException {
    List<String> keys =
        base.samples().keySet().stream().filter(changed.samples()::containsKey).toList();
    if (keys.isEmpty()) {
      throw new UsageException(
          base.name() + " and " + changed.name() + " have no measured cell in common");
    }
    List<ComparedCell> pairs = new ArrayList<>();
    for (String key : keys) {
      pairs.add(pair(sample(base, key), sample(changed, key)));
    }
    List<Finding> findings = Comparison.of(pairs, threshold, RunSummary.LEVEL, SEED);
    double[] levels = levels(findings);
    List<Compared> cells = new ArrayList<>();
    int judged = 0;
    for (int i = 0; i < keys.size(); i++) {
      Sample before = sample(base, keys.get(i));
      Sample after = sample(changed, keys.get(i));
      Optional<Interval> bootstrap = Optional.empty();
      if (findings.get(i).evidence().isPresent()) {
        bootstrap =
            Optional.of(
                HierarchicalBootstrap.ratio(after.forks(), before.forks(), levels[judged], SEED));
        judged++;
      }
      cells.add(new Compared(before, after, findings.get(i), bootstrap));
    }
    return new RunComparison(
        base,
        changed,
        threshold,
        cells,
        missing(base, changed),
        broken(base, changed),
        differences(base.fingerprint(), changed.fingerprint()));
  }

  private static Sample sample(Side side, String key) {
    Sample sample = side.samples().get(key);
    if (sample == null) {
      throw new IllegalStateException("both sides have it: " + key);
    }
    return sample;
  }

  private static ComparedCell pair(Sample before, Sample after) {
    return new ComparedCell(after.name(), after.unit().direction(), before.means(), after.means());
  }

  /** The level that Holm's procedure gives the interval of each cell that was judged. */
  private static double[] levels(List<Finding> findings) {
    return Holm.levels(
        RunSummary.LEVEL,
        findings.stream()
            .filter(finding -> finding.evidence().isPresent())
            .map(Finding::cell)
            .mapToDouble(
                cell -> UnpairedRatio.of(array(cell.changed()), array(cell.base())).pValue())
            .toArray());
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static List<String> missing(Side base, Side changed) {
    List<String> missing = new ArrayList<>(only(base, changed, BASE));
    missing.addAll(only(changed, base, "NEW"));
    return missing;
  }

  /** What the other side lacks; a cell of the base that fails now is broken, and not missing. */
  private static List<String> only(Side side, Side other, String name) {
    List<String> only = new ArrayList<>();
    side.samples()
        .forEach((key, sample) -> {
          boolean failsNow = name.equals(BASE) && other.failed().containsKey(key);
          if (!other.samples().containsKey(key) && !failsNow) {
            Side.Failed failed = other.failed().get(key);
            only.add(
                "only in "
                    + name
                    + ": "
                    + sample.name()
                    + (failed == null ? "" : " (failed in BASE: " + failed.reason() + ")"));
          }
        });
    return only;
  }

  private static List<String> broken(Side base, Side changed) {
    Map<String, Side.Failed> broken = new LinkedHashMap<>(changed.failed());
    broken.keySet().retainAll(base.samples().keySet());
    return broken.values().stream().map(failed -> failed.name() + ": " + failed.reason()).toList();
  }

  private static List<Difference> differences(Fingerprint base, Fingerprint changed) {
    Map<String, Trait> known =
        base.traits().stream()
            .collect(Collectors.toMap(trait -> key(trait), Function.identity(), (one, two) -> one));
    List<Trait> both =
        changed.traits().stream().filter(trait -> known.containsKey(key(trait))).toList();
    List<Difference> differences = new Fingerprint(both).differencesFrom(base);
    boolean isAnotherJdk =
        differences.stream().anyMatch(difference -> difference.name().equals("JDK"));
    return differences.stream()
        .filter(difference -> !(isAnotherJdk && SAYS_THE_SAME.contains(difference.name())))
        .toList();
  }

  private static String key(Trait trait) {
    return trait.part() + " " + trait.name();
  }

  /** How many cells have a verdict. */
  public long count(Verdict verdict) {
    return cells.stream().filter(cell -> cell.finding().verdict() == verdict).count();
  }

  /** Whether a cell became slower, or fails now and did not. */
  public boolean hasRegression() {
    return count(Verdict.SLOWER) > 0 || !broken.isEmpty();
  }
}
