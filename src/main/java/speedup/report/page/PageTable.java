package speedup.report.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import speedup.report.table.Explanation;
import speedup.report.text.Table;

/** A table as HTML that scrolls by itself where it is wider than the screen. */
final class PageTable {

  /** This many cells of a row, from the left, may name it. */
  private static final int NAMES = 2;

  private static final String WORDS = "scroll words";

  private PageTable() {}

  /**
   * Under which filters a row is.
   *
   * @param strategy empty where it is always shown, as is
   * @param run the label
   */
  record Place(String strategy, String run) {

    static final Place ANY = new Place("", "");
  }

  static String of(Table table) {
    return markup(table, anywhere(table), heading -> "", "scroll");
  }

  /** A table some of whose columns or rows are of one of several runs, and so under its filter. */
  static String of(Table table, PageRuns runs) {
    List<Place> rows =
        table.rows().stream()
            .map(row ->
                row.stream()
                    .limit(NAMES)
                    .map(runs::labelIn)
                    .filter(label -> !label.isEmpty())
                    .findFirst()
                    .map(label -> new Place("", label))
                    .orElse(Place.ANY))
            .toList();
    return markup(table, rows, runs::labelIn, "scroll");
  }

  /** Each row under its filters. */
  static String of(Table table, List<Place> rows) {
    return markup(table, rows, heading -> "", "scroll");
  }

  /**
   * A table of words, not of figures: aligned to the left, and broken where they must be. What
   * differs between columns is marked.
   */
  static String ofWords(Table table) {
    return markup(table, anywhere(table), heading -> "", WORDS);
  }

  private static boolean differs(List<String> cells) {
    return cells.stream().skip(1).distinct().count() > 1;
  }

  private static List<Place> anywhere(Table table) {
    return Collections.nCopies(table.rows().size(), Place.ANY);
  }

  /** What a word means, for who points at it. */
  private static String title(Optional<String> explanation) {
    return explanation.map(meaning -> " title=\"" + PageMarkup.escape(meaning) + "\"").orElse("");
  }

  /** What is in a cell explained; words that are no figures say themselves what they mean. */
  private static String explained(String text, String kind) {
    return kind.equals(WORDS) ? "" : title(Explanation.ofCell(text));
  }

  private static String markup(
      Table table, List<Place> rows, UnaryOperator<String> runOf, String kind) {
    String title = PageMarkup.escape(table.title());
    StringBuilder html = new StringBuilder();
    html.append(
        """
        <h3 class="table-title">%s</h3>
        <div class="%s" role="region" aria-label="%s" tabindex="0"><table aria-label="%s">
        <thead><tr>\
        """
            .formatted(title, kind, title, title));
    List<String> columns = new ArrayList<>();
    for (String heading : table.headings()) {
      // A factor is of the run that the column before it is of.
      String run =
          heading.equals("factor") && !columns.isEmpty() ? columns.getLast() : runOf.apply(heading);
      columns.add(run);
      html.append("<th scope=\"col\"")
          .append(attribute("run", run))
          .append(title(Explanation.of(heading)))
          .append(">")
          .append(PageMarkup.escape(heading))
          .append("</th>");
    }
    html.append("</tr></thead>\n<tbody>\n");
    for (int row = 0; row < table.rows().size(); row++) {
      List<String> cells = table.rows().get(row);
      html.append("<tr")
          .append(attribute("strategy", rows.get(row).strategy()))
          .append(attribute("run", rows.get(row).run()))
          .append(kind.equals(WORDS) && differs(cells) ? " class=\"differs\"" : "")
          .append("><th scope=\"row\"")
          .append(explained(cells.getFirst(), kind))
          .append(">")
          .append(PageMarkup.escape(cells.getFirst()))
          .append("</th>");
      for (int column = 1; column < cells.size(); column++) {
        html.append("<td")
            .append(attribute("run", columns.get(column)))
            .append(explained(cells.get(column), kind))
            .append(">")
            .append(PageMarkup.escape(cells.get(column)))
            .append("</td>");
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody></table></div>\n").toString();
  }

  private static String attribute(String name, String value) {
    return value.isEmpty() ? "" : " data-" + name + "=\"" + PageMarkup.escape(value) + "\"";
  }
}
