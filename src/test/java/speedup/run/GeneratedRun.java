package speedup.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import speedup.environment.Environment;
import speedup.environment.HostJvm;
import speedup.environment.Memory;
import speedup.environment.Noise;
import speedup.environment.Platform;
import speedup.environment.Processors;
import speedup.environment.Software;
import speedup.strategy.ServiceTimes;

/**
 * The folder of a run that never was: its forks vary as real ones do, by a seed, around times that
 * a test chooses.
 */
public final class GeneratedRun {

  private double calibration;
  private static final Instant STARTED = Instant.parse("2026-03-04T05:06:07Z");

  private final String label;
  private final Map<Cell, Cost> costs = new LinkedHashMap<>();
  private final Map<Cell, List<Integer>> odd = new LinkedHashMap<>();
  private final Set<Cell> failing = new LinkedHashSet<>();
  private final List<Cell> twice = new ArrayList<>();
  private final List<Skipped> skipped = new ArrayList<>();
  private Instant started = STARTED;
  private String jdk = "25.0.3";
  private @Nullable String forkJdk;
  private List<String> forkFlags = List.of();
  private String machine = "Imaginary 9000";
  private String mode = "ss";
  private List<Integer> threadGroups = List.of(1);
  private int operations = 1;
  private Map<String, ForkMetric> metrics = Map.of();
  private Layout layout = Layout.STRATEGIES;
  private double oddFactor = 1;
  private int tasks = 20;
  private boolean isTimed;
  private int rounds = 6;
  private final Map<Cell, Double> taskTimes = new HashMap<>();
  private final Map<Cell, List<JournalEntry.Member>> members = new HashMap<>();
  private double threshold = Rules.THRESHOLD;
  private double variation = 0.01;
  private long seed = 1;

  /** The seconds that a batch takes, and those of CPU time. */
  private record Cost(double seconds, double cpuSeconds) {}

  private GeneratedRun(String label) {
    this.label = label;
  }

  /** A run without cells. */
  public static GeneratedRun named(String label) {
    return new GeneratedRun(label);
  }

