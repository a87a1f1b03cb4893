package speedup.report.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import speedup.batch.BatchCell;
import speedup.batch.CellNames;
import speedup.environment.Fingerprint;
import speedup.environment.Fingerprint.Part;
import speedup.environment.Fingerprint.Trait;
import speedup.jmh.JmhMetric;
import speedup.jmh.JmhResult;
import speedup.jmh.JmhResultFile;
import speedup.jmh.JmhResults;
import speedup.run.Cell;
import speedup.run.UsageException;

/** A result file of any project's benchmarks, as JMH writes it, as one of the two compared. */
final class JmhSide {

  private JmhSide() {}

  /**
   * Reads a file.
   *
   * @param metric what a profiler measured, in the place of the scores; absent for the scores
   */
  static Side read(Path path, @Nullable String metric) throws UsageException, IOException {
    JmhResultFile file = JmhResultFile.read(path);
    Map<Cell, List<JmhResult>> results = new LinkedHashMap<>();
    file.results().stream()
        .flatMap(result -> metric == null ? Stream.of(result) : result.ofMetric(metric).stream())
        .forEach(
            result -> results.computeIfAbsent(key(result), key -> new ArrayList<>()).add(result));
    CellNames names = CellNames.of(results.keySet());
    Map<Cell, Sample> samples = new LinkedHashMap<>();
    Map<Cell, String> failed = new LinkedHashMap<>();
    Map<Cell, String> unclear = new LinkedHashMap<>();
    List<String> warnings = new ArrayList<>(file.warnings());
    results.forEach((key, ofCell) -> {
      JmhResult result = ofCell.getFirst();
      if (ofCell.size() > 1) {
        unclear.put(key, "there " + ofCell.size() + " times, and nothing tells them apart");
      } else if (hasOnlyItsScore(result.primary())) {
        unclear.put(key, "without rawData, only the score of all forks together");
      } else {
        try {
          samples.put(key, sample(key, result));
          losses(result).forEach(loss -> warnings.add(names.name(key) + ": " + loss));
        } catch (IllegalArgumentException e) {
          failed.put(key, String.valueOf(e.getMessage()));
        }
      }
    });
    return new Side(
        path.toString(),
        "JMH's results" + versions(file.results()),
        samples,
        failed,
        unclear,
        fingerprint(file.results()),
        OptionalDouble.empty(),
        List.of(),
        warnings);
  }

  /** The same as the run's own key, in the file that was written of a run of ours. */
  private static Cell key(JmhResult result) {
    Cell key =
        new Cell(result.benchmark(), result.mode(), result.threads(), result.params(), "", false);
    SortedMap<String, String> params = new TreeMap<>(result.params());
    boolean isTwin = BatchCell.of(key).isPresent() && params.remove(JmhResults.TWIN, "true");
    return isTwin
        ? new Cell(result.benchmark(), result.mode(), result.threads(), params, "", true)
        : key;
  }

  private static boolean hasOnlyItsScore(JmhMetric metric) {
    return !metric.hasRawData() && Double.isFinite(metric.score());
  }

  private static Sample sample(Cell key, JmhResult result) {
    List<double[]> forks =
        result.primary().measured().stream()
            .map(fork -> fork.stream().mapToDouble(Double::doubleValue).toArray())
            .toList();
    return new Sample(
        key,
        result.primary().unit(),
        forks,
        // JMH's file says nothing of groups and operations.
        new ForkSettings(
            result.warmup(), result.measurement(), List.of(), 0, OptionalInt.of(result.forks())));
  }

  private static List<String> losses(JmhResult result) {
    List<String> losses = new ArrayList<>();
    if (result.lostForks() > 0) {
      losses.add(result.lostForks() + " of " + result.forks() + " forks left no score");
    }
    int unseen = result.primary().unseen();
    if (unseen > 0) {
      int all = result.primary().forks().stream().mapToInt(List::size).sum();
      losses.add(unseen + " of " + all + " iterations saw nothing and do not count");
    }
    return losses;
  }

  private static String versions(List<JmhResult> results) {
    String versions = distinct(results, JmhResult::jdkVersion);
    return versions.isEmpty() ? "" : ", JDK " + versions;
  }

  private static Fingerprint fingerprint(List<JmhResult> results) {
    return new Fingerprint(
        List.of(
            new Trait(
                Part.JDK,
                ForkTraits.JVM,
                distinct(results, result -> (result.vmName() + " " + result.vmVersion()).strip())),
            ForkTraits.flags(results.stream().map(JmhResult::jvmArgs).toList()),
            new Trait(Part.JAR, "JMH", distinct(results, JmhResult::jmhVersion))));
  }

  private static String distinct(List<JmhResult> results, Function<JmhResult, String> value) {
    Set<String> values =
        results.stream().map(value).collect(Collectors.toCollection(LinkedHashSet::new));
    values.remove("");
    return String.join(", ", values);
  }
}
