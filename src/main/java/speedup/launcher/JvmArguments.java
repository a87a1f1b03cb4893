package speedup.launcher;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was said to a JVM, before the program that it runs. */
final class JvmArguments {

  /** What a JVM takes for more of its arguments. */
  static final List<String> VARIABLES =
      List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS");

  private JvmArguments() {}

  /**
   * What was said to this one. It is asked only if there may be something: for that it loads
   * hundreds of classes.
   */
  static List<String> ofThisJvm() {
    return areNone(ProcessHandle.current().info().arguments(), System.getenv())
        ? List.of()
        : ManagementFactory.getRuntimeMXBean().getInputArguments();
  }

  /**
   * Whether nothing was said for certain: the command line begins with the jar.
   *
   * @param words those of the command line; empty where the system does not tell
   */
  static boolean areNone(Optional<String[]> words, Map<String, String> variables) {
    if (words.isEmpty() || words.get().length == 0 || !words.get()[0].equals("-jar")) {
      return false;
    }
    for (String variable : VARIABLES) {
      if (variables.containsKey(variable)) {
        return false;
      }
    }
    return true;
  }
}
