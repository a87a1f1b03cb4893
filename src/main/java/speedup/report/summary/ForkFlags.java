package speedup.report.summary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import speedup.run.JournalEntry;
import speedup.run.StoredRun;

/** What the JVMs of a run's forks were started with, but for what Speedup itself tells them. */
public final class ForkFlags {

  private static final Pattern OWN =
      Pattern.compile(
          "-Dspeedup\\..*|--sun-misc-unsafe-memory-access=.*|-XX:(AOT|SharedArchive).*");

  private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use(\\w+)GC");

  private ForkFlags() {}

  /** The flags of each variant that has any; empty if none has. */
  public static String of(StoredRun run) {
    return byVariant(run).entrySet().stream()
        .filter(variant -> !variant.getValue().isEmpty())
        .map(variant ->
            (variant.getKey().isEmpty() ? "" : variant.getKey() + " ")
                + String.join(" ", variant.getValue()))
        .collect(Collectors.joining("; "));
  }

  /** The collectors that the flags ask for; empty if they leave it to the JVM. */
  public static Optional<String> collectors(StoredRun run) {
    List<String> names =
        byVariant(run).values().stream()
            .flatMap(List::stream)
            .map(COLLECTOR::matcher)
            .filter(Matcher::matches)
            .map(flag -> flag.group(1).equals("Z") ? "ZGC" : flag.group(1))
            .distinct()
            .toList();
    return names.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", names));
  }

  private static Map<String, List<String>> byVariant(StoredRun run) {
    Map<String, List<String>> flags = new LinkedHashMap<>();
    for (JournalEntry.Fork fork : run.forks()) {
      flags.computeIfAbsent(
          fork.cell().variant(),
          any ->
              new ArrayList<>(
                  fork.settings().jvmArgs().stream()
                      .filter(flag -> !OWN.matcher(flag).matches())
                      .toList()));
    }
    return flags;
  }
}
