package speedup.launcher;

import java.util.Set;

/** Which commands only read, and so run for less than a second. */
final class Commands {

  private static final Set<String> READING =
      Set.of("table", "compare", "report", "help", "--help", "-h", "--version", "-V");

  private static final Set<String> OF_RUNS = Set.of("table", "compare", "report");

  private Commands() {}

  /** Whether a command measures nothing: how fast its JVM starts is all that counts. */
  static boolean reads(String[] args) {
    return args.length > 0 && READING.contains(args[0]);
  }

  /**
   * Whether a command names runs of which all that only read can be rehearsed: it went well, so
   * there are some.
   */
  static boolean isGoodForRehearsal(String[] args) {
    return args.length > 0 && OF_RUNS.contains(args[0]);
  }
}
