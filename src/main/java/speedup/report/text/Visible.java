package speedup.report.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Text that is harmless wherever it is shown: what would move the cursor, change the colour or turn
 * the direction of writing is written out, as in Java's source.
 */
public final class Visible {

  private static final Map<Integer, String> SHORT =
      Map.of((int) '\t', "\\t", (int) '\n', "\\n", (int) '\r', "\\r");

  /** Marks that turn the direction of what follows, and ends of lines. */
  private static final Set<Integer> TURNS =
      Set.of(
          0x061C, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066,
          0x2067, 0x2068, 0x2069);

  private Visible() {}

  /** The text in one line, with an escape such as {@code \t} for each control character. */
  public static String text(String text) {
    if (text.codePoints().noneMatch(Visible::isControl)) {
      return text;
    }
    StringBuilder visible = new StringBuilder();
    text.codePoints()
        .forEach(character -> {
          if (isControl(character)) {
            visible.append(
                SHORT.getOrDefault(character, String.format(Locale.ROOT, "\\u%04x", character)));
          } else {
            visible.appendCodePoint(character);
          }
        });
    return visible.toString();
  }

  /** Each line of a text as {@link #text} has it, with the ends of lines that it had. */
  public static String lines(String text) {
    return Arrays.stream(text.split("\n", -1)).map(Visible::text).collect(Collectors.joining("\n"));
  }

  private static boolean isControl(int character) {
    return Character.isISOControl(character)
        || TURNS.contains(character)
        || Character.getType(character) == Character.SURROGATE;
  }
}
