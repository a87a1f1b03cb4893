package speedup.report.text;

import java.util.regex.Pattern;

/** Text for GitHub's Markdown, where it shows as it is and not as what its characters mean. */
public final class Markdown {

  /** Emphasis, code, HTML, links, strikes, and the borders of tables. */
  private static final Pattern MARKS = Pattern.compile("[\\\\`*_<|~]|](?=[(\\[])");

  private static final Pattern ENTITY = Pattern.compile("&(?=#?[A-Za-z0-9]+;)");

  /** GitHub looks for people and pictures after the escapes are gone, but not across a comment. */
  private static final Pattern NAME = Pattern.compile("@(?=\\w)|:(?=[a-z0-9_+-]+:)");

  private Markdown() {}

  /** The text for a paragraph, an item of a list, a heading or a cell of a table, in one line. */
  public static String text(String text) {
    String escaped = MARKS.matcher(Visible.text(text)).replaceAll("\\\\$0");
    escaped = ENTITY.matcher(escaped).replaceAll("&amp;");
    escaped = NAME.matcher(escaped).replaceAll("$0<!-- -->");
    // Two of them would enclose a formula, and a backslash does not help.
    return escaped.replace("$", "<span>$</span>");
  }
}
