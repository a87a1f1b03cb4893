package speedup.report.summary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import speedup.run.JournalEntry;
import speedup.run.StoredRun;

/** What the JVMs of a run's forks were started with, but for what Speedup itself tells them. */
public final class ForkFlags {

  private static final Pattern OWN =
      Pattern.compile(
          "-Dspeedup\\..*|--sun-misc-unsafe-memory-access=.*|--enable-native-access=ALL-UNNAMED"
              + "|-XX:(AOT|SharedArchive).*");

  private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use(\\w+)GC");

  private ForkFlags() {}

  /**
   * The flags of each variant that has any, and where its benchmarks differ in them, whose they
   * are; empty if there are none.
   */
  public static String of(StoredRun run) {
    List<String> lines = new ArrayList<>();
    byVariant(run)
        .forEach((variant, flags) ->
            flags.forEach((words, methods) -> {
              if (!words.isEmpty()) {
                lines.add(
                    (variant.isEmpty() ? "" : variant + " ")
                        + String.join(" ", words)
                        + (flags.size() == 1 ? "" : " (" + String.join(", ", methods) + ")"));
              }
            }));
    return String.join("; ", lines);
  }

  /** The collectors that the flags ask for; empty if they leave it to the JVM. */
  public static Optional<String> collectors(StoredRun run) {
    List<String> names =
        byVariant(run).values().stream()
            .flatMap(flags -> flags.keySet().stream())
            .flatMap(List::stream)
            .map(COLLECTOR::matcher)
            .filter(Matcher::matches)
            .map(flag -> flag.group(1).equals("Z") ? "ZGC" : flag.group(1))
            .distinct()
            .toList();
    return names.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", names));
  }

  /** By variant, and then by flags: the methods of the benchmarks that have them. */
  private static Map<String, Map<List<String>, Set<String>>> byVariant(StoredRun run) {
    Map<String, Map<List<String>, Set<String>>> flags = new LinkedHashMap<>();
    for (JournalEntry.Fork fork : run.forks()) {
      List<String> words =
          fork.settings().jvmArgs().stream().filter(flag -> !OWN.matcher(flag).matches()).toList();
      flags
          .computeIfAbsent(fork.cell().variant(), any -> new LinkedHashMap<>())
          .computeIfAbsent(words, any -> new TreeSet<>())
          .add(fork.cell().method());
    }
    return flags;
  }
}
