package speedup.jmh;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a fork that died printed before, and of that the line which says what went wrong. */
final class LastWords {

  /** A throwable as a stack trace begins with it, behind what may stand before it. */
  private static final Pattern THROWABLE =
      Pattern.compile(
          "(?:Exception in thread \".*?\" |Caused by: |.*\\bdue to )?"
              + "((?:[\\w$]+\\.)+[\\w$]*(?:Error|Exception|Throwable)(?:: .*)?)");

  private static final String MEMORY = "OutOfMemoryError";

  /** What the system's kill for want of memory looks like: 128 and the number of the signal. */
  private static final String KILLED = "exit code 137";

  private LastWords() {}

  /**
   * Adds to what JMH says of a fork that died what the fork says: that memory ran out, whatever
   * failed after that; else the last throwable, which is the cause under the others; else its last
   * line.
   *
   * @param printed the last lines that it printed, without those of stack traces
   */
  static String of(String line, List<String> printed) {
    String said = printed.isEmpty() ? "" : printed.getLast();
    for (String one : printed) {
      Matcher throwable = THROWABLE.matcher(one);
      if (throwable.matches()) {
        said = throwable.group(1);
        if (said.contains(MEMORY)) {
          break;
        }
      }
    }
    String died = line.endsWith(KILLED) ? line + " (killed: is memory short?)" : line;
    return said.isEmpty() ? died : died + ": " + said;
  }
}
