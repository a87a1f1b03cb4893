package speedup.cli;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import speedup.strategy.Strategy;

/** What the commands' helps have beside what stands at their options. */
final class Help {

  /** More than a slip of the fingers is another word. */
  private static final int FARTHEST = 2;

  private Help() {}

  /** Gives every demonstration a {@code --help}, and that of {@code run} the names it takes. */
  static void add(CommandLine commandLine) {
    Map<String, CommandLine> commands = commandLine.getSubcommands();
    if (commands.containsKey("demo")) {
      for (CommandLine demo : commands.get("demo").getSubcommands().values()) {
        demo.getCommandSpec()
            .addOption(
                OptionSpec.builder("--help")
                    .usageHelp(true)
                    .description("Show this help.")
                    .build());
      }
    }
    if (commands.containsKey(RunCommand.NAME)) {
      commands
          .get(RunCommand.NAME)
          .getHelpSectionMap()
          .put(UsageMessageSpec.SECTION_KEY_FOOTER, help -> names());
    }
  }

  private static String names() {
    String strategies =
        Arrays.stream(Strategy.values()).map(Strategy::name).collect(Collectors.joining(", "));
    return String.join(
        System.lineSeparator(),
        "",
        "Parameters of our batches (-p NAME=VALUE,…):",
        "  strategy   " + strategies,
        "  workers    how many tasks may be in progress at once",
        "  lifecycle  cold (the pool is opened within the measured time), warm (before it)",
        "-lp lists the benchmarks with all their parameters and values.",
        "");
  }

  /** The command that a word is nearly; empty if it is like none. */
  static Optional<String> meant(String word, Iterable<String> commands) {
    Optional<String> nearest = Optional.empty();
    int least = FARTHEST + 1;
    for (String command : commands) {
      int distance = distance(word, command);
      if (distance < least && 2 * distance <= command.length()) {
        least = distance;
        nearest = Optional.of(command);
      }
    }
    return nearest;
  }

  /** How many characters are to be put in, taken out or exchanged (Levenshtein). */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int exchanged = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
