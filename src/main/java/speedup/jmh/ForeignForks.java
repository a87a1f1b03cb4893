package speedup.jmh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.options.Options;
import speedup.environment.Noise;
import speedup.environment.NoiseMeter;
import speedup.environment.Variant;
import speedup.run.Cell;
import speedup.run.ForkMetric;
import speedup.run.Forks;
import speedup.run.JmhSettings;
import speedup.run.JournalEntry;
import speedup.run.UsageException;

/**
 * Has somebody else's JMH measure one cell in one fresh JVM: that of a foreign class path, with its
 * own version, annotations and libraries.
 */
final class ForeignForks implements Forks {

  private final Options user;
  private final Variant variant;
  private final List<String> jvmArguments;
  private final Clock clock;
  private final ProfilerFiles files;
  private final HarnessPrice price;
  private final NoiseMeter noise = NoiseMeter.ofThisProcess();
  private final AtomicReference<@Nullable ForkGuard> current = new AtomicReference<>();
  private @Nullable JmhHostProcess host;
  private volatile @Nullable String stopped;

  ForeignForks(
      Options user,
      Variant variant,
      List<String> jvmArguments,
      Clock clock,
      ProfilerFiles files,
      HarnessPrice price) {
    this.user = user;
    this.variant = variant;
    this.jvmArguments = new ArrayList<>(jvmArguments);
    this.jvmArguments.addAll(variant.jvmArgs());
    this.clock = clock;
    this.files = files;
    this.price = price;
  }

  @Override
  public JournalEntry measure(
      Cell cell,
      int round,
      int position,
      Optional<Integer> iterations,
      int warmUp,
      Duration limit) {
    long asked = System.nanoTime();
    Instant time = clock.instant();
    NoiseMeter.Sample before = noise.sample();
    try {
      JmhHostProcess alive = host();
      List<Double> warmups = new ArrayList<>();
      ForkCosts costs = new ForkCosts(alive.handle());
      Map<String, Object> answer;
      Optional<String> verdict;
      long standstill;
      try (ForkGuard guard = ForkGuard.watch(alive.handle(), limit, alive::kill)) {
        current.set(guard);
        String why = stopped;
        if (why != null) {
          guard.kill(why);
        }
        answer = ask(alive, cell, round, position, warmups, costs);
        verdict = guard.verdict();
        standstill = guard.standstill();
      } finally {
        current.set(null);
      }
      Noise around = noise.since(before).withStandstill(standstill);
      String failed = ForkFailure.explained(ForkFailure.of(answer, alive.tail()), user);
      if (answer.get("json") instanceof String json) {
        JmhResult result = result(json);
        int measured = result.primary().forks().stream().findFirst().map(List::size).orElse(0);
        Optional<String> early = ForkFailure.early(measured, result.measurement().count());
        if (early.isEmpty()) {
          JournalEntry.Fork fork =
              fork(cell, round, position, time, around, warmups, costs, result, answer);
          if (answer.get("texts") instanceof Map<?, ?> texts) {
            files.keepTexts(cell, round, position, texts);
          }
          price.add(
              System.nanoTime() - asked, answer.get("nanos") instanceof Long nanos ? nanos : 0);
          return fork;
        }
        failed = early.get();
      }
      return new JournalEntry.Failure(
          round,
          position,
          cell,
          time,
          around.elapsedSeconds(),
          verdict.orElse(failed),
          verdict.isEmpty() && ForkFailure.isCrash(answer));
    } catch (IOException | UsageException | RuntimeException e) {
      return new JournalEntry.Failure(
          round,
          position,
          cell,
          time,
          noise.since(before).elapsedSeconds(),
          ForkFailure.of(e, List.of()));
    }
  }

  private JmhHostProcess host() throws IOException {
    JmhHostProcess known = host;
    if (known != null && known.isAlive()) {
      return known;
    }
    if (known != null) {
      known.close();
    }
    JmhHostProcess started = JmhHostProcess.start(variant);
    host = started;
    return started;
  }

  private Map<String, Object> ask(
      JmhHostProcess alive,
      Cell cell,
      int round,
      int position,
      List<Double> warmups,
      ForkCosts costs) {
    try {
      return alive.ask(
          "measure",
          ForkWords.ofFork(
              user,
              cell,
              jvmArguments,
              files.profilers(user.getProfilers(), cell, round, position)),
          cell.params(),
          event -> {
            costs.look(event);
            if (event.isWarmup() && event.score() != null) {
              warmups.add(event.score());
            }
          });
    } catch (IOException e) {
      return Map.of("failure", List.of(JmhHostProcess.class.getName() + "\tits JVM ended"));
    }
  }

  private static JmhResult result(String json) throws UsageException {
    return JmhResultFile.parse("JMH's result", json.getBytes(StandardCharsets.UTF_8))
        .results()
        .getFirst();
  }

  private static JournalEntry.Fork fork(
      Cell cell,
      int round,
      int position,
      Instant time,
      Noise around,
      List<Double> warmups,
      ForkCosts costs,
      JmhResult result,
      Map<String, Object> answer) {
    Map<String, ForkMetric> metrics = new LinkedHashMap<>();
    result
        .secondary()
        .forEach((name, metric) ->
            metric.forks().stream()
                .filter(scores -> !scores.isEmpty())
                .findFirst()
                .or(() -> Optional.of(List.of(metric.score())))
                .map(scores -> scores.stream().filter(Double::isFinite).toList())
                .filter(scores -> !scores.isEmpty())
                .ifPresent(scores ->
                    metrics.put(
                        name, ForkMetric.of(metric.unit().text(), scores, metric.score()))));
    metrics.putAll(costs.metrics());
    return new JournalEntry.Fork(
        round,
        position,
        cell,
        time,
        around.elapsedSeconds(),
        warmups.stream().filter(Double::isFinite).toList(),
        result.primary().measured().stream().findFirst().orElse(List.of()),
        result.primary().unit().text(),
        metrics,
        settings(result, answer),
        null,
        around,
        List.of());
  }

  /** What JMH's file does not say its parameters do. */
  private static JmhSettings settings(JmhResult result, Map<String, Object> answer) {
    List<Integer> groups = new ArrayList<>();
    if (answer.get("groups") instanceof List<?> list) {
      list.forEach(threads -> groups.add((Integer) threads));
    }
    return new JmhSettings(
        result.jmhVersion(),
        result.mode(),
        null,
        result.threads(),
        groups,
        answer.get("operations") instanceof Integer operations ? operations : 0,
        result.jvm(),
        result.jvmArgs(),
        result.jdkVersion(),
        result.vmName(),
        result.vmVersion(),
        result.warmup(),
        result.measurement());
  }

  @Override
  public void stop(String why) {
    stopped = why;
    ForkGuard guard = current.get();
    if (guard != null) {
      guard.kill(why);
    }
  }

  @Override
  public void close() {
    JmhHostProcess known = host;
    if (known != null) {
      known.close();
      host = null;
    }
  }
}
