package speedup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import speedup.batch.BatchCell;
import speedup.batch.WorkerCacheFixture;
import speedup.environment.JavaProgram;
import speedup.environment.Variant;
import speedup.jmh.MachineLock;
import speedup.jmh.WorkForks;
import speedup.report.ReportFiles;
import speedup.report.summary.RunSummary;
import speedup.run.Run;
import speedup.run.RunListener;
import speedup.run.RunOptions;
import speedup.run.StoredRun;
import speedup.run.UsageException;
import speedup.strategy.Strategy;
import speedup.strategy.StrategyWord;
import speedup.work.OwnWorks;
import speedup.work.Trial;
import speedup.work.WorkException;
import speedup.work.WorkFixture;
import speedup.work.WorkJvm;
import speedup.workload.Workload;

/**
 * What is to be measured of a workload. What is not said is as on the command line. Not safe for
 * use by several threads.
 *
 * @since 1.0
 */
public final class Measuring {

  private static final double PRECISION = 0.05;

  private final Workload<?> workload;
  private final Map<String, List<String>> params = new LinkedHashMap<>();
  private RunOptions.Effort.Kind kind = RunOptions.Effort.Kind.NORMAL;
  private OptionalInt rounds = OptionalInt.empty();
  private OptionalInt repeats = OptionalInt.empty();
  private double precision = PRECISION;
  private @Nullable Duration budget;
  private Duration trialLimit = Duration.ofMinutes(1);
  private Path folder = Path.of("results");
  private List<String> jvmArguments = List.of();

  Measuring(Workload<?> workload) {
    this.workload = workload;
  }

  /**
   * Measures these strategies, such as {@code "sequential", "virtual"}; the first is the baseline
   * if it is that one.
   */
  public Measuring strategies(String... words) {
    return param(BatchCell.STRATEGY, words);
  }

  /** Measures with these numbers of workers; sequential has one. */
  public Measuring workers(int... counts) {
    return param(
        BatchCell.WORKERS, Arrays.stream(counts).mapToObj(String::valueOf).toArray(String[]::new));
  }

  /**
   * Measures with these values of a parameter: {@code lifecycle}, or a component of a workload that
   * is a record.
   */
  public Measuring param(String name, String... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException(name + ": give a value");
    }
    params.put(name, List.of(values));
    return this;
  }

  /** Measures every cell exactly this many times, each in a fresh JVM; at least once. */
  public Measuring rounds(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("rounds must be 1 or more, and this is " + count);
    }
    rounds = OptionalInt.of(count);
    return this;
  }

  /**
   * Measures a fork that was disturbed again, at most this many times: three unless it is said, and
   * with 0 every fork counts, as on a machine that is never quiet.
   */
  public Measuring repeats(int most) {
    if (most < 0) {
      throw new IllegalArgumentException("repeats must be 0 or more, and this is " + most);
    }
    repeats = OptionalInt.of(most);
    return this;
  }

  /** Measures until half the interval of each factor is this share of it, such as 0.05. */
  public Measuring precision(double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("precision is above 0 and below 1, not " + share);
    }
    precision = share;
    return this;
  }

  /** Begins no round after this time. */
  public Measuring budget(Duration time) {
    budget = time;
    return this;
  }

  /** Is content with 3 rounds, and with 60 seconds. */
  public Measuring quick() {
    kind = RunOptions.Effort.Kind.QUICK;
    return this;
  }

  /** How long the trial before the first round may take; a minute unless it is said. */
  public Measuring trialLimit(Duration time) {
    trialLimit = time;
    return this;
  }

  /** Gives the forks' JVMs, and those of their workers, arguments. */
  public Measuring jvmArguments(String... arguments) {
    jvmArguments = List.of(arguments);
    return this;
  }

  /** Keeps the run in a folder within this one; {@code results} unless it is said. */
  public Measuring results(Path parent) {
    folder = parent;
    return this;
  }

  /**
   * Tries the workload and measures it: each cell in forks of its own, in rounds.
   *
   * @return what was measured; also of a cell that failed
   * @throws IllegalArgumentException saying in one line what is wrong with the workload, a strategy
   *     or a parameter
   * @throws IOException if the run cannot be kept or no fork can be started
   */
  public Results run() throws IOException {
    try (OwnWorks works = OwnWorks.none()) {
      Map<String, List<String>> own = new LinkedHashMap<>(params);
      own.keySet().removeAll(List.of(BatchCell.STRATEGY, BatchCell.WORKERS, BatchCell.LIFECYCLE));
      works.add(
          workload,
          own,
          new Trial(JavaProgram.ofThisJvm(), jvmArguments, trialLimit),
          startsJvms() ? Trial.Extent.RUN_ELSEWHERE : Trial.Extent.RUN);
      return measure(works);
    } catch (WorkException | UsageException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private boolean startsJvms() {
    return params.getOrDefault(BatchCell.STRATEGY, List.of(Strategy.process.name())).stream()
        .anyMatch(StrategyWord::startsJvms);
  }

  private Results measure(OwnWorks works) throws UsageException, IOException {
    Clock clock = Clock.systemUTC();
    WorkForks forks =
        new WorkForks(
            params, new Variant("", null, null, jvmArguments, works.hash().orElse(null), null));
    Run run = Run.plan(options(forks, works), forks.select(works.works()), clock);
    if (run.plan().cells().isEmpty()) {
      throw new UsageException("nothing to measure: " + run.plan().skipped().getFirst().reason());
    }
    StoredRun measured;
    try (MachineLock machine = MachineLock.take()) {
      measured =
          run.measure(
              new RunListener() {},
              List.of(
                  new WorkerCacheFixture(jvmArguments),
                  new WorkFixture(
                      works,
                      new WorkJvm(JavaProgram.ofThisJvm(), jvmArguments),
                      System.err::println)),
              (arguments, kept) ->
                  forks.open(works.keepIn(kept.path(), arguments), kept.profiles(), clock));
    }
    RunSummary summary = RunSummary.of(measured);
    ReportFiles.write(summary);
    return Results.of(summary);
  }

  private RunOptions options(WorkForks forks, OwnWorks works) {
    return new RunOptions(
        forks.words(),
        folder,
        works.works().getFirst().name(),
        new RunOptions.Effort(
            kind, precision, Optional.ofNullable(budget), rounds, repeats, OptionalDouble.empty()),
        ThreadLocalRandom.current().nextLong(1_000_000),
        Optional.empty(),
        false);
  }
}
