package speedup.report;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import speedup.environment.Environment;

/**
 * All that a reader wants to know of a run, on a terminal or as Markdown: machine, tables, notes.
 */
public final class RunReport {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private RunReport() {}

  /** The report as plain text. */
  public static String text(RunSummary summary) {
    return join(
        String.join("\n", header(summary)) + "\n",
        summary,
        Table::toText,
        String.join("\n", RunNotes.of(summary)) + "\n");
  }

  /** The report as GitHub's Markdown. */
  public static String markdown(RunSummary summary) {
    return join(
        "# " + String.join("\n\n", header(summary)) + "\n",
        summary,
        Table::toMarkdown,
        String.join("\n", RunNotes.of(summary).stream().map(note -> "- " + note).toList()) + "\n");
  }

  private static String join(
      String header, RunSummary summary, Function<Table, String> format, String notes) {
    List<String> parts = new ArrayList<>();
    parts.add(header);
    SpeedupTables.byStrategy(summary).forEach(table -> parts.add(format.apply(table)));
    SpeedupTables.byWorkload(summary).forEach(table -> parts.add(format.apply(table)));
    SpeedupTables.allFigures(summary).forEach(table -> parts.add(format.apply(table)));
    parts.add(notes);
    return String.join("\n", parts);
  }

  /** What was measured and when, on which JDK, on which machine: a line each. */
  static List<String> header(RunSummary summary) {
    Environment environment = summary.run().environment();
    return List.of(
        "Speedup: " + summary.run().planned().label() + ", " + DATE.format(environment.date()),
        "%s (%s), %s"
            .formatted(
                environment.jvm().runtime(),
                environment.jvm().vendor(),
                environment.jvm().collector()),
        "%s, %d cores allowed of %s, %s, %s"
            .formatted(
                orNotAvailable(environment.processors().model()),
                environment.processors().availableToJava(),
                orNotAvailable(environment.processors().online()),
                memory(environment.memory().total()),
                environment.platform().operatingSystem()));
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
