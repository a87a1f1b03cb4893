package speedup.report.answer;

import java.util.ArrayList;
import java.util.List;

/** Finds, of several ways to say the same, the longest one that fits into a line. */
final class FittingLine {

  private static final String MORE = "…";

  private FittingLine() {}

  /**
   * The first that fits; the last, cut off, if none does.
   *
   * @param ways from the longest to the shortest
   */
  static String of(List<String> ways, int width) {
    return ways.stream()
        .filter(way -> way.length() <= width)
        .findFirst()
        .orElseGet(() -> cut(ways.getLast(), width));
  }

  /** The text, cut off where it is longer than a line. */
  static String cut(String text, int width) {
    return text.length() <= width
        ? text
        : text.substring(0, Math.max(0, width - MORE.length())).stripTrailing() + MORE;
  }

  /**
   * A start with as many parts behind as fit, and how many more there are.
   *
   * @param end what stands behind the last part
   */
  static List<String> ways(String start, List<String> parts, String separator, String end) {
    List<String> ways = new ArrayList<>();
    for (int shown = parts.size(); shown > 0; shown--) {
      int more = parts.size() - shown;
      ways.add(
          start
              + String.join(separator, parts.subList(0, shown))
              + (more == 0 ? "" : separator + more + " more")
              + end);
    }
    return ways;
  }
}
