package speedup.report.answer;

import java.util.ArrayList;
import java.util.List;

/** Finds, of several ways to say the same, the longest one that fits into a line. */
final class FittingLine {

  private FittingLine() {}

  /**
   * The first that fits; the last if none does: what is cut off may be part of a number, and a
   * sentence that is too long is wrapped.
   *
   * @param ways from the longest to the shortest
   */
  static String of(List<String> ways, int width) {
    return ways.stream().filter(way -> way.length() <= width).findFirst().orElseGet(ways::getLast);
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
