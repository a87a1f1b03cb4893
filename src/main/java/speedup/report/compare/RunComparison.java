package speedup.report.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import speedup.batch.CellNames;
import speedup.environment.Difference;
import speedup.environment.Fingerprint;
import speedup.environment.Fingerprint.Trait;
import speedup.report.summary.RunSummary;
import speedup.run.Cell;
import speedup.run.StoredRun;
import speedup.run.UsageException;
import speedup.stats.ComparedCell;
import speedup.stats.Comparison;
import speedup.stats.Finding;
import speedup.stats.HierarchicalBootstrap;
import speedup.stats.Holm;
import speedup.stats.Interval;
import speedup.stats.SlowForks;
import speedup.stats.UnpairedRatio;
import speedup.stats.Verdict;

/**
 * Two results beside each other, cell by cell.
 *
 * @param base what was before
 * @param changed what is now
 * @param threshold the smallest change of interest, as a share
 * @param names what the cells of both are called
 * @param isCalibrated whether how fast the machine was is divided out of times of work that
 *     computes
 * @param cells those that both measured, in the base's unit
 * @param unpaired those that cannot be compared, and why
 * @param differences in which machine and JDK differ, of the figures that both have
 */
public record RunComparison(
    Side base,
    Side changed,
    double threshold,
    CellNames names,
    boolean isCalibrated,
    List<Compared> cells,
    Unpaired unpaired,
    List<Difference> differences) {

  /** Any: it only decides the draws, and the same files have to say the same again. */
  private static final long SEED = 1;

  /** Another JDK shows in these too, and saying it once is enough. */
  private static final Set<String> SAYS_THE_SAME = Set.of("JDK build", ForkTraits.JVM);

  /** Copies the lists. */
  public RunComparison {
    cells = List.copyOf(cells);
    differences = List.copyOf(differences);
  }

  /**
   * A cell on both sides.
   *
   * @param bootstrap the change's interval by hierarchical bootstrap, at the level of the other
   *     one; empty for too few forks
   * @param slowForks how many of all forks are slow, if one side has clearly more of them
   */
  record Compared(
      String name,
      Sample base,
      Sample changed,
      Finding finding,
      Optional<Interval> bootstrap,
      Optional<SlowForks> slowForks) {

    /** Whether the cross-check does not see the change that was found. */
    boolean isDoubtful() {
      return finding.verdict().isChange()
          && bootstrap.filter(interval -> interval.contains(1)).isPresent();
    }

    /** Whether the changed run is slow in some of its forks, and clearly more often. */
    boolean isSlowInMoreForks() {
      return slowForks.filter(SlowForks::areOfTheChangedRun).isPresent();
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
    return of(List.of(base), List.of(changed), threshold, null, false);
  }

  /**
   * Compares two sides, each of one result or of several that were measured of the same code. Of
   * several, the run is the unit.
   *
   * @param threshold the smallest change of interest, as a share
   * @param metric what a profiler measured, in the place of the scores; absent for the scores
   * @param isCalibrated whether times of batches that compute are to be what they would have been
   *     if every machine had done its fixed work as fast as that of the last result
   * @throws UsageException if one is no result or is on both sides, the sides have no cell in
   *     common, or one does not say how fast its machine was and that is to be divided out
   */
  public static RunComparison of(
      List<Path> base,
      List<Path> changed,
      double threshold,
      @Nullable String metric,
      boolean isCalibrated)
      throws UsageException, IOException {
    List<Side> befores = Side.read(base, metric);
    List<Side> afters = Side.read(changed, metric);
    checkDiffer(base, changed);
    if (isCalibrated) {
      double seconds = afters.getLast().requireFixedWork();
      befores = asIfFixedWorkTook(seconds, befores);
      afters = asIfFixedWorkTook(seconds, afters);
    }
    Side before = Side.together(befores);
    Side after = Side.together(afters);
    if (metric != null && before.samples().isEmpty() && after.samples().isEmpty()) {
      throw new UsageException(
          "--metric %s: neither result has it; 'table --metrics' lists those of a run"
              .formatted(metric));
    }
    return of(before, after, threshold, isCalibrated);
  }

  /** A run that is compared with itself differs in nothing, whatever was changed. */
  private static void checkDiffer(List<Path> base, List<Path> changed)
      throws UsageException, IOException {
    Set<Path> before = new HashSet<>();
    for (Path path : base) {
      before.add(Side.origin(path));
    }
    for (Path path : changed) {
      if (before.contains(Side.origin(path))) {
        throw new UsageException(path + " is given twice, on both sides: give another run");
      }
    }
  }

  private static List<Side> asIfFixedWorkTook(double seconds, List<Side> sides)
      throws UsageException {
    List<Side> scaled = new ArrayList<>();
    for (Side side : sides) {
      scaled.add(side.asIfFixedWorkTook(seconds));
    }
    return scaled;
  }

  /**
   * Compares two runs that are read already.
   *
   * @param threshold the smallest change of interest, as a share
   * @throws UsageException if they have no cell in common
   */
  public static RunComparison of(StoredRun base, StoredRun changed, double threshold)
      throws UsageException {
    return of(Side.of(base, null), Side.of(changed, null), threshold, false);
  }

  private static RunComparison of(Side base, Side changed, double threshold, boolean isCalibrated)
      throws UsageException {
    Set<Cell> all = new LinkedHashSet<>(base.cells());
    all.addAll(changed.cells());
    CellNames names = CellNames.of(all);
    Unpaired unpaired = Unpaired.of(base, changed, names);
    List<Pair> pairs = Pair.of(base, changed);
    if (pairs.isEmpty()) {
      throw new UsageException(
          base.name()
              + " and "
              + changed.name()
              + " have no measured cell in common"
              + unpaired.inOneLine());
    }
    return new RunComparison(
        base,
        changed,
        threshold,
        names,
        isCalibrated,
        compared(pairs, threshold, names),
        unpaired,
        differences(base.fingerprint(), changed.fingerprint()));
  }

  private static List<Compared> compared(List<Pair> pairs, double threshold, CellNames names) {
    boolean byRun = pairs.stream().anyMatch(Pair::isOfRuns);
    List<ComparedCell> both = pairs.stream().map(pair -> pair.cell(names, byRun)).toList();
    List<Finding> findings =
        byRun
            ? Comparison.ofRuns(both, threshold, RunSummary.LEVEL, SEED)
            : Comparison.of(both, threshold, RunSummary.LEVEL, SEED);
    List<SlowForks> slow =
        pairs.stream()
            .map(pair -> SlowForks.of(pair.base().costs(), pair.changed().costs()))
            .toList();
    boolean[] clear = SlowForks.findings(slow, RunSummary.LEVEL);
    double[] levels = byRun ? new double[0] : levels(findings);
    List<Compared> cells = new ArrayList<>();
    int judged = 0;
    for (int i = 0; i < findings.size(); i++) {
      int index = i;
      Pair pair = pairs.get(i);
      Optional<Interval> bootstrap = Optional.empty();
      if (!byRun && findings.get(i).evidence().isPresent()) {
        bootstrap =
            Optional.of(
                HierarchicalBootstrap.ratio(
                    pair.changed().forks(), pair.base().forks(), levels[judged], SEED));
        judged++;
      }
      cells.add(
          new Compared(
              names.name(pair.base().cell()),
              pair.base(),
              pair.changed(),
              findings.get(i),
              bootstrap,
              Optional.of(slow.get(i)).filter(any -> clear[index])));
    }
    return cells;
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

  /**
   * What became of a cell.
   *
   * @param ratio the changed score over the base's
   * @param interval of the ratio; empty for too few forks
   */
  public record Change(Cell cell, Verdict verdict, double ratio, Optional<Interval> interval) {}

  /** What became of each cell that both measured. */
  public List<Change> changes() {
    return cells.stream()
        .map(compared ->
            new Change(
                compared.base().cell(),
                compared.finding().verdict(),
                compared.finding().change(),
                compared.finding().evidence().map(Finding.Evidence::change)))
        .toList();
  }

  /** How many cells have a verdict. */
  public long count(Verdict verdict) {
    return cells.stream().filter(cell -> cell.finding().verdict() == verdict).count();
  }

  /** Whether a cell became slower, if only in some of its forks, or fails now and did not. */
  public boolean hasRegression() {
    return count(Verdict.SLOWER) > 0
        || cells.stream().anyMatch(Compared::isSlowInMoreForks)
        || !unpaired.broken().isEmpty();
  }

  /** Whether a cell of the base is not there any more. */
  public boolean hasGone() {
    return !unpaired.gone().isEmpty();
  }

  /** Whether any cell has enough forks for a verdict, and not too unequal numbers of them. */
  public boolean isJudged() {
    return cells.stream().anyMatch(cell -> cell.finding().evidence().isPresent());
  }

  /** Whether a side was measured in several runs, so that the run is the unit. */
  boolean isByRun() {
    return cells.stream()
        .anyMatch(cell -> cell.base().runs().size() + cell.changed().runs().size() > 0);
  }

  /** How many cells have so unequal numbers of forks that nothing can be told. */
  long unequal() {
    return cells.stream()
        .map(Compared::finding)
        .filter(finding -> finding.verdict() == Verdict.UNDECIDED && finding.evidence().isEmpty())
        .count();
  }
}
