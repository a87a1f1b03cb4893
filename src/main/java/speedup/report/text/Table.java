package speedup.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
  private static final String INDENTATION = "  ";

  /** Names that are broken into fewer columns cannot be read. */
  private static final int NARROWEST = 16;

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
   * as fit, then the others below, each time beside the names of the rows. Where names leave no
   * room, that of the row is broken, and of several the first stands above those that have it.
   */
  public String toText(TextStyle style) {
    int[] widths = widths();
    boolean isNameAbove = keys > 1 && nameRoom(widths, style.width()) < widths[0];
    List<List<String>> names = names(widths, style, isNameAbove);
    List<String> lines = new ArrayList<>();
    lines.add(style.wrap(title));
    for (List<Integer> columns : folded(widths, style.width(), isNameAbove)) {
      lines.add("");
      String indentation = isNameAbove ? INDENTATION : "";
      String heading = indentation + line(headings, columns, widths, TextStyle.PLAIN);
      if (isNameAbove) {
        lines.add(headings.getFirst());
      }
      lines.add(heading);
      lines.add("-".repeat(Columns.of(heading)));
      for (int i = 0; i < rows.size(); i++) {
        List<String> row = new ArrayList<>(rows.get(i));
        List<String> name = names.get(i);
        if (isNameAbove) {
          if (i == 0 || !name.equals(names.get(i - 1))) {
            lines.addAll(name);
          }
          name = List.of();
        } else {
          row.set(0, name.getFirst());
        }
        lines.add((indentation + line(row, columns, widths, style)).stripTrailing());
        name.stream().skip(1).forEach(lines::add);
      }
    }
    return String.join("\n", lines) + "\n";
  }

  /** How much is left for the first column, beside the other names and the widest figures. */
  private int nameRoom(int[] widths, int width) {
    int widest =
        parts(widths).stream().mapToInt(part -> width(part, widths)).max().orElse(-GAP.length());
    int others = IntStream.range(1, keys).map(column -> widths[column] + GAP.length()).sum();
    return width - others - widest - GAP.length();
  }

  /** The lines of the first cell of each row; sets how wide the column becomes. */
  private List<List<String>> names(int[] widths, TextStyle style, boolean isAbove) {
    int room = isAbove ? style.width() : nameRoom(widths, style.width());
    if (room >= widths[0]) {
      return rows.stream().map(row -> List.of(row.getFirst())).toList();
    }
    TextStyle narrow = new TextStyle(Math.max(room, NARROWEST), false);
    List<List<String>> names =
        rows.stream().map(row -> narrow.wrap(row.getFirst()).lines().toList()).toList();
    widths[0] =
        Stream.concat(names.stream().flatMap(List::stream), Stream.of(headings.getFirst()))
            .mapToInt(Columns::of)
            .max()
            .orElseThrow();
    return names;
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

  /** The columns that are no names, in groups that are not parted. */
  private List<List<Integer>> parts(int[] widths) {
    List<List<Integer>> parts = new ArrayList<>();
    for (int first = keys; first < widths.length; first += together) {
      parts.add(IntStream.range(first, Math.min(first + together, widths.length)).boxed().toList());
    }
    return parts;
  }

  private List<List<Integer>> folded(int[] widths, int width, boolean isNameAbove) {
    List<Integer> names = IntStream.range(isNameAbove ? 1 : 0, keys).boxed().toList();
    int room = width - (isNameAbove ? INDENTATION.length() : 0);
    List<List<Integer>> folded = new ArrayList<>();
    List<Integer> columns = new ArrayList<>(names);
    for (List<Integer> next : parts(widths)) {
      if (columns.size() > names.size()
          && width(columns, widths) + GAP.length() + width(next, widths) > room) {
        folded.add(columns);
        columns = new ArrayList<>(names);
      }
      columns.addAll(next);
    }
    folded.add(columns);
    return folded;
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
      line.append(line.isEmpty() ? "" : GAP)
          .append(isLeft(column) ? style.paint(cell) + space : space + style.paint(cell));
    }
    return line.toString();
  }
}
