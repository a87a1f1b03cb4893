package speedup.jmh;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.ProfilerConfig;
import speedup.batch.BatchCell;
import speedup.environment.JavaProgram;
import speedup.environment.Noise;
import speedup.environment.NoiseMeter;
import speedup.environment.Variant;
import speedup.run.Cell;
import speedup.run.ForkMetric;
import speedup.run.Forks;
import speedup.run.JmhSettings;
import speedup.run.JournalEntry;
import speedup.strategy.ServiceTimes;

/** Has the JMH on our own class path measure one cell in one fresh JVM. */
final class OwnForks implements Forks {

  private static final Duration LONGEST_TRAINING = Duration.ofMinutes(1);

  static final List<String> PROFILERS =
      List.of(
          CostProfiler.class.getName(),
          CauseProfiler.class.getName(),
          ServiceTimeProfiler.class.getName(),
          StarterWatch.class.getName());

  /** What travels as text, and is none. */
  private static final Set<String> PACKED = Set.of(ServiceTimeProfiler.LABEL, MemberWatch.LABEL);

  private final Options user;
  private final Variant variant;
  private final List<String> jvmArguments;
  private final Clock clock;
  private final ProfilerFiles files;
  private final HarnessPrice price;
  private final ClassArchive archive;
  private final ForkOutput output;
  private final NoiseMeter noise = NoiseMeter.ofThisProcess();
  private final AtomicReference<@Nullable ForkGuard> current = new AtomicReference<>();
  private volatile @Nullable String stopped;

  /**
   * Creates a driver.
   *
   * @param user the user's options
   * @param jvmArguments arguments for the forks' JVMs, after the user's
   * @param files keeps what profilers write
   * @param archive has the classes that forks load
   * @param chatter is told everything that JMH says
   */
  OwnForks(
      Options user,
      Variant variant,
      List<String> jvmArguments,
      Clock clock,
      ProfilerFiles files,
      HarnessPrice price,
      ClassArchive archive,
      OutputFormat chatter) {
    this.user = user;
    this.variant = variant;
    this.jvmArguments = new ArrayList<>(jvmArguments);
    this.jvmArguments.addAll(variant.jvmArgs());
    this.clock = clock;
    this.files = files;
    this.price = price;
    this.archive = archive;
    this.output = new ForkOutput(chatter);
  }

  @Override
  public JournalEntry measure(
      Cell cell,
      int round,
      int position,
      Optional<Integer> iterations,
      int warmUp,
      Duration limit) {
    List<String> arguments = new ArrayList<>(jvmArguments);
    ForkJvm jvm = jvm();
    arguments.addAll(archive.argument(jvm, this::train));
    arguments.addAll(jvm.quietOptions());
    if (!isDecided(cell)) {
      JmhSettings.warmUpArgument(warmUp).ifPresent(arguments::add);
    }
    long asked = System.nanoTime();
    Start start = new Start(round, position, cell, clock.instant(), noise.sample());
    List<ProfilerConfig> profilers =
        new ArrayList<>(files.profilers(user.getProfilers(), cell, round, position));
    PROFILERS.forEach(name -> profilers.add(new ProfilerConfig(name)));
    Options options =
        OneForkOptions.of(
            user,
            cell,
            variant.java(),
            arguments,
            profilers,
            !jvm.isHeapDecided(),
            isDecided(cell) ? Optional.empty() : iterations);
    output.reset();
    try (ForkGuard guard = ForkGuard.watch(limit)) {
      current.set(guard);
      String why = stopped;
      if (why != null) {
        guard.kill(why);
      }
      try {
        long begun = System.nanoTime();
        Collection<RunResult> results = new Runner(options, output).run();
        long ofJmh = System.nanoTime() - begun;
        JournalEntry entry = entry(results, start, guard);
        price.add(System.nanoTime() - asked, ofJmh);
        return entry;
      } catch (RunnerException | RuntimeException e) {
        // Also of what JMH gave that no fork can have measured, such as a batch in no time.
        String reason = ForkFailure.explained(ForkFailure.of(e, output.tail()), user);
        return failure(start, reason, ForkFailure.isCrash(e), guard);
      } finally {
        current.set(null);
      }
    }
  }

  /**
   * Who says how many warm-ups there are has thought of the measured iterations too; and so has who
   * wrote a benchmark that is no batch.
   */
  private boolean isDecided(Cell cell) {
    return user.getWarmupIterations().hasValue() || BatchCell.of(cell).isEmpty();
  }

  private ForkJvm jvm() {
    String program = variant.java();
    List<String> arguments =
        new ArrayList<>(
            user.getJvmArgs().hasValue()
                ? user.getJvmArgs().get()
                : ManagementFactory.getRuntimeMXBean().getInputArguments());
    arguments.addAll(user.getJvmArgsPrepend().orElse(List.of()));
    arguments.addAll(user.getJvmArgsAppend().orElse(List.of()));
    arguments.addAll(jvmArguments);
    return ForkJvm.of(
        program == null ? user.getJvm().orElse(JavaProgram.ofThisJvm()) : program,
        System.getProperty("java.class.path"),
        arguments,
        System.getenv());
  }

