package speedup.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows of text under headings. The first column is aligned to the left, the others to the right.
 *
 * @param title one line above the table
 * @param headings one a column
 * @param rows each with a cell a column
 */
public record Table(String title, List<String> headings, List<List<String>> rows) {

  /** Copies the lists and checks that every row has a cell a column. */
  public Table {
    headings = List.copyOf(headings);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != headings.size()) {
        throw new IllegalArgumentException(
            row.size() + " cells under " + headings.size() + " headings: " + row);
      }
    }
  }

  /** The table for a terminal or a file of plain text, its columns aligned. */
  public String toText() {
    int[] widths = widths();
    List<String> lines = new ArrayList<>();
    lines.add(title);
    lines.add("");
    lines.add(line(headings, widths));
    lines.add("-".repeat(line(headings, widths).length()));
    rows.forEach(row -> lines.add(line(row, widths).stripTrailing()));
    return String.join("\n", lines) + "\n";
  }

  /** The table in GitHub's Markdown. */
  public String toMarkdown() {
    List<String> lines = new ArrayList<>();
    lines.add("### " + title);
    lines.add("");
    lines.add(headings.stream().collect(Collectors.joining(" | ", "| ", " |")));
    lines.add(
        headings.stream()
            .skip(1)
            .map(heading -> "---:")
            .collect(Collectors.joining(" | ", "| :--- | ", " |")));
    rows.forEach(row ->
        lines.add(
            row.stream()
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"))));
    return String.join("\n", lines) + "\n";
  }

  private int[] widths() {
    int[] widths = new int[headings.size()];
    for (int column = 0; column < widths.length; column++) {
      widths[column] = headings.get(column).length();
      for (List<String> row : rows) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    return widths;
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = cells.get(column);
      String space = " ".repeat(widths[column] - cell.length());
      line.append(column == 0 ? cell + space : "  " + space + cell);
    }
    return line.toString();
  }
}
