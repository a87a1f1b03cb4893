package speedup.report.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import speedup.environment.Difference;
import speedup.report.summary.RunSummary;
import speedup.report.text.JsonText;
import speedup.report.text.Markdown;
import speedup.report.text.Table;
import speedup.report.text.TextStyle;
import speedup.stats.Verdict;

/** A comparison to read: on a terminal, in a pull request, or by a program. */
public final class ComparisonReport {

  private ComparisonReport() {}

  /** The comparison as plain text. */
  public static String text(RunComparison comparison, TextStyle style) {
    List<String> parts = new ArrayList<>();
    List<String> head = new ArrayList<>();
    head.add("BASE " + side(comparison.base()));
    head.add("NEW  " + side(comparison.changed()));
    caveats(comparison).forEach(caveat -> head.add("WARNING: " + caveat));
    head.addAll(noise(comparison));
    parts.add(lines(head, style));
    parts.add(table(comparison).toText(style));
    List<String> result = new ArrayList<>();
    result.add(verdict(comparison));
    result.addAll(notes(comparison));
    parts.add(lines(result, style));
    return String.join("\n", parts);
  }

  /** What became of each cell, a row each. */
  public static Table table(RunComparison comparison) {
    return ComparisonTable.of("Change of each cell", comparison.cells(), comparison.threshold());
  }

  /** How a verdict is called, such as {@code cannot tell}. */
  public static String word(Verdict verdict) {
    return ComparisonTable.word(verdict);
  }

  /** The whole, in one line. */
  public static String verdict(RunComparison comparison) {
    return ComparisonNotes.verdict(comparison);
  }

  /** What cannot be seen in the table, and how to read it, a sentence each. */
  public static List<String> notes(RunComparison comparison) {
    List<String> notes = new ArrayList<>(ComparisonNotes.slowForks(comparison));
    notes.addAll(ComparisonNotes.unpaired(comparison));
    notes.addAll(ComparisonNotes.reading(comparison));
    return notes;
  }

  /** The comparison as GitHub's Markdown: what changed first, all cells behind a fold. */
  public static String markdown(RunComparison comparison) {
    List<String> parts = new ArrayList<>();
    parts.add("## " + Markdown.text(ComparisonNotes.verdict(comparison)) + "\n");
    List<String> sides = new ArrayList<>();
    sides.add("BASE: " + side(comparison.base()));
    sides.add("NEW: " + side(comparison.changed()));
    sides.addAll(noise(comparison));
    parts.add(bullets(sides));
    List<String> caveats = caveats(comparison);
    if (!caveats.isEmpty()) {
      parts.add(
          "> [!WARNING]\n"
              + caveats.stream()
                  .map(caveat -> "> " + Markdown.text(caveat) + "\n")
                  .collect(Collectors.joining(">\n")));
    }
    List<RunComparison.Compared> changes =
        comparison.cells().stream().filter(cell -> cell.finding().verdict().isChange()).toList();
    if (!changes.isEmpty()) {
      parts.add(ComparisonTable.of("What changed", changes, comparison.threshold()).toMarkdown());
    }
    List<String> unpaired = new ArrayList<>(ComparisonNotes.slowForks(comparison));
    unpaired.addAll(ComparisonNotes.unpaired(comparison));
    if (!unpaired.isEmpty()) {
      parts.add(bullets(unpaired));
    }
    parts.add(
        "<details><summary>All "
            + comparison.cells().size()
            + " cells, and how to read them</summary>\n\n"
            + ComparisonTable.of("All cells", comparison.cells(), comparison.threshold())
                .toMarkdown()
            + "\n"
            + bullets(ComparisonNotes.reading(comparison))
            + "\n</details>\n");
    return String.join("\n", parts);
  }

  /** The cells as CSV, one a row. */
  public static String csv(RunComparison comparison) {
    return ComparisonTable.tidy(comparison.cells()).toCsv();
  }

  /** The whole comparison as JSON. */
  public static String json(RunComparison comparison) {
    Unpaired unpaired = comparison.unpaired();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("base", comparison.base().name());
    document.put("new", comparison.changed().name());
    document.put("threshold", comparison.threshold());
    document.put("level", RunSummary.LEVEL);
    document.put("regression", comparison.hasRegression());
    document.put("judged", comparison.isJudged());
    document.put("warnings", caveats(comparison));
    document.put("noise", noise(comparison));
    document.put("by_run", comparison.isByRun());
    document.put("calibrated", comparison.isCalibrated());
    document.put(
        "differences",
        comparison.differences().stream().map(ComparisonReport::difference).toList());
    document.put("cells", ComparisonTable.tidy(comparison.cells()).rows());
    document.put("slow_forks", ComparisonNotes.slowForks(comparison));
    document.put("broken", unpaired.broken());
    document.put("gone", unpaired.gone());
    document.put("added", unpaired.added());
    document.put("not_compared", unpaired.unclear());
    return JsonText.of(document);
  }

  private static Map<String, Object> difference(Difference difference) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("part", difference.part().name().toLowerCase(Locale.ROOT));
    object.put("name", difference.name());
    object.put("base", difference.then());
    object.put("new", difference.now());
    return object;
  }

  /** What makes the two hard to compare, which a reader must know first. */
  public static List<String> caveats(RunComparison comparison) {
    return Caveats.of(comparison);
  }

  /** What to do when nothing could be judged, in one line. */
  public static String tooFewForks(RunComparison comparison) {
    return ComparisonNotes.tooFewForks(comparison);
  }

  private static String side(Side side) {
    return side.name() + " (" + side.description() + ")";
  }

  /** How quiet the machine was while each side was measured. */
  private static List<String> noise(RunComparison comparison) {
    List<String> lines = new ArrayList<>();
    comparison.base().noise().forEach(line -> lines.add("BASE: " + line));
    comparison.changed().noise().forEach(line -> lines.add("NEW: " + line));
    return lines;
  }

  private static String bullets(List<String> lines) {
    return lines.stream()
        .map(line -> "- " + Markdown.text(line) + "\n")
        .collect(Collectors.joining());
  }

  private static String lines(List<String> lines, TextStyle style) {
    return lines.stream().map(line -> style.wrap(line) + "\n").collect(Collectors.joining());
  }
}
