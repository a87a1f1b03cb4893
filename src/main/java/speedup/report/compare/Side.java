package speedup.report.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import speedup.environment.Fingerprint;
import speedup.run.Cell;
import speedup.run.RunFolder;
import speedup.run.StoredRun;
import speedup.run.UsageException;
import speedup.stats.OddForks;

/**
 * One of the two results that are compared.
 *
 * @param name what it is called
 * @param description when and on what it was measured
 * @param samples what was measured
 * @param failed why cells gave no figures
 * @param unclear why cells gave figures that cannot be compared
 * @param fingerprint the machine and JDK as far as they are known
 * @param fixedWork how long the machine took for its fixed work, in seconds; empty where it is not
 *     known, and for several runs
 * @param noise how quiet the machine was, a sentence for each run; empty where it is not known
 * @param warnings what of it could not be read, or was lost
 */
record Side(
    String name,
    String description,
    Map<Cell, Sample> samples,
    Map<Cell, String> failed,
    Map<Cell, String> unclear,
    Fingerprint fingerprint,
    OptionalDouble fixedWork,
    List<String> noise,
    List<String> warnings) {

  Side {
    samples = Collections.unmodifiableMap(new LinkedHashMap<>(samples));
    failed = Collections.unmodifiableMap(new LinkedHashMap<>(failed));
    unclear = Collections.unmodifiableMap(new LinkedHashMap<>(unclear));
    noise = List.copyOf(noise);
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads the folder of a run, or a file that JMH wrote with {@code -rf json}.
   *
   * @param metric what a profiler measured, in the place of the scores; absent for the scores
   * @throws UsageException if it is neither
   */
  static Side read(Path path, @Nullable String metric) throws UsageException, IOException {
    if (Files.isRegularFile(path)) {
      return JmhSide.read(path, metric).withoutOddForks();
    }
    if (!Files.exists(path)) {
      throw new UsageException(path + " does not exist: give a run's folder or a JMH JSON file");
    }
    return of(StoredRun.read(path), metric);
  }

  /**
   * Takes a run.
   *
   * @param metric what a profiler measured, in the place of the scores; absent for the scores
   */
  static Side of(StoredRun run, @Nullable String metric) {
    return RunSide.of(run, metric).withoutOddForks();
  }

  /**
   * Reads the results of one side.
   *
   * @param metric what a profiler measured, in the place of the scores; absent for the scores
   * @throws UsageException if one of them is neither a run nor JMH's file
   */
  static List<Side> read(List<Path> paths, @Nullable String metric)
      throws UsageException, IOException {
    List<Side> sides = new ArrayList<>();
    Set<Path> read = new HashSet<>();
    for (Path path : paths) {
      sides.add(read(path, metric));
      // It would count as several, between which nothing differs.
      if (!read.add(origin(path))) {
        throw new UsageException(path + " is given twice on one side: give another run beside it");
      }
    }
    return sides;
  }

  /** Where a result is from: a run and the files that it wrote into its folder are the same. */
  static Path origin(Path result) throws IOException {
    Path path = result.toRealPath();
    Path folder = path.getParent();
    return folder != null
            && Files.isRegularFile(path)
            && Files.isRegularFile(new RunFolder(folder).journal())
        ? folder
        : path;
  }

  /** Several results as one side. */
  static Side together(List<Side> sides) {
    return sides.size() == 1 ? sides.getFirst() : SeveralRuns.together(sides);
  }

  /**
   * How long the machine took for its fixed work, in seconds.
   *
   * @throws UsageException if nobody measured it
   */
  double requireFixedWork() throws UsageException {
    return fixedWork.orElseThrow(() ->
        new UsageException(
            name
                + " has no fixed work to tell how fast its machine was: it is a file of JMH's, or a"
                + " run of a version that measured none"));
  }

  /**
   * The same as if the machine had taken this long for its fixed work: times of batches that
   * compute are longer or shorter by as much, and all else is as it was measured.
   *
   * @param seconds how long
   * @throws UsageException if it is not known how long it took
   */
  Side asIfFixedWorkTook(double seconds) throws UsageException {
    double factor = seconds / requireFixedWork();
    Map<Cell, Sample> scaled = new LinkedHashMap<>();
    samples.forEach((cell, sample) ->
        scaled.put(cell, sample.computes() ? sample.in(sample.unit(), factor) : sample));
    return with(scaled);
  }

  private Side with(Map<Cell, Sample> others) {
    return new Side(
        name, description, others, failed, unclear, fingerprint, fixedWork, noise, warnings);
  }

  /** The same, with the {@linkplain OddForks odd} forks of each benchmark's cells not counting. */
  private Side withoutOddForks() {
    Map<String, Map<Cell, Map<Integer, Double>>> benchmarks = new LinkedHashMap<>();
    samples.forEach((cell, sample) -> {
      Map<Integer, Double> means = new LinkedHashMap<>();
      sample.means().forEach(mean -> means.put(means.size(), mean));
      benchmarks.computeIfAbsent(cell.benchmark(), any -> new LinkedHashMap<>()).put(cell, means);
    });
    Map<Cell, Sample> counting = new LinkedHashMap<>(samples);
    benchmarks
        .values()
        .forEach(cells ->
            OddForks.of(cells, OddForks.ONE_IN_FIVE)
                .forEach((cell, odd) ->
                    counting.computeIfPresent(cell, (same, all) -> all.without(odd.keySet()))));
    return with(counting);
  }

  /** All cells that it says anything of. */
  Set<Cell> cells() {
    Set<Cell> cells = new LinkedHashSet<>(samples.keySet());
    cells.addAll(failed.keySet());
    cells.addAll(unclear.keySet());
    return cells;
  }
}
