package speedup.report;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import speedup.environment.Environment;
import speedup.run.JournalEntry;
import speedup.run.Skipped;

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
        String.join("\n", notes(summary)) + "\n");
  }

  /** The report as GitHub's Markdown. */
  public static String markdown(RunSummary summary) {
    return join(
        "# " + String.join("\n\n", header(summary)) + "\n",
        summary,
        Table::toMarkdown,
        String.join("\n", notes(summary).stream().map(note -> "- " + note).toList()) + "\n");
  }

  private static String join(
      String header, RunSummary summary, Function<Table, String> format, String notes) {
    List<String> parts = new ArrayList<>();
    parts.add(header);
    SpeedupTables.byStrategy(summary).forEach(table -> parts.add(format.apply(table)));
    SpeedupTables.byWorkload(summary).forEach(table -> parts.add(format.apply(table)));
    parts.add(notes);
    return String.join("\n", parts);
  }

  private static List<String> header(RunSummary summary) {
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

  private static List<String> notes(RunSummary summary) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Time: geometric mean over %d forks. Factor: baseline time / cell time, paired by round. "
                .formatted(summary.cells().stream().mapToInt(CellSummary::forks).max().orElse(0))
            + "±: half the 95 % interval.");
    summary
        .cells()
        .forEach(cell -> {
          if (cell.status() == CellStatus.FAILED) {
            notes.add("failed: " + cell.cell() + ": " + cell.reason());
          } else if (cell.status() == CellStatus.INTERRUPTED) {
            notes.add("interrupted: " + cell.cell() + ", after " + cell.forks() + " forks");
          }
          cell.warning().ifPresent(warning -> notes.add("! " + warning));
        });
    Map<String, Integer> skipped = new LinkedHashMap<>();
    for (Skipped skip : summary.skipped()) {
      skipped.merge(skip.reason(), 1, Integer::sum);
    }
    skipped.forEach((reason, count) ->
        notes.add("skipped: %d %s: %s".formatted(count, count == 1 ? "cell" : "cells", reason)));
    summary
        .run()
        .ceiling()
        .map(JournalEntry.Ceiling::requestsPerSecond)
        .ifPresent(rate ->
            notes.add(
                String.format(
                    Locale.ROOT, "The flag site can serve %,.0f requests a second.", rate)));
    notes.addAll(summary.run().damage());
    return notes;
  }
}
