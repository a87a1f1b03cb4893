package speedup.launcher;

import java.util.Set;

/** Which commands only read, and so run for less than a second. */
final class Commands {

  private static final Set<String> READING =
      Set.of("table", "compare", "report", "help", "--help", "-h", "--version", "-V");

  private Commands() {}

  /** Whether a command measures nothing: how fast its JVM starts is all that counts. */
  static boolean reads(String[] args) {
    return args.length > 0 && READING.contains(args[0]);
  }

  /**
   * Whether running a command once more, with nobody watching, does no harm and loads what most
   * others need.
   */
  static boolean isGoodForTraining(String[] args) {
    return args.length > 0 && (args[0].equals("table") || args[0].equals("compare"));
  }
}
