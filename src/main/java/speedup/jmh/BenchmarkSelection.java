package speedup.jmh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.PatternSyntaxException;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.options.Options;
import speedup.run.Cell;
import speedup.run.CellSelection;
import speedup.run.Skipped;
import speedup.run.UsageException;
import speedup.strategy.Strategy;

/**
 * The cells that JMH's options select: every benchmark with a strategy, workers and a lifecycle,
 * times every value of its parameters.
 */
public final class BenchmarkSelection {

  /** The workload whose tasks can be started without a thread. */
  private static final String DOWNLOADS = "flags";

  private static final int JVMS_A_PROCESSOR = 4;

  private BenchmarkSelection() {}

  /**
   * Selects cells from the benchmarks in the jar.
   *
   * @throws UsageException if a regular expression or the value of a parameter is wrong
   */
  public static CellSelection of(Options options) throws UsageException {
    return of(BenchmarkList.defaultList(), options);
  }

  static CellSelection of(BenchmarkList benchmarks, Options options) throws UsageException {
    List<Cell> cells = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (BenchmarkListEntry entry : matching(benchmarks, options)) {
      Map<String, String[]> params = entry.getParams().orElse(Map.of());
      if (!params.keySet().containsAll(List.of(Cell.STRATEGY, Cell.WORKERS, Cell.LIFECYCLE))) {
        others.add(entry.getUsername());
        continue;
      }
      String workload = entry.getUsername().substring(entry.getUsername().lastIndexOf('.') + 1);
      List<SortedMap<String, String>> combinations = combinations(values(params, options));
      for (SortedMap<String, String> values : combinations) {
        ParameterCheck.check(workload, values);
        Cell cell = Cell.of(entry.getUsername(), values);
        Optional<String> objection =
            objection(cell).or(() -> isAskedFor(options) ? Optional.empty() : excess(cell));
        if (objection.isEmpty()) {
          cells.add(cell);
        } else if (lacksItsBaseline(cell, combinations)) {
          cells.add(cell.withOneWorker());
        } else {
          skipped.add(new Skipped(cell, objection.get()));
        }
      }
    }
    return new CellSelection(cells.stream().distinct().toList(), skipped, others);
  }

  /**
   * Whether the sequential cell was asked for, and only with numbers of workers that it cannot
   * have: without it there would be nothing to compare the others with.
   */
  private static boolean lacksItsBaseline(Cell cell, List<SortedMap<String, String>> combinations) {
    return cell.isBaseline()
        && combinations.stream().noneMatch(values -> "1".equals(values.get(Cell.WORKERS)));
  }

  private static Collection<BenchmarkListEntry> matching(BenchmarkList benchmarks, Options options)
      throws UsageException {
    try {
      return benchmarks.find(new SilentOutput(), options.getIncludes(), options.getExcludes());
    } catch (PatternSyntaxException e) {
      throw new UsageException(
          "'" + e.getPattern() + "' is no regular expression: " + e.getDescription());
    }
  }

  private static Optional<String> objection(Cell cell) {
    boolean startable = cell.workload().equals(DOWNLOADS);
    return Strategy.valueOf(cell.strategy()).objection(cell.workers(), startable);
  }

  private static boolean isAskedFor(Options options) {
    return options.getParameter(Cell.STRATEGY).hasValue()
        || options.getParameter(Cell.WORKERS).hasValue();
  }

  /** Twenty JVMs on two processors start for as long as a quarter of all other cells takes. */
  private static Optional<String> excess(Cell cell) {
    int most = JVMS_A_PROCESSOR * Runtime.getRuntime().availableProcessors();
    return cell.strategy().equals(Strategy.process.name()) && cell.workers() > most
        ? Optional.of(
            "more than %d JVMs a processor are measured when asked for: -p strategy=process"
                .formatted(JVMS_A_PROCESSOR))
        : Optional.empty();
  }

  private static SortedMap<String, Collection<String>> values(
      Map<String, String[]> params, Options options) {
    SortedMap<String, Collection<String>> values = new TreeMap<>();
    params.forEach((name, defaults) ->
        values.put(
            name, new LinkedHashSet<>(options.getParameter(name).orElse(Arrays.asList(defaults)))));
    return values;
  }

  private static List<SortedMap<String, String>> combinations(
      SortedMap<String, Collection<String>> values) {
    List<SortedMap<String, String>> combinations = List.of(new TreeMap<>());
    for (Map.Entry<String, Collection<String>> param : values.entrySet()) {
      List<SortedMap<String, String>> longer = new ArrayList<>();
      for (SortedMap<String, String> combination : combinations) {
        for (String value : param.getValue()) {
          SortedMap<String, String> one = new TreeMap<>(combination);
          one.put(param.getKey(), value);
          longer.add(one);
        }
      }
      combinations = longer;
    }
    return combinations;
  }
}
