package speedup.report.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import speedup.environment.Fingerprint;
import speedup.environment.Fingerprint.Part;
import speedup.environment.Fingerprint.Trait;
import speedup.environment.NoiseLimits;
import speedup.environment.Quietness;
import speedup.report.summary.RunLabels;
import speedup.report.table.RunHeader;
import speedup.report.text.Figures;
import speedup.run.Cell;
import speedup.run.JmhSettings;
import speedup.run.JournalEntry;
import speedup.run.StoredRun;

/** A stored run as one of the two that are compared. */
final class RunSide {

  private RunSide() {}

  /**
   * Takes what a run measured.
   *
   * @param metric what a profiler measured, in the place of the scores; absent for the scores
   */
  static Side of(StoredRun run, @Nullable String metric) {
    Map<Cell, List<JournalEntry.Fork>> forks = new LinkedHashMap<>();
    // In the order of the tables, and not in the random one in which they were measured.
    run.planned().plan().cells().forEach(cell -> forks.put(cell, new ArrayList<>()));
    run.warmForks().stream()
        .flatMap(fork -> metric == null ? Stream.of(fork) : fork.ofMetric(metric).stream())
        .forEach(fork -> forks.computeIfAbsent(fork.cell(), key -> new ArrayList<>()).add(fork));
    Map<Cell, String> failed = failed(run);
    Map<Cell, Sample> samples = new LinkedHashMap<>();
    forks.forEach((key, measured) -> {
      if (!failed.containsKey(key) && !measured.isEmpty()) {
        samples.put(key, sample(key, measured));
      }
    });
    return new Side(
        RunLabels.folder(run),
        RunHeader.date(run.planned().started()) + ", " + RunLabels.runtime(run) + fixedWork(run),
        samples,
        failed,
        Map.of(),
        fingerprint(run),
        run.calibrationSeconds(),
        List.of(
            new Quietness(NoiseLimits.FIXED)
                .describe(
                    Stream.concat(run.forks().stream(), run.setAside().stream())
                        .map(JournalEntry.Fork::noise)
                        .toList())),
        run.damage());
  }

  /** How fast the machine was: between two days or hosts it need not be the same. */
  private static String fixedWork(StoredRun run) {
    OptionalDouble seconds = run.calibrationSeconds();
    return seconds.isPresent() ? ", fixed work in " + Figures.seconds(seconds.getAsDouble()) : "";
  }

  private static Map<Cell, String> failed(StoredRun run) {
    Map<Cell, String> failed = new LinkedHashMap<>();
    run.failures().forEach(failure -> failed.put(failure.cell(), failure.reason()));
    return failed;
  }

  private static Sample sample(Cell key, List<JournalEntry.Fork> forks) {
    JmhSettings settings = forks.getFirst().settings();
    return new Sample(
        key,
        forks.getFirst().scoreUnit(),
        forks.stream()
            .map(fork -> fork.scores().stream().mapToDouble(Double::doubleValue).toArray())
            .toList(),
        new ForkSettings(
            settings.warmup(),
            settings.measurement(),
            settings.threadGroups(),
            settings.operationsPerInvocation(),
            OptionalInt.empty()));
  }

  /** The machine and the JVM that drove the run, and the JVMs that its forks were. */
  private static Fingerprint fingerprint(StoredRun run) {
    List<Trait> traits = new ArrayList<>();
    run.environment().ifPresent(environment -> traits.addAll(environment.fingerprint().traits()));
    traits.addAll(forkTraits(run.forks().stream().map(JournalEntry.Fork::settings).toList()));
    return new Fingerprint(traits);
  }

  private static List<Trait> forkTraits(List<JmhSettings> settings) {
    Set<String> machines =
        settings.stream()
            .map(one -> one.vmName() + " " + one.vmVersion())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return machines.isEmpty()
        ? List.of()
        : List.of(
            new Trait(Part.JDK, ForkTraits.JVM, String.join(", ", machines)),
            ForkTraits.flags(settings.stream().map(JmhSettings::jvmArgs).toList()));
  }
}
