package speedup.jmh;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.options.Options;
import speedup.batch.Baselines;
import speedup.batch.BatchCell;
import speedup.batch.Batches;
import speedup.environment.Variant;
import speedup.run.Cell;
import speedup.run.CellSelection;
import speedup.run.Skipped;
import speedup.run.UsageException;
import speedup.work.OwnWork;

/**
 * The cells that JMH's options select: every benchmark, in every mode, times every value of its
 * parameters, under every variant.
 */
public final class BenchmarkSelection {

  private final Options options;
  private final List<Cell> cells = new ArrayList<>();
  private final List<Skipped> skipped = new ArrayList<>();

  private BenchmarkSelection(Options options) {
    this.options = options;
  }

  /** Selects cells of benchmarks. */
  public static CellSelection of(
      Options options,
      Collection<String> assigned,
      List<Variant> variants,
      @Nullable String baseline)
      throws UsageException, IOException {
    return of(options, assigned, variants, baseline, List.of());
  }

  /**
   * Selects cells.
   *
   * @param options what the user asked JMH for
   * @param assigned the names of the parameters that the user gave values
   * @param variants what the benchmarks are measured under; at least one
   * @param baseline what the user said the others are compared with, as in {@code impl=hash}
   * @param works somebody's own workloads: with them, no benchmarks but those that are asked for
   * @throws UsageException if a regular expression, the value of a parameter, a class path or the
   *     baseline is wrong
   */
  public static CellSelection of(
      Options options,
      Collection<String> assigned,
      List<Variant> variants,
      @Nullable String baseline,
      List<OwnWork> works)
      throws UsageException, IOException {
    checkExpressions(options.getIncludes());
    checkExpressions(options.getExcludes());
    BenchmarkSelection selection = new BenchmarkSelection(options);
    Map<List<Object>, List<Benchmark>> listed = new HashMap<>();
    Set<String> params = new TreeSet<>();
    Map<String, List<Benchmark>> byVariant = new LinkedHashMap<>();
    for (Variant variant : variants) {
      List<Object> code = new ArrayList<>();
      code.add(variant.classPath());
      code.add(variant.isForeign() ? variant.java() : null);
      List<Benchmark> benchmarks = listed.get(code);
      if (benchmarks == null) {
        benchmarks = list(variant, options, works);
        listed.put(code, benchmarks);
      }
      benchmarks.forEach(benchmark -> params.addAll(benchmark.params().keySet()));
      byVariant.put(variant.name(), benchmarks);
    }
    if (!byVariant.values().stream().allMatch(List::isEmpty)) {
      checkParameters(assigned, params);
    }
    for (Map.Entry<String, List<Benchmark>> variant : byVariant.entrySet()) {
      for (Benchmark benchmark : variant.getValue()) {
        selection.add(benchmark, variant.getKey());
      }
    }
    List<Cell> distinct = selection.cells.stream().distinct().toList();
    return new CellSelection(
        distinct,
        selection.skipped,
        Baselines.layout(baseline, distinct, variants.stream().map(Variant::name).toList()),
        variants);
  }

  private static List<Benchmark> list(Variant variant, Options options, List<OwnWork> works)
      throws UsageException, IOException {
    if (variant.isForeign()) {
      return ForeignBenchmarks.matching(variant, options);
    }
    List<Benchmark> benchmarks = new ArrayList<>();
    works.stream()
        .filter(work -> isAskedFor(work, options))
        .forEach(work -> benchmarks.add(WorkBenchmarks.of(work, options)));
    if (works.isEmpty() || !options.getIncludes().isEmpty()) {
      benchmarks.addAll(OwnBenchmarks.matching(options));
    }
    return benchmarks;
  }

  private static boolean isAskedFor(OwnWork work, Options options) {
    return options
        .getParameter(BatchCell.WORKLOAD)
        .orElse(List.of(work.name()))
        .contains(work.name());
  }

  private static void checkExpressions(List<String> expressions) throws UsageException {
    for (String expression : expressions) {
      try {
        Pattern.compile(expression);
      } catch (PatternSyntaxException e) {
        throw new UsageException(
            "'" + e.getPattern() + "' is no regular expression: " + e.getDescription());
      }
    }
  }

