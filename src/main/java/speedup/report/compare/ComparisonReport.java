package speedup.report.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import speedup.environment.Difference;
import speedup.environment.Fingerprint.Part;
import speedup.report.summary.RunSummary;
import speedup.report.text.Figures;
import speedup.report.text.JsonText;
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
    parts.add(lines(head, style));
    parts.add(ComparisonTable.of("Change of each cell", comparison.cells()).toText(style));
    List<String> result = new ArrayList<>();
    result.add(verdict(comparison));
    result.addAll(broken(comparison));
    result.addAll(comparison.missing());
    result.addAll(notes(comparison));
    parts.add(lines(result, style));
    return String.join("\n", parts);
  }

  /** The comparison as GitHub's Markdown: what changed first, all cells behind a fold. */
  public static String markdown(RunComparison comparison) {
    List<String> parts = new ArrayList<>();
    parts.add("## " + verdict(comparison) + "\n");
    parts.add(
        "- BASE: " + side(comparison.base()) + "\n- NEW: " + side(comparison.changed()) + "\n");
    List<String> caveats = caveats(comparison);
    if (!caveats.isEmpty()) {
      parts.add(
          "> [!WARNING]\n"
              + caveats.stream()
                  .map(caveat -> "> " + caveat + "\n")
                  .collect(Collectors.joining(">\n")));
    }
    List<RunComparison.Compared> changes =
        comparison.cells().stream()
            .filter(cell ->
                cell.finding().verdict() == Verdict.SLOWER
                    || cell.finding().verdict() == Verdict.FASTER)
            .toList();
    if (!changes.isEmpty()) {
      parts.add(ComparisonTable.of("What changed", changes).toMarkdown());
    }
    List<String> lost = new ArrayList<>(broken(comparison));
    lost.addAll(comparison.missing());
    if (!lost.isEmpty()) {
      parts.add(bullets(lost));
    }
    parts.add(
        "<details><summary>All "
            + comparison.cells().size()
            + " cells, and how to read them</summary>\n\n"
            + ComparisonTable.of("All cells", comparison.cells()).toMarkdown()
            + "\n"
            + bullets(notes(comparison))
            + "\n</details>\n");
    return String.join("\n", parts);
  }

  /** The cells as CSV, one a row. */
  public static String csv(RunComparison comparison) {
    return ComparisonTable.tidy(comparison.cells()).toCsv();
  }

  /** The whole comparison as JSON. */
  public static String json(RunComparison comparison) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("base", comparison.base().name());
    document.put("new", comparison.changed().name());
    document.put("threshold", comparison.threshold());
    document.put("level", RunSummary.LEVEL);
    document.put("regression", comparison.hasRegression());
    document.put("warnings", caveats(comparison));
    document.put(
        "differences",
        comparison.differences().stream().map(ComparisonReport::difference).toList());
    document.put("cells", ComparisonTable.tidy(comparison.cells()).rows());
    document.put("broken", comparison.broken());
    document.put("missing", comparison.missing());
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

  /** What the result amounts to, in one line. */
  public static String verdict(RunComparison comparison) {
    List<String> counts = new ArrayList<>();
    for (Verdict verdict : List.of(Verdict.SLOWER, Verdict.FASTER, Verdict.NO_DIFFERENCE)) {
      counts.add(comparison.count(verdict) + " " + ComparisonTable.word(verdict));
    }
    if (comparison.count(Verdict.TOO_FEW_FORKS) > 0) {
      counts.add(
          comparison.count(Verdict.TOO_FEW_FORKS)
              + " with "
              + ComparisonTable.word(Verdict.TOO_FEW_FORKS));
    }
    if (!comparison.broken().isEmpty()) {
      counts.add(0, comparison.broken().size() + " FAILED");
    }
    return "Of " + comparison.cells().size() + " cells: " + String.join(", ", counts);
  }

  /** What makes the two hard to compare, which a reader must know first. */
  public static List<String> caveats(RunComparison comparison) {
    List<String> caveats = new ArrayList<>();
    for (Part part : Part.values()) {
      String differences =
          comparison.differences().stream()
              .filter(difference -> difference.part() == part)
              .map(ComparisonReport::words)
              .collect(Collectors.joining("; "));
      if (!differences.isEmpty()) {
        caveats.add(
            switch (part) {
              case MACHINE -> "not the same machine: " + differences;
              case JDK -> "not the same JDK: " + differences;
              case FLAGS -> "not the same JVM flags: " + differences;
              case JAR -> "not the same code: " + differences;
            });
      }
    }
    for (Side side : List.of(comparison.base(), comparison.changed())) {
      if (side.fingerprint().traits().stream().noneMatch(trait -> trait.part() == Part.MACHINE)) {
        caveats.add(side.name() + " does not say on what machine it was measured");
      }
      side.warnings().forEach(warning -> caveats.add(side.name() + ": " + warning));
    }
    return caveats;
  }

  private static String words(Difference difference) {
    return difference.name()
        + " "
        + shortened(difference.then())
        + " in BASE, "
        + shortened(difference.now())
        + " in NEW";
  }

  /** A hash is told from another by its beginning. */
  private static String shortened(String value) {
    return value.matches("[0-9a-f]{64}") ? value.substring(0, 12) : value;
  }

  private static List<String> broken(RunComparison comparison) {
    return comparison.broken().stream()
        .map(cell -> "FAILED in NEW, and not in BASE: " + cell)
        .toList();
  }

  private static List<String> notes(RunComparison comparison) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "A change is one if its interval, adjusted by Holm's procedure for "
            + comparison.cells().size()
            + " cells, excludes 0, and if it is above "
            + Figures.percent(comparison.threshold())
            + " and above the noise floor, which is what the cell shows against itself.");
    notes.add(
        "change: NEW against BASE, of the geometric means of the forks; less is better for times,"
            + " more for rates. p: Welch's test on logarithms, adjusted. exact p: Mann-Whitney, not"
            + " adjusted, ~ where ties make it an approximation. delta: Cliff's. bootstrap: the"
            + " interval again, by drawing forks and their iterations; ? where it holds no"
            + " change.");
    if (comparison.count(Verdict.TOO_FEW_FORKS) > 0) {
      notes.add(
          "Too few forks: no result of so few could prove a change at 95 %; it takes 4 against 4.");
    }
    return notes;
  }

  private static String side(Side side) {
    return side.name() + " (" + side.description() + ")";
  }

  private static String bullets(List<String> lines) {
    return lines.stream().map(line -> "- " + line + "\n").collect(Collectors.joining());
  }

  private static String lines(List<String> lines, TextStyle style) {
    return lines.stream().map(line -> style.wrap(line) + "\n").collect(Collectors.joining());
  }
}
