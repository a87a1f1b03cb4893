package speedup.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.HdrHistogram.Histogram;
import speedup.environment.Environment;
import speedup.strategy.ServiceTimes;

/** A run as its folder would hold it, with times from a formula: nothing is measured. */
public final class SampleRun {

  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private final Random random = new Random(1);
  private final List<Map<String, Object>> cells = new ArrayList<>();
  private final List<String> entries = new ArrayList<>();
  private final String serviceTimes = serviceTimes();
  private String label = "sample";
  private double factor = 1;
  private int forks;

  /** One workload, two strategies, two rounds. */
  public static SampleRun small() throws IOException {
    return new SampleRun()
        .workload("primes", "cold", List.of("fixed", "virtual"), List.of(1, 2))
        .rounds(2);
  }

  public SampleRun labelled(String text) {
    label = text;
    return this;
  }

  /** Makes what is measured from here on take this many times as long. */
  public SampleRun taking(double times) {
    factor = times;
    return this;
  }

  /** Adds a sequential cell and each strategy with each number of workers. */
  public SampleRun workload(
      String name, String lifecycle, List<String> strategies, List<Integer> counts) {
    cells.add(cell(name, lifecycle, "sequential", 1));
    for (String strategy : strategies) {
      counts.forEach(count -> cells.add(cell(name, lifecycle, strategy, count)));
    }
    return this;
  }

  private static Map<String, Object> cell(
      String workload, String lifecycle, String strategy, int workers) {
    return Map.of(
        "benchmark",
        "sample." + workload,
        "params",
        Map.of("strategy", strategy, "workers", Integer.toString(workers), "lifecycle", lifecycle));
  }

  /** Measures every cell once a round; every tenth fork is first set aside. */
  public SampleRun rounds(int rounds) throws IOException {
    for (int round = 1; round <= rounds; round++) {
      for (Map<String, Object> cell : cells) {
        if (forks % 10 == 9) {
          fork(cell, round, List.of("1.50 cores of foreign CPU"));
        }
        fork(cell, round, List.of());
      }
    }
    return this;
  }

  public int forks() {
    return forks;
  }

  private void fork(Map<String, Object> cell, int round, List<String> aside) throws IOException {
    double seconds = factor * (0.2 + 0.8 / workers(cell)) * Math.exp(0.02 * random.nextGaussian());
    Map<String, Object> fork = new LinkedHashMap<>();
    fork.put("type", "fork");
    fork.put("round", round);
    fork.put("position", 1);
    fork.put("cell", cell);
    fork.put("started", START.plusMillis(1500L * forks++).toString());
    fork.put("elapsed_seconds", 1.4);
    fork.put("warmup_seconds", List.of());
    fork.put("iteration_seconds", List.of(seconds));
    fork.put(
        "metrics",
        Map.of(
            "tasks", Map.of("unit", "#", "scores", List.of(12)),
            "cost.cpu", Map.of("unit", "s", "scores", List.of(1.1)),
            "cost.peak.resident", Map.of("unit", "bytes", "scores", List.of(100e6))));
    fork.put("settings", settings());
    fork.put("service_times", serviceTimes);
    fork.put(
        "noise",
        Map.of(
            "elapsed_seconds", 1.4,
            "steal_share", 0.001,
            "foreign_cores", aside.isEmpty() ? 0.02 * random.nextDouble() : 1.5,
            "load_before", 0.5));
    fork.put("aside", aside);
    entries.add(json(fork));
  }

  private static int workers(Map<String, Object> cell) {
    return cell.get("params") instanceof Map<?, ?> params
            && params.get("workers") instanceof String workers
        ? Integer.parseInt(workers)
        : 1;
  }

  private static String serviceTimes() {
    Histogram times = ServiceTimes.empty();
    for (int task = 0; task < 120; task++) {
      times.recordValue(1_000_000L * (20 + task % 30));
    }
    return ServiceTimes.encode(times);
  }

  private static Map<String, Object> settings() {
    Map<String, Object> iterations = Map.of("count", 1, "time", "single-shot", "batch_size", 1);
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("jmh_version", "1.37");
    settings.put("mode", "ss");
    settings.put("time_unit", "SECONDS");
    settings.put("threads", 1);
    settings.put("operations_per_invocation", 1);
    settings.put("jvm", "java");
    settings.put("jvm_args", List.of());
    settings.put("jdk_version", "25");
    settings.put("vm_name", "vm");
    settings.put("vm_version", "25");
    settings.put("warmup", iterations);
    settings.put("measurement", iterations);
    return settings;
  }

  /** Says of a cell of the last workload that it failed. */
  public SampleRun failed(String reason) throws IOException {
    Map<String, Object> failure = new LinkedHashMap<>();
    failure.put("type", "failure");
    failure.put("round", 1);
    failure.put("position", 1);
    failure.put("cell", cells.getLast());
    failure.put("started", START.toString());
    failure.put("elapsed_seconds", 1);
    failure.put("reason", reason);
    entries.add(json(failure));
    entries.add(json(Map.of("type", "end", "cell", cells.getLast(), "round", 1, "end", "FAILED")));
    return this;
  }

  /** Writes the folder and returns it. */
  public Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Map<String, Object> plan = new LinkedHashMap<>();
    plan.put("type", "plan");
    plan.put("version", "0.1.0");
    plan.put("started", START.toString());
    plan.put("label", label);
    plan.put("options", List.of());
    plan.put(
        "plan",
        Map.of(
            "cells",
            cells,
            "skipped",
            List.of(),
            "rules",
            Map.of("minimum_rounds", 6, "maximum_rounds", 30, "precision", 0.05),
            "seed",
            42));
    List<String> lines = new ArrayList<>(List.of(json(plan)));
    lines.addAll(entries);
    Files.write(folder.resolve("journal.jsonl"), lines);
    Files.writeString(
        folder.resolve("environment.json"), json(Environment.capture(Clock.systemUTC())));
    return folder;
  }

  private static String json(Object value) throws JsonProcessingException {
    return JSON.writeValueAsString(value);
  }
}
