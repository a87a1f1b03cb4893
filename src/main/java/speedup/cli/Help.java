package speedup.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import speedup.report.text.TextStyle;
import speedup.strategy.Strategy;

/** What the commands' helps have beside what stands at their options. */
final class Help {

  /** More than a slip of the fingers is another word. */
  private static final int FARTHEST = 2;

  /** As picocli has it. */
  private static final int NARROWEST = 55;

  private static final int USUAL_WIDTH = 80;

  private Help() {}

  /** Gives every demonstration a help, and that of {@code run} the names it takes. */
  static void add(CommandLine commandLine) {
    Map<String, CommandLine> commands = commandLine.getSubcommands();
    if (commands.containsKey("demo")) {
      for (CommandLine demo : commands.get("demo").getSubcommands().values()) {
        demo.getCommandSpec()
            .addOption(
                OptionSpec.builder("-h", "--help")
                    .usageHelp(true)
                    .description("Show this help.")
                    .build());
      }
    }
    if (commands.containsKey(RunCommand.NAME)) {
      commands
          .get(RunCommand.NAME)
          .getHelpSectionMap()
          .put(
              UsageMessageSpec.SECTION_KEY_FOOTER,
              help -> names(help.commandSpec().usageMessage().width()));
    }
    fit(commandLine, Terminal::outputStyle);
  }

  /** Lays helps out for a window, which is only asked how wide it is when one is printed. */
  static void fit(CommandLine commandLine, Supplier<TextStyle> window) {
    commandLine.setHelpFactory((command, colours) -> {
      int width = Math.clamp(window.get().width(), NARROWEST, USUAL_WIDTH);
      command.usageMessage().width(width);
      return new CommandLine.Help(command, colours);
    });
  }

  private static String names(int width) {
    String strategies =
        Arrays.stream(Strategy.values()).map(Strategy::name).collect(Collectors.joining(", "));
    TextStyle style = new TextStyle(width, false);
    return Stream.of(
            "",
            "Parameters of our batches (-p NAME=VALUE,…):",
            "  strategy   " + strategies,
            "  workers    how many tasks may be in progress at once",
            "  lifecycle  cold (the pool is opened within the measured time) or warm (before)",
            "  scale      of rc4 and sha256: how many times the book's size",
            "  delay      of flags: by how many milliseconds answers are late",
            "  flags      of flags: how many are downloaded",
            "-lp lists the benchmarks with all their parameters and values.")
        .map(style::wrap)
        .collect(Collectors.joining(System.lineSeparator(), "", System.lineSeparator()));
  }

  /**
   * The command that a word is nearly; empty if it is like none. One with a capital may be the name
   * of a class: it must be a command's but for that.
   */
  static Optional<String> meant(String word, Iterable<String> commands) {
    Optional<String> nearest = Optional.empty();
    int least = FARTHEST + 1;
    boolean isLikeAClass = !word.isEmpty() && Character.isUpperCase(word.charAt(0));
    for (String command : commands) {
      if (word.equalsIgnoreCase(command)) {
        return Optional.of(command);
      }
      int distance = isLikeAClass ? least : distance(word, command);
      if (distance < least && 2 * distance <= command.length()) {
        least = distance;
        nearest = Optional.of(command);
      }
    }
    return nearest;
  }

  /** The same of an option, of which a value may be in the same word. */
  static Optional<String> meantOption(String word, Collection<String> options) {
    String name = word.split("=", 2)[0];
    return meant(name, options.stream().filter(option -> option.startsWith("--")).toList())
        .map(meant -> "did you mean '" + meant + "'?");
  }

  /** The names that a word is most like, the likest first. */
  static List<String> nearest(String word, Collection<String> names, int most) {
    return names.stream()
        .sorted(Comparator.comparingInt(name -> distance(word, name)))
        .limit(most)
        .toList();
  }

  /**
   * How many characters are to be put in, taken out, exchanged or swapped with their neighbours
   * (Levenshtein's distance with Damerau's swaps, each of a pair that is not edited again).
   */
  private static int distance(String one, String other) {
    int[][] least = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        least[i][j] =
            i == 0 || j == 0
                ? i + j
                : Math.min(
                    least[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1),
                    1 + Math.min(least[i - 1][j], least[i][j - 1]));
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          least[i][j] = Math.min(least[i][j], least[i - 2][j - 2] + 1);
        }
      }
    }
    return least[one.length()][other.length()];
  }
}
