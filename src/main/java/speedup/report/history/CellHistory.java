package speedup.report.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import speedup.batch.BatchCell;
import speedup.batch.Batches;
import speedup.environment.Fingerprint;
import speedup.report.summary.RunSummary;
import speedup.run.Cell;
import speedup.run.JournalEntry;
import speedup.run.StoredRun;
import speedup.run.UsageException;
import speedup.stats.ChangePoint;
import speedup.stats.ComparedCell;
import speedup.stats.Comparison;
import speedup.stats.Drift;
import speedup.stats.Estimate;
import speedup.stats.Finding;
import speedup.stats.Mean;

/**
 * One cell over runs, in the order of time.
 *
 * @param moments those runs that measured it
 */
public record CellHistory(Cell cell, List<Moment> moments) {

  private static final double THRESHOLD = 0.05;
  private static final long SEED = 1;

  /** Copies the moments. */
  public CellHistory {
    moments = List.copyOf(moments);
  }

  /**
   * The cell in one run.
   *
   * @param time seconds a batch
   * @param change against the run before; empty for the first
   * @param others what else is another one than in the run before: machine, JDK, code
   */
  public record Moment(
      StoredRun run, Estimate time, Optional<Finding> change, List<String> others) {

    /** Copies the list. */
    public Moment {
      others = List.copyOf(others);
    }
  }

  /** Where on the cell is another one than before; none below 8 runs. */
  public List<ChangePoint> changePoints() {
    return ChangePoint.of(times(), RunSummary.LEVEL, SEED);
  }

  /**
   * How far it went from the oldest run to the newest by small steps; empty below 8 runs, where it
   * is less than the threshold of a change, and where it may be chance.
   */
  public Optional<Drift> drift() {
    if (moments.size() < ChangePoint.FEWEST_VALUES) {
      return Optional.empty();
    }
    return Optional.of(Drift.of(times()))
        .filter(drift -> drift.pValue() <= 1 - RunSummary.LEVEL)
        .filter(drift -> Math.abs(Math.log(drift.change())) > Math.log1p(THRESHOLD));
  }

  private double[] times() {
    return moments.stream().mapToDouble(moment -> moment.time().value()).toArray();
  }

  /**
   * Follows cells over runs, each with the changes from one run to the next, adjusted for how many
   * there are.
   *
   * @param runs in the order of time
   * @param which the cells to follow
   */
  public static List<CellHistory> of(List<StoredRun> runs, Predicate<Cell> which) {
    return of(runs, which, new double[0]);
  }

  /**
   * The same with the speed of the machine divided out: times of batches that compute are what they
   * would have been if the machine had done its fixed work as fast as in the newest run. Those of
   * downloads, which wait, stay what they are.
   *
   * @throws UsageException if a run has not measured its fixed work
   */
  public static List<CellHistory> calibrated(List<StoredRun> runs, Predicate<Cell> which)
      throws UsageException {
    double[] seconds = new double[runs.size()];
    for (int i = 0; i < seconds.length; i++) {
      StoredRun run = runs.get(i);
      seconds[i] =
          run.calibrationSeconds()
              .orElseThrow(() ->
                  new UsageException(
                      run.folder().path()
                          + " has no calibration: it is of a version that made none"));
    }
    return of(runs, which, seconds);
  }

  private static List<CellHistory> of(
      List<StoredRun> runs, Predicate<Cell> which, double[] calibrations) {
    Map<Cell, SortedMap<Integer, List<Double>>> means = new LinkedHashMap<>();
    for (int i = 0; i < runs.size(); i++) {
      for (JournalEntry.Fork fork : runs.get(i).countingForks()) {
        if (which.test(fork.cell())) {
          means
              .computeIfAbsent(fork.cell(), cell -> new TreeMap<>())
              .computeIfAbsent(i, run -> new ArrayList<>())
              .add(fork.mean() * speed(fork.cell(), calibrations, i));
        }
      }
    }
    return means.entrySet().stream()
        .map(entry ->
            new CellHistory(entry.getKey(), moments(entry.getKey(), runs, entry.getValue())))
        .toList();
  }

  private static double speed(Cell cell, double[] calibrations, int run) {
    boolean computes = BatchCell.of(cell).filter(Batches::computes).isPresent();
    return computes && calibrations.length > 0
        ? calibrations[calibrations.length - 1] / calibrations[run]
        : 1;
  }

  private static List<Moment> moments(
      Cell cell, List<StoredRun> all, SortedMap<Integer, List<Double>> means) {
    List<StoredRun> runs = means.keySet().stream().map(all::get).toList();
    List<List<Double>> forks = List.copyOf(means.values());
    List<ComparedCell> steps = new ArrayList<>();
    for (int i = 1; i < runs.size(); i++) {
      steps.add(
          new ComparedCell(
              cell.toString(),
              ComparedCell.Direction.LOWER_IS_BETTER,
              forks.get(i - 1),
              forks.get(i)));
    }
    List<Finding> findings = Comparison.of(steps, THRESHOLD, RunSummary.LEVEL, SEED);
    List<Moment> moments = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      double[] seconds = forks.get(i).stream().mapToDouble(Double::doubleValue).toArray();
      moments.add(
          new Moment(
              runs.get(i),
              Mean.geometric(seconds, RunSummary.LEVEL),
              i == 0 ? Optional.empty() : Optional.of(findings.get(i - 1)),
              i == 0 ? List.of() : others(runs.get(i - 1), runs.get(i))));
    }
    return moments;
  }

  private static List<String> others(StoredRun before, StoredRun now) {
    if (before.environment().isEmpty() || now.environment().isEmpty()) {
      return List.of("not known");
    }
    Fingerprint then = before.environment().get().fingerprint();
    return now.environment().get().fingerprint().differencesFrom(then).stream()
        .map(difference ->
            switch (difference.part()) {
              case MACHINE -> "machine";
              case JDK -> "JDK";
              case FLAGS -> "JVM flags";
              case JAR -> "code";
            })
        .distinct()
        .collect(Collectors.toList());
  }
}
