package speedup.report.table;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import speedup.report.conclusion.Conclusions;
import speedup.report.summary.RunLabels;
import speedup.report.summary.RunSummary;
import speedup.report.text.Section;
import speedup.report.text.Table;
import speedup.report.text.TextStyle;

/**
 * All that a reader wants to know of a run, or of several side by side, on a terminal or as
 * Markdown: machine, tables, conclusions, notes.
 */
public final class RunReport {

  private static final Set<Arrangement> ALL = EnumSet.allOf(Arrangement.class);

  private RunReport() {}

  /** The report of a run as plain text for a file, with all tables. */
  public static String text(RunSummary summary) {
    return text(summary, TextStyle.PLAIN);
  }

  /** The report of a run as plain text, with all tables. */
  public static String text(RunSummary summary, TextStyle style) {
    return text(List.of(summary), ALL, style);
  }

  /**
   * The report of several runs as plain text.
   *
   * @param readings which tables to print
   */
  public static String text(List<RunSummary> runs, Set<Arrangement> readings, TextStyle style) {
    List<String> parts = new ArrayList<>();
    parts.add(lines(RunHeader.of(runs), style::wrap));
    tables(runs, readings).forEach(table -> parts.add(table.toText(style)));
    for (Section section : sections(runs)) {
      parts.add(
          section.title() + "\n\n" + lines(section.sentences(), line -> style.wrap("  " + line)));
    }
    return String.join("\n", parts);
  }

  /** The report of a run as GitHub's Markdown, with all tables. */
  public static String markdown(RunSummary summary) {
    return markdown(List.of(summary), ALL);
  }

  /**
   * The report of several runs as GitHub's Markdown.
   *
   * @param readings which tables to print
   */
  public static String markdown(List<RunSummary> runs, Set<Arrangement> readings) {
    List<String> parts = new ArrayList<>();
    parts.add("# " + String.join("\n\n", RunHeader.of(runs)) + "\n");
    tables(runs, readings).forEach(table -> parts.add(table.toMarkdown()));
    for (Section section : sections(runs)) {
      parts.add(
          "### " + section.title() + "\n\n" + lines(section.sentences(), line -> "- " + line));
    }
    return String.join("\n", parts);
  }

  private static List<Table> tables(List<RunSummary> runs, Set<Arrangement> readings) {
    return readings.stream().flatMap(reading -> reading.tables(runs).stream()).toList();
  }

  private static List<Section> sections(List<RunSummary> runs) {
    List<Section> sections = new ArrayList<>(Conclusions.of(runs));
    List<String> labels = RunLabels.of(runs.stream().map(RunSummary::run).toList());
    for (int i = 0; i < runs.size(); i++) {
      List<String> notes = new ArrayList<>();
      if (i == 0) {
        notes.add(RunNotes.LEGEND);
      }
      notes.addAll(RunNotes.of(runs.get(i)));
      sections.add(new Section(runs.size() == 1 ? "Notes" : "Notes: " + labels.get(i), notes));
    }
    return sections;
  }

  private static String lines(List<String> lines, Function<String, String> format) {
    return String.join("\n", lines.stream().map(format).toList()) + "\n";
  }
}
