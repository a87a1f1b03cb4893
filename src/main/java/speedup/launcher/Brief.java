package speedup.launcher;

import java.util.Optional;
import java.util.Set;

/** The commands that run for a second or two, by what they load in that time. */
enum Brief {
  /** What only reads. */
  READING,
  /** Downloads in one JVM. */
  DOWNLOADS;

  private static final Set<String> OF_RUNS = Set.of("table", "compare", "report", "predict");

  private static final Set<String> TELLING = Set.of("help", "--help", "-h", "--version", "-V");

  /** JMH's lists of benchmarks, their parameters, profilers and formats; others' can be listed. */
  private static final Set<String> LISTS = Set.of("-l", "-lp", "-lprof", "-lrf");

  private static final String FLAGS = "flags";

  private static final String HELP = "--help";

  /** Which of them a command line is; empty if it may run for longer. */
  static Optional<Brief> of(String[] args) {
    if (args.length == 0) {
      return Optional.empty();
    }
    if (OF_RUNS.contains(args[0])
        || TELLING.contains(args[0])
        || isHelp(args)
        || (args.length == 1 && LISTS.contains(args[0]))) {
      return Optional.of(READING);
    }
    return FLAGS.equals(args[0]) && areInOneJvm(args) ? Optional.of(DOWNLOADS) : Optional.empty();
  }

  private static boolean isHelp(String[] args) {
    return args.length == 2 && args[1].equals(HELP);
  }

  /** Other JVMs would have the options of the first, and are to be what they are elsewhere. */
  private static boolean areInOneJvm(String[] args) {
    for (String word : args) {
      if (word.contains("process") || word.contains("cluster")) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether all of its kind can be rehearsed with the words of a command that went well: it names
   * runs to read, or runs against a site of its own.
   */
  boolean canBeRehearsed(String[] args) {
    return !isHelp(args) && (this == DOWNLOADS || OF_RUNS.contains(args[0]));
  }
}
