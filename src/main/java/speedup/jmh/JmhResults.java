package speedup.jmh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Defaults;
import org.openjdk.jmh.runner.options.Options;
import speedup.run.Cell;
import speedup.run.ForkMetric;
import speedup.run.JournalEntry;
import speedup.run.StoredRun;
import speedup.run.Unwritable;
import speedup.run.UsageException;

/** The run in JMH's own result formats, so that other JMH tools can open it. */
public final class JmhResults {

  /** Marks what was measured twice in a run, as a self-check: JMH's files have no other place. */
  public static final String TWIN = "twin";

  private JmhResults() {}

  /** All forks of all cells as JMH would have written them, in JSON. */
  public static String json(StoredRun run) {
    return write(run, ResultFormatType.JSON);
  }

  /** All forks of all cells as JMH would have written them. */
  public static String write(StoredRun run, ResultFormatType format) {
    Map<Cell, List<JournalEntry.Fork>> forks = new LinkedHashMap<>();
    run.forks()
        .forEach(fork -> forks.computeIfAbsent(fork.cell(), cell -> new ArrayList<>()).add(fork));
    List<RunResult> results = new ArrayList<>();
    forks.forEach((cell, measured) -> results.add(result(cell, measured)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(format, out).writeOut(results);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Writes the file that JMH's options {@code -rf} and {@code -rff} ask for, if they do. */
  public static void writeWhereAsked(StoredRun run, Options options) throws IOException {
    Optional<Path> asked = whereAsked(options);
    if (asked.isPresent()) {
      Path file = asked.get();
      try {
        Files.writeString(
            file, write(run, options.getResultFormat().orElse(Defaults.RESULT_FORMAT)));
      } catch (IOException e) {
        throw new IOException(file + " cannot be written: " + Unwritable.reason(e, file), e);
      }
    }
  }

  /**
   * Finds out before the first fork that the file could not be written after the last one.
   *
   * @throws UsageException if it could not
   */
  public static void checkWhereAsked(Options options) throws UsageException {
    if (options.getResult().orElse(Defaults.RESULT_FILE_PREFIX).isEmpty()) {
      throw new UsageException("-rff '': give a file, or leave it out");
    }
    Optional<Path> asked = whereAsked(options);
    Optional<String> reason = asked.flatMap(Unwritable::reason);
    if (reason.isPresent()) {
      throw new UsageException("-rff " + asked.orElseThrow() + ": " + reason.get());
    }
  }

  private static Optional<Path> whereAsked(Options options) {
    if (!options.getResult().hasValue() && !options.getResultFormat().hasValue()) {
      return Optional.empty();
    }
    ResultFormatType format = options.getResultFormat().orElse(Defaults.RESULT_FORMAT);
    String name = Defaults.RESULT_FILE_PREFIX + "." + format.toString().toLowerCase(Locale.ROOT);
    return Optional.of(Path.of(options.getResult().orElse(name)));
  }

  private static RunResult result(Cell cell, List<JournalEntry.Fork> forks) {
    BenchmarkParams params =
        BenchmarkSettings.toParams(forks.getFirst().settings(), cell, forks.size());
    Set<String> sums =
        forks.stream()
            .flatMap(fork -> fork.metrics().entrySet().stream())
            .filter(metric -> metric.getValue().isSum())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return new RunResult(
        params, forks.stream().map(fork -> benchmarkResult(params, fork, sums)).toList());
  }

  /**
   * A fork.
   *
   * @param sums the metrics that JMH adds up over iterations and forks
   */
  private static BenchmarkResult benchmarkResult(
      BenchmarkParams params, JournalEntry.Fork fork, Set<String> sums) {
    List<IterationResult> iterations = new ArrayList<>();
    for (int i = 0; i < fork.scores().size(); i++) {
      IterationResult iteration = new IterationResult(params, params.getMeasurement(), null);
      iteration.addResult(
          new PrimaryResult(fork.cell().method(), fork.scores().get(i), fork.unit()));
      for (Map.Entry<String, ForkMetric> metric : fork.metrics().entrySet()) {
        if (i < metric.getValue().scores().size()) {
          iteration.addResult(
              new ScalarResult(
                  metric.getKey(),
                  metric.getValue().scores().get(i),
                  metric.getValue().unit(),
                  sums.contains(metric.getKey()) ? AggregationPolicy.SUM : AggregationPolicy.AVG));
        }
      }
      iterations.add(iteration);
    }
    return new BenchmarkResult(params, iterations);
  }
}
