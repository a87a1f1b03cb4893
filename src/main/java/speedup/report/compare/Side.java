package speedup.report.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import speedup.environment.Fingerprint;
import speedup.run.Cell;
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
   * Reads several results as one side.
   *
   * @param metric what a profiler measured, in the place of the scores; absent for the scores
   * @throws UsageException if one of them is neither a run nor JMH's file
   */
  static Side read(List<Path> paths, @Nullable String metric) throws UsageException, IOException {
    List<Side> sides = new ArrayList<>();
    for (Path path : paths) {
      sides.add(read(path, metric));
    }
    return sides.size() == 1 ? sides.getFirst() : SeveralRuns.together(sides);
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
    return new Side(name, description, counting, failed, unclear, fingerprint, noise, warnings);
  }

  /** All cells that it says anything of. */
  Set<Cell> cells() {
    Set<Cell> cells = new LinkedHashSet<>(samples.keySet());
    cells.addAll(failed.keySet());
    cells.addAll(unclear.keySet());
    return cells;
  }
}
