package speedup.report.table;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import speedup.environment.Environment;
import speedup.report.summary.ForkFlags;
import speedup.report.summary.RunLabels;
import speedup.report.summary.RunSummary;
import speedup.run.StoredRun;

/** When a run was measured, and on what. */
public final class RunHeader {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private RunHeader() {}

  /** The lines that say which runs these are, and on what machine they were measured. */
  public static List<String> of(List<RunSummary> runs) {
    List<String> lines = new ArrayList<>();
    if (runs.size() == 1) {
      StoredRun run = runs.getFirst().run();
      lines.add("Speedup: " + run.planned().label() + ", " + date(run));
      lines.addAll(conditions(run));
      return lines;
    }
    List<String> labels = RunLabels.of(runs.stream().map(RunSummary::run).toList());
    lines.add("Speedup: " + runs.size() + " runs side by side");
    for (int i = 0; i < labels.size(); i++) {
      StoredRun run = runs.get(i).run();
      lines.add(labels.get(i) + ": " + date(run) + ", " + String.join("; ", conditions(run)));
    }
    return lines;
  }

  /** A date and time of day as a reader sees it. */
  public static String date(Instant instant) {
    return DATE.format(instant);
  }

  private static String date(StoredRun run) {
    return date(run.planned().started());
  }

  private static List<String> conditions(StoredRun run) {
    Optional<Environment> recorded = run.environment();
    if (recorded.isEmpty()) {
      return List.of(RunLabels.runtime(run), "machine not known");
    }
    Environment environment = recorded.get();
    String flags = ForkFlags.of(run);
    return List.of(
        "%s (%s), %s"
                .formatted(
                    environment.jvm().runtime(),
                    environment.jvm().vendor(),
                    ForkFlags.collectors(run).orElse(environment.jvm().collector()))
            + jdks(run, environment)
            + (flags.isEmpty() ? "" : ", forks with " + flags),
        "%s, %d cores allowed of %s, %s, %s"
            .formatted(
                orNotAvailable(environment.processors().model()),
                environment.processors().availableToJava(),
                orNotAvailable(environment.processors().online()),
                memory(environment.memory().total()),
                environment.platform().operatingSystem()));
  }

  /** The JDKs of the forks, where it is not the one that drove them; empty where it is. */
  private static String jdks(StoredRun run, Environment environment) {
    Map<String, List<String>> variants = new LinkedHashMap<>();
    run.forks()
        .forEach(fork -> {
          List<String> own =
              variants.computeIfAbsent(fork.settings().jdkVersion(), any -> new ArrayList<>());
          if (!own.contains(fork.cell().variant())) {
            own.add(fork.cell().variant());
          }
        });
    return variants.isEmpty() || variants.keySet().equals(Set.of(environment.jvm().version()))
        ? ""
        : variants.entrySet().stream()
            .map(entry ->
                entry.getKey()
                    + (variants.size() == 1
                        ? ""
                        : " [" + String.join(", ", entry.getValue()) + "]"))
            .sorted()
            .collect(Collectors.joining(", ", ", forks on JDK ", ""));
  }

  private static String memory(@Nullable Long bytes) {
    return bytes == null
        ? "memory not available"
        : String.format(Locale.ROOT, "%.0f GB of memory", bytes / (double) (1 << 30));
  }

  private static String orNotAvailable(@Nullable Object figure) {
    return Objects.requireNonNullElse(figure, "not available").toString();
  }
}
