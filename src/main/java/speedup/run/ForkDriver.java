package speedup.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;

/** Has JMH measure one cell in one fresh JVM. */
final class ForkDriver {

  private final Options user;
  private final Clock clock;
  private final ForkOutput output;
  private final AtomicReference<@Nullable ForkGuard> current = new AtomicReference<>();

  ForkDriver(Options user, Clock clock, ForkOutput output) {
    this.user = user;
    this.clock = clock;
    this.output = output;
  }

  /**
   * Measures a cell. Whatever goes wrong in the fork comes back as a failure; its processes are
   * gone.
   *
   * @param jvmArguments arguments for the fork's JVM, after the user's
   * @param limit how long it may take before it counts as hung and is killed
   */
  JournalEntry measure(
      Cell cell, int round, int position, List<String> jvmArguments, Duration limit) {
    Instant started = clock.instant();
    long start = System.nanoTime();
    output.reset();
    try (ForkGuard guard = ForkGuard.watch(limit)) {
      current.set(guard);
      try {
        Collection<RunResult> results =
            new Runner(OneForkOptions.of(user, cell, jvmArguments, List.of()), output).run();
        double elapsed = (System.nanoTime() - start) / 1e9;
        return results.stream()
            .flatMap(result -> result.getBenchmarkResults().stream())
            .findFirst()
            .<JournalEntry>map(result -> measured(cell, round, position, started, elapsed, result))
            .orElseGet(() -> failure(cell, round, position, started, "JMH gave no result", guard));
      } catch (RunnerException e) {
        return failure(cell, round, position, started, FailureReason.of(e, output.tail()), guard);
      } finally {
        current.set(null);
      }
    }
  }

  /** Kills the fork that is being measured, if there is one, from another thread. */
  void kill(String why) {
    ForkGuard guard = current.get();
    if (guard != null) {
      guard.kill(why);
    }
  }

  private static JournalEntry.Failure failure(
      Cell cell, int round, int position, Instant started, String reason, ForkGuard guard) {
    String why = guard.verdict().orElse(reason);
    return new JournalEntry.Failure(round, position, cell, started, why);
  }

  private JournalEntry.Fork measured(
      Cell cell, int round, int position, Instant started, double elapsed, BenchmarkResult result) {
    List<Double> iterations = new ArrayList<>();
    Map<String, List<Double>> scores = new HashMap<>();
    Map<String, String> units = new HashMap<>();
    for (IterationResult iteration : result.getIterationResults()) {
      iterations.add(Seconds.of(iteration.getPrimaryResult(), result.getParams()));
      iteration
          .getSecondaryResults()
          .forEach((name, metric) -> {
            scores.computeIfAbsent(name, key -> new ArrayList<>()).add(metric.getScore());
            units.put(name, metric.getScoreUnit());
          });
    }
    Map<String, JournalEntry.Metric> metrics = new HashMap<>();
    scores.forEach((name, values) -> {
      @Nullable String unit = units.get(name);
      metrics.put(name, new JournalEntry.Metric(unit == null ? "" : unit, values));
    });
    return new JournalEntry.Fork(
        round,
        position,
        cell,
        started,
        elapsed,
        output.warmups(),
        iterations,
        metrics,
        JmhSettings.of(result.getParams()));
  }
}
