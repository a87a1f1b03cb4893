package speedup.report.page;

import java.util.List;
import java.util.stream.Collectors;
import speedup.report.table.Explanation;
import speedup.report.text.Table;

/** A table as HTML that scrolls by itself where it is wider than the screen. */
final class PageTable {

  private PageTable() {}

  static String of(Table table) {
    return markup(table, List.of(), "scroll");
  }

  /** Each row under the filter of a strategy. */
  static String of(Table table, List<String> strategies) {
    return markup(table, strategies, "scroll");
  }

  /** A table of words, not of figures: aligned to the left, and broken where they must be. */
  static String ofWords(Table table) {
    return markup(table, List.of(), "scroll words");
  }

  /** What a word means, for who points at it. */
  private static String title(String word) {
    return Explanation.of(word)
        .map(meaning -> " title=\"" + PageMarkup.escape(meaning) + "\"")
        .orElse("");
  }

  private static String markup(Table table, List<String> strategies, String kind) {
    String title = PageMarkup.escape(table.title());
    StringBuilder html = new StringBuilder();
    html.append(
        """
        <h3 class="table-title">%s</h3>
        <div class="%s" role="region" aria-label="%s" tabindex="0"><table aria-label="%s">
        <thead><tr>\
        """
            .formatted(title, kind, title, title));
    table
        .headings()
        .forEach(heading ->
            html.append("<th scope=\"col\"")
                .append(title(heading))
                .append(">")
                .append(PageMarkup.escape(heading))
                .append("</th>"));
    html.append("</tr></thead>\n<tbody>\n");
    for (int row = 0; row < table.rows().size(); row++) {
      html.append(
          strategies.isEmpty()
              ? "<tr>"
              : "<tr data-strategy=\"" + PageMarkup.escape(strategies.get(row)) + "\">");
      List<String> cells = table.rows().get(row);
      html.append("<th scope=\"row\">")
          .append(PageMarkup.escape(cells.getFirst()))
          .append("</th>")
          .append(
              cells.stream()
                  .skip(1)
                  .map(cell -> "<td>" + PageMarkup.escape(cell) + "</td>")
                  .collect(Collectors.joining()))
          .append("</tr>\n");
    }
    return html.append("</tbody></table></div>\n").toString();
  }
}