  /** Has a fork load what forks load; nothing of it is kept. */
  private boolean train(String argument) {
    List<String> arguments = new ArrayList<>(jvmArguments);
    arguments.add(argument);
    arguments.addAll(jvm().quietOptions());
    // It would name each class that it leaves out.
    arguments.add("-Xlog:disable");
    output.reset();
    try (ForkGuard guard = ForkGuard.watch(LONGEST_TRAINING)) {
      current.set(guard);
      String why = stopped;
      if (why != null) {
        guard.kill(why);
      }
      return !new Runner(ClassTraining.options(user, variant.java(), arguments), output)
          .run()
          .isEmpty();
    } catch (RunnerException | RuntimeException e) {
      return false;
    } finally {
      current.set(null);
    }
  }

  @Override
  public void stop(String why) {
    stopped = why;
    ForkGuard guard = current.get();
    if (guard != null) {
      guard.kill(why);
    }
  }

  private JournalEntry entry(Collection<RunResult> results, Start start, ForkGuard guard) {
    return results.stream()
        .flatMap(result -> result.getBenchmarkResults().stream())
        .findFirst()
        .map(result -> entry(result, start, guard))
        .orElseGet(() -> failure(start, ForkFailure.NO_RESULT, false, guard));
  }

  private JournalEntry entry(BenchmarkResult result, Start start, ForkGuard guard) {
    int planned = result.getParams().getMeasurement().getCount();
    return ForkFailure.early(result.getIterationResults().size(), planned)
        .<JournalEntry>map(early -> failure(start, early, false, guard))
        .orElseGet(() ->
            measured(start, noise.since(start.noise()).withStandstill(guard.standstill()), result));
  }

  private JournalEntry.Failure failure(
      Start start, String reason, boolean crashed, ForkGuard guard) {
    return new JournalEntry.Failure(
        start.round(),
        start.position(),
        start.cell(),
        start.time(),
        noise.since(start.noise()).elapsedSeconds(),
        guard.verdict().orElse(reason),
        crashed && guard.verdict().isEmpty());
  }

  private JournalEntry.Fork measured(Start start, Noise around, BenchmarkResult result) {
    List<Double> iterations = new ArrayList<>();
    Histogram serviceTimes = ServiceTimes.empty();
    Map<String, List<Double>> scores = new HashMap<>();
    Map<String, String> units = new HashMap<>();
    List<JournalEntry.Member> members = List.of();
    for (IterationResult iteration : result.getIterationResults()) {
      iterations.add(iteration.getPrimaryResult().getScore());
      iteration
          .getRawSecondaryResults()
          .get(ServiceTimeProfiler.LABEL)
          .forEach(times -> ServiceTimes.decode(times.extendedInfo()).ifPresent(serviceTimes::add));
      for (Result<?> told : iteration.getRawSecondaryResults().get(MemberWatch.LABEL)) {
        members = MemberWatch.decode(told.extendedInfo());
      }
      iteration
          .getSecondaryResults()
          .forEach((name, metric) -> {
            if (PACKED.contains(name)) {
              return;
            }
            scores.computeIfAbsent(name, key -> new ArrayList<>()).add(metric.getScore());
            units.put(name, metric.getScoreUnit());
          });
    }
    // What a profiler says of the whole fork, and of none of its iterations.
    for (String name : result.getBenchmarkResults().keys()) {
      for (Result<?> metric : result.getBenchmarkResults().get(name)) {
        if (!scores.containsKey(name) && Double.isFinite(metric.getScore())) {
          scores.put(name, List.of(metric.getScore()));
          units.put(name, metric.getScoreUnit());
        }
      }
    }
    files.keepTexts(start.cell(), start.round(), start.position(), texts(result));
    Map<String, ForkMetric> metrics = new HashMap<>();
    scores.forEach((name, values) -> {
      @Nullable String unit = units.get(name);
      // An iteration of a batch is a batch, and what counts is what is of one.
      double whole = BatchCell.of(start.cell()).isPresent() ? Double.NaN : whole(result, name);
      metrics.put(name, ForkMetric.of(unit == null ? "" : unit, values, whole));
    });
    return new JournalEntry.Fork(
            start.round(),
            start.position(),
            start.cell(),
            start.time(),
            around.elapsedSeconds(),
            output.warmups(),
            iterations,
            result.getScoreUnit(),
            metrics,
            BenchmarkSettings.of(result.getParams()),
            serviceTimes.getTotalCount() == 0 ? null : ServiceTimes.encode(serviceTimes),
            around.lessForeign(
                members.stream()
                    .filter(member -> member.noise() == null)
                    .map(JournalEntry.Member::cpuSeconds)
                    .filter(Objects::nonNull)
                    .mapToDouble(Double::doubleValue)
                    .sum()),
            List.of())
        .on(members);
  }

  private static double whole(BenchmarkResult result, String name) {
    Result<?> metric = result.getSecondaryResults().get(name);
    return metric == null ? Double.NaN : metric.getScore();
  }

  private static Map<String, String> texts(BenchmarkResult result) {
    Map<String, String> texts = new HashMap<>();
    result
        .getSecondaryResults()
        .forEach((name, metric) -> {
          String text = metric.extendedInfo();
          boolean isText = Double.isNaN(metric.getScore()) && !PACKED.contains(name);
          if (isText && text != null && !text.isBlank()) {
            texts.put(name, text);
          }
        });
    return texts;
  }

  private record Start(int round, int position, Cell cell, Instant time, NoiseMeter.Sample noise) {}
}