  /** A cell that is opened cold; further parameters are name and value in turn. */
  public static Cell cell(String workload, String strategy, int workers, String... params) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("strategy", strategy);
    values.put("workers", Integer.toString(workers));
    values.put("lifecycle", "cold");
    for (int i = 0; i < params.length; i += 2) {
      values.put(params[i], params[i + 1]);
    }
    return Cell.of("speedup.benchmark.TestBenchmark." + workload, values);
  }

  /** A cell that takes so long. */
  public GeneratedRun with(Cell cell, double time) {
    return with(cell, time, time * Math.min(Layout.STRATEGIES.workersOf(cell).orElse(1), 4));
  }

  /** A cell that takes so long and costs so much CPU time. */
  public GeneratedRun with(Cell cell, double time, double cpu) {
    costs.put(cell, new Cost(time, cpu));
    return this;
  }

  /** A cell takes a multiple of its time and CPU time in some rounds. */
  public GeneratedRun odd(Cell cell, double factor, Integer... inRounds) {
    odd.put(cell, List.of(inRounds));
    oddFactor = factor;
    return this;
  }

  /** A cell that fails. */
  public GeneratedRun failing(Cell cell) {
    failing.add(cell);
    return this;
  }

  /** A cell that makes no sense. */
  public GeneratedRun skipping(Cell cell, String reason) {
    skipped.add(new Skipped(cell, reason));
    return this;
  }

  /** When it began. */
  public GeneratedRun started(String instant) {
    started = Instant.parse(instant);
    return this;
  }

  /** The version of its JDK. */
  public GeneratedRun jdk(String version) {
    jdk = version;
    return this;
  }

  /** The version of its forks' JDK, where that is another. */
  public GeneratedRun forkJdk(String version) {
    forkJdk = version;
    return this;
  }

  /** What its forks are started with. */
  public GeneratedRun forkFlags(String... flags) {
    forkFlags = List.of(flags);
    return this;
  }

  /** The name of its CPU. */
  public GeneratedRun machine(String model) {
    machine = model;
    return this;
  }

  /** How many threads call each method of a group. */
  public GeneratedRun threadGroups(Integer... threads) {
    threadGroups = List.of(threads);
    return this;
  }

  /** How many operations a call counts for. */
  public GeneratedRun operations(int ofACall) {
    operations = ofACall;
    return this;
  }

  /** What a profiler measured of each fork. */
  public GeneratedRun metrics(Map<String, ForkMetric> ofAFork) {
    metrics = ofAFork;
    return this;
  }

  /** JMH's short name of its mode. */
  public GeneratedRun mode(String word) {
    mode = word;
    return this;
  }

  /** How its cells stand to each other. */
  public GeneratedRun layout(Layout how) {
    layout = how;
    return this;
  }

  /** Of so many tasks a batch, all of the same length, whose times are kept. */
  public GeneratedRun timed(int count) {
    tasks = count;
    isTimed = true;
    return this;
  }

  /** The single tasks of a cell take so long, whatever its batches do. */
  public GeneratedRun taking(Cell cell, double taskSeconds) {
    taskTimes.put(cell, taskSeconds);
    return this;
  }

  /** These did the tasks of each fork of a cell. */
  public GeneratedRun on(Cell cell, JournalEntry.Member... cluster) {
    members.put(cell, List.of(cluster));
    return this;
  }

  /** How often each cell is measured. */
  public GeneratedRun rounds(int count) {
    rounds = count;
    return this;
  }

  /** The smallest change of interest, as a share. */
  public GeneratedRun threshold(double share) {
    threshold = share;
    return this;
  }

  /** The standard deviation of forks as a share, and the seed of their noise. */
  public GeneratedRun noise(double share, long ofSeed) {
    variation = share;
    seed = ofSeed;
    return this;
  }

  /** Writes journal and environment into a folder that may not exist yet. */
  public Path writeTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<Cell> cells = new ArrayList<>(costs.keySet());
    cells.addAll(failing);
    List<String> lines = new ArrayList<>();
    Rules rules = Rules.exactly(rounds, null);
    if (threshold != Rules.THRESHOLD) {
      rules = rules.withThreshold(threshold);
    }
    Plan plan = new Plan(cells, skipped, rules, 42, layout, null);
    lines.add(json(new JournalEntry.Planned("0.1.0", started, label, List.of(), null, plan)));
    Random random = new Random(seed);
    if (calibration > 0) {
      lines.add(json(new JournalEntry.Calibration(calibration)));
    }
    for (int round = 1; round <= rounds; round++) {
      double weather = Math.exp(variation * random.nextGaussian());
      int position = 1;
      for (Map.Entry<Cell, Cost> entry : costs.entrySet()) {
        double factor =
            weather
                * Math.exp(variation * random.nextGaussian())
                * (odd.getOrDefault(entry.getKey(), List.of()).contains(round) ? oddFactor : 1);
        Cost cost = entry.getValue();
        Cost measured = new Cost(cost.seconds() * factor, cost.cpuSeconds() * factor);
        JournalEntry.Fork fork =
            fork(entry.getKey(), round, position++, measured, random.nextGaussian());
        lines.add(json(fork));
        if (twice.contains(entry.getKey())) {
          lines.add(json(fork.inTurn(1)));
        }
      }
    }
    for (Cell cell : failing) {
      lines.add(json(new JournalEntry.Failure(1, 9, cell, started, 0.5, "wrong answer in task 3")));
      lines.add(json(new JournalEntry.Ended(cell, 1, CellEnd.FAILED)));
    }
    for (Cell cell : costs.keySet()) {
      lines.add(json(new JournalEntry.Ended(cell, rounds, CellEnd.ROUNDS)));
    }
    double wall = rounds * costs.values().stream().mapToDouble(Cost::seconds).sum() * 4;
    lines.add(json(new JournalEntry.Finished(started.plusSeconds(60), wall, null)));
    Files.writeString(folder.resolve("journal.jsonl"), String.join("\n", lines) + "\n");
    new RunFolder(folder).write(environment());
    return folder;
  }

  /** Has a cell two forks a round, as a baseline of several cells has. */
  public GeneratedRun twice(Cell cell) {
    twice.add(cell);
    return this;
  }

  /** What the machine's fixed work took, in seconds; by default nothing is said of it. */
  public GeneratedRun calibration(double seconds) {
    calibration = seconds;
    return this;
  }

  private JournalEntry.Fork fork(Cell cell, int round, int position, Cost cost, double inside) {
    double half = cost.seconds() * 0.002 * inside;
    return new JournalEntry.Fork(
            round,
            position,
            cell,
            started.plusSeconds(round),
            2.5,
            List.of(1.3 * cost.seconds()),
            List.of(cost.seconds() - half, cost.seconds() + half),
            null,
            metrics(cost),
            new JmhSettings(
                "1.37",
                mode,
                TimeUnit.SECONDS,
                1,
                threadGroups,
                operations,
                "/opt/jdk/bin/java",
                forkFlags,
                forkJdk == null ? jdk : forkJdk,
                "OpenJDK 64-Bit Server VM",
                jdk + "+9",
                new JmhSettings.Iterations(1, "single-shot", 1),
                new JmhSettings.Iterations(2, "single-shot", 1)),
            isTimed ? serviceTimes(taskTimes.getOrDefault(cell, cost.seconds() / tasks)) : null,
            new Noise(2.5, 0.0, 0.01, 0.0025, 0L, 0.0, 0.0, 0.1, null),
            List.of())
        .on(members.getOrDefault(cell, List.of()));
  }

  private Map<String, ForkMetric> metrics(Cost cost) {
    Map<String, ForkMetric> all = new LinkedHashMap<>(metrics);
    all.put("tasks", metric("#", tasks));
    all.put(ForkMetric.CPU_SECONDS, metric("s", cost.cpuSeconds()));
    all.put(ForkMetric.PEAK_RESIDENT, metric("bytes", 2e8));
    return all;
  }

  private String serviceTimes(double seconds) {
    Histogram times = ServiceTimes.empty();
    times.recordValueWithCount(Math.round(seconds * 1e9), 2L * tasks);
    return ServiceTimes.encode(times);
  }

  private static ForkMetric metric(String unit, double score) {
    return new ForkMetric(unit, List.of(score, score));
  }

  private Environment environment() {
    return new Environment(
        started,
        new HostJvm(
            "Eclipse Adoptium",
            jdk,
            jdk + "+9",
            "OpenJDK 64-Bit Server VM",
            List.of(),
            "G1",
            4L << 30),
        new Processors(machine, 4, 4, "0-3", 4, null, 4, null, null),
        new Memory(16L << 30, null, "madvise"),
        new Platform("Debian GNU/Linux 12 (bookworm)", "6.1.0", "amd64", null, null),
        new Software("0.1.0", "00", Map.of()));
  }

  private static String json(JournalEntry entry) throws JsonProcessingException {
    return Journal.JSON.writerFor(JournalEntry.class).writeValueAsString(entry);
  }
}
