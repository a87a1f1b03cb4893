package speedup.report.text;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * How text is laid out: for a terminal of some width, or for a file.
 *
 * <p>Colour is taken from the words themselves, so that it never says anything that they do not.
 *
 * @param width how many columns a line may have
 * @param isColoured whether words are painted
 */
public record TextStyle(int width, boolean isColoured) {

  /** No limit and no colour: for files. */
  public static final TextStyle PLAIN = new TextStyle(Integer.MAX_VALUE, false);

  private static final int WIDEST_PROSE = 80;
  private static final int FURTHER = 2;

  /** A space, but not the one between a number and its unit. */
  private static final Pattern BREAK =
      Pattern.compile("(?<!\\d) | (?!(?:%|[nµm]?s|min|[KMG]B)(?!\\w))");

  private static final String RED = "\u001b[31m";
  private static final String GREEN = "\u001b[32m";
  private static final String YELLOW = "\u001b[33m";
  private static final String OFF = "\u001b[0m";

  private static final Map<String, String> COLOURS =
      Map.of(
          "slower", RED,
          "SLOWER", RED,
          "failed", RED,
          "faster", GREEN,
          "FASTER", GREEN,
          "too few forks", YELLOW,
          "WARNING", YELLOW);

  /** Checks the width. */
  public TextStyle {
    if (width < 1) {
      throw new IllegalArgumentException("not a width: " + width);
    }
  }

  /** The same for sentences: wider than a usual window they are hard to read, in a file too. */
  public TextStyle ofProse() {
    return new TextStyle(Math.min(width, WIDEST_PROSE), isColoured);
  }

  /** Whether a text is not longer than a line. */
  public boolean fits(String text) {
    return Columns.of(text) <= width;
  }

  /** Paints a cell of a table, if its text is one that has a colour. */
  String paint(String cell) {
    String colour = isColoured ? COLOURS.get(cell.strip()) : null;
    return colour == null ? cell : colour + cell + OFF;
  }

  /**
   * Breaks a sentence between words where it is longer than a line, and indents what follows. A
   * number and its unit stay together.
   *
   * @param text a sentence with any characters; controls are written out
   */
  public String wrap(String text) {
    String sentence = Visible.text(text);
    int indentation = sentence.length() - sentence.stripLeading().length();
    String start = sentence.substring(0, indentation);
    StringBuilder lines = new StringBuilder();
    StringBuilder line = new StringBuilder();
    int columns = 0;
    for (String word : BREAK.split(sentence.strip(), -1)) {
      if (!line.isEmpty() && start.length() + columns + 1 + Columns.of(word) > width) {
        lines.append(start).append(line).append('\n');
        line.setLength(0);
        columns = 0;
        start = " ".repeat(indentation + FURTHER);
      }
      columns += (line.isEmpty() ? 0 : 1) + Columns.of(word);
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    return lines.append(start).append(line).toString();
  }
}
