package speedup.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows of text under headings. The first column is aligned to the left, and so are others that name
 * the row and are no numbers; all else is aligned to the right. A cell may hold any characters:
 * they are shown as they are, in one line, and controls written out.
 *
 * @param title one line above the table
 * @param headings one a column
 * @param rows each with a cell a column
 * @param keys how many columns, from the left, name the row: they are repeated when the table is
 *     folded
 * @param together how many of the other columns, each time, belong together and are not parted
 */
public record Table(
    String title, List<String> headings, List<List<String>> rows, int keys, int together) {

  private static final String GAP = "  ";

  /** Copies the lists and checks that every row has a cell a column. */
  public Table {
    headings = headings.stream().map(Visible::text).toList();
    rows = rows.stream().map(row -> row.stream().map(Visible::text).toList()).toList();
    for (List<String> row : rows) {
      if (row.size() != headings.size()) {
        throw new IllegalArgumentException(
            row.size() + " cells under " + headings.size() + " headings: " + row);
      }
    }
    if (keys < 1 || keys > headings.size()) {
      throw new IllegalArgumentException(keys + " keys in " + headings.size() + " columns");
    }
    if (together < 1) {
      throw new IllegalArgumentException(together + " columns together");
    }
  }

  /** Creates a table whose first column names the row. */
  public Table(String title, List<String> headings, List<List<String>> rows) {
    this(title, headings, rows, 1, 1);
  }

  /** The table for a file of plain text, its columns aligned. */
  public String toText() {
    return toText(TextStyle.PLAIN);
  }

  /**
   * The table for a terminal, its columns aligned. One that is too wide is folded: as many columns
   * as fit, then the others below, each time beside the names of the rows.
   */
  public String toText(TextStyle style) {
    int[] widths = widths();
    List<String> lines = new ArrayList<>();
    lines.add(style.wrap(title));
    for (List<Integer> columns : folded(widths, style.width())) {
      lines.add("");
      String heading = line(headings, columns, widths, TextStyle.PLAIN);
      lines.add(heading);
      lines.add("-".repeat(Columns.of(heading)));
      rows.forEach(row -> lines.add(line(row, columns, widths, style).stripTrailing()));
    }
    return String.join("\n", lines) + "\n";
  }

  /** The table in GitHub's Markdown. */
  public String toMarkdown() {
    List<String> lines = new ArrayList<>();
    lines.add("### " + Markdown.text(title));
    lines.add("");
    lines.add(markdown(headings));
    lines.add(
        IntStream.range(0, headings.size())
            .mapToObj(column -> isLeft(column) ? ":---" : "---:")
            .collect(Collectors.joining(" | ", "| ", " |")));
    rows.forEach(row -> lines.add(markdown(row)));
    return String.join("\n", lines) + "\n";
  }

  private static String markdown(List<String> cells) {
    return cells.stream().map(Markdown::text).collect(Collectors.joining(" | ", "| ", " |"));
  }

  private int[] widths() {
    int[] widths = new int[headings.size()];
    for (int column = 0; column < widths.length; column++) {
      widths[column] = Columns.of(headings.get(column));
      for (List<String> row : rows) {
        widths[column] = Math.max(widths[column], Columns.of(row.get(column)));
      }
    }
    return widths;
  }

  private List<List<Integer>> folded(int[] widths, int width) {
    List<Integer> names = IntStream.range(0, keys).boxed().toList();
    List<List<Integer>> parts = new ArrayList<>();
    List<Integer> part = new ArrayList<>(names);
    for (int first = keys; first < widths.length; first += together) {
      List<Integer> next =
          IntStream.range(first, Math.min(first + together, widths.length)).boxed().toList();
      if (part.size() > keys && width(part, widths) + GAP.length() + width(next, widths) > width) {
        parts.add(part);
        part = new ArrayList<>(names);
      }
      part.addAll(next);
    }
    parts.add(part);
    return parts;
  }

  private static int width(List<Integer> columns, int[] widths) {
    return columns.stream().mapToInt(column -> widths[column]).sum()
        + GAP.length() * (columns.size() - 1);
  }

  private boolean isLeft(int column) {
    return column == 0
        || (column < keys && rows.stream().anyMatch(row -> !row.get(column).matches("[0-9.,]*")));
  }

  private String line(List<String> cells, List<Integer> columns, int[] widths, TextStyle style) {
    StringBuilder line = new StringBuilder();
    for (int column : columns) {
      String cell = cells.get(column);
      String space = " ".repeat(widths[column] - Columns.of(cell));
      line.append(column == 0 ? "" : GAP)
          .append(isLeft(column) ? style.paint(cell) + space : space + style.paint(cell));
    }
    return line.toString();
  }
}