  /** JMH passes silently over a parameter that no benchmark has. */
  private static void checkParameters(Collection<String> assigned, Set<String> known)
      throws UsageException {
    for (String name : assigned) {
      if (!known.contains(name)) {
        throw new UsageException(
            "-p %s=…: no selected benchmark has a parameter '%s'; %s"
                .formatted(
                    name,
                    name,
                    known.isEmpty() ? "they have none" : "there are " + String.join(", ", known)));
      }
    }
  }

  private void add(Benchmark benchmark, String variant) throws UsageException {
    boolean isBatch = BatchCell.isBatch(benchmark.params().keySet());
    if (isBatch) {
      checkBatch(benchmark);
    }
    List<SortedMap<String, String>> combinations = combinations(values(benchmark.params()));
    for (SortedMap<String, String> values : combinations) {
      Cell cell =
          new Cell(benchmark.name(), benchmark.mode(), benchmark.threads(), values, variant, false);
      if (isBatch) {
        Batches.check(cell.method(), values);
        addBatch(BatchCell.of(cell).orElseThrow(), combinations);
      } else {
        cells.add(cell);
      }
    }
  }

  private void addBatch(BatchCell batch, List<SortedMap<String, String>> combinations) {
    Optional<String> objection = Batches.objection(batch, isAskedFor());
    if (objection.isEmpty()) {
      cells.add(batch.cell());
    } else if (lacksItsBaseline(batch, combinations)) {
      cells.add(batch.cell().with(BatchCell.WORKERS, "1"));
    } else {
      skipped.add(new Skipped(batch.cell(), objection.get()));
    }
  }

  /** What makes no sense where an operation is a whole batch, timed once. */
  private void checkBatch(Benchmark benchmark) throws UsageException {
    String why = " makes no sense for " + benchmark.name().replaceAll(".*\\.", "") + ": ";
    if (!benchmark.mode().equals(Cell.SINGLE_SHOT)) {
      throw new UsageException(
          "-bm " + benchmark.mode() + why + "a batch is timed once; its mode is ss");
    }
    if (benchmark.threads() != 1 || options.getThreadGroups().hasValue()) {
      throw new UsageException(
          "-t or -tg" + why + "one thread runs the batch; -p workers=… says how many tasks run");
    }
    if (options.getOperationsPerInvocation().hasValue()) {
      throw new UsageException("-opi" + why + "an operation is the whole batch");
    }
    if (options.getMeasurementBatchSize().orElse(1) != 1
        || options.getWarmupBatchSize().orElse(1) != 1) {
      throw new UsageException("-bs or -wbs" + why + "an iteration is one batch");
    }
    if (options.getMeasurementTime().hasValue() || options.getWarmupTime().hasValue()) {
      throw new UsageException(
          "-r or -w" + why + "an iteration is one batch, however long; -i and -wi say how many");
    }
  }

  /**
   * Whether the sequential cell was asked for, and only with numbers of workers that it cannot
   * have: without it there would be nothing to compare the others with.
   */
  private static boolean lacksItsBaseline(
      BatchCell batch, List<SortedMap<String, String>> combinations) {
    return Baselines.isSequential(batch)
        && combinations.stream().noneMatch(values -> "1".equals(values.get(BatchCell.WORKERS)));
  }

  private boolean isAskedFor() {
    return options.getParameter(BatchCell.STRATEGY).hasValue()
        || options.getParameter(BatchCell.WORKERS).hasValue();
  }

  private SortedMap<String, Collection<String>> values(Map<String, List<String>> params) {
    SortedMap<String, Collection<String>> values = new TreeMap<>();
    params.forEach((name, defaults) ->
        values.put(
            name,
            new LinkedHashSet<>(
                // Of several workloads each is a benchmark by itself, with parameters of its own.
                name.equals(BatchCell.WORKLOAD) && params.containsKey(BatchCell.STRATEGY)
                    ? defaults
                    : options.getParameter(name).orElse(defaults))));
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
