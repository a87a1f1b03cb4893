package speedup.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Speedup's command line. */
public final class Main {

  private Main() {}

  /** Runs a command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    // What is printed is English, and so are its digits, whatever language the system speaks.
    Locale.setDefault(Locale.ROOT);
    ParentWatch.endWithLauncher();
    String[] words = withCommand(args);
    int exitCode = commandLine(words).execute(words);
    System.exit(System.out.checkError() ? Errors.output(exitCode) : exitCode);
  }

  /** What reads these words, and no others. */
  static CommandLine commandLine(String... words) {
    String first = words.length == 0 ? "" : words[0];
    // Of several options of its own one may be --help.
    boolean hasOptions = words.length > 1 && first.startsWith("-");
    CommandLine commandLine = SpeedupCommand.startingWith(hasOptions ? "--help" : first);
    Help.add(commandLine);
    return commandLine
        .registerConverter(Path.class, FileWord::orEmpty)
        .setExecutionStrategy(Main::execute)
        .setParameterExceptionHandler(Errors::usage)
        .setExecutionExceptionHandler(Errors::failure)
        .setUsageHelpLongOptionsMaxWidth(30);
  }

  /** Picocli takes what stands beside {@code --version} for anything, and says nothing. */
  private static int execute(ParseResult words) {
    if (words.isVersionHelpRequested()
        && !words.isUsageHelpRequested()
        && words.originalArgs().size() > 1) {
      throw new ParameterException(
          words.commandSpec().commandLine(),
          "--version stands alone, and not in '" + String.join(" ", words.originalArgs()) + "'");
    }
    for (ParseResult command = words; command != null; command = command.subcommand()) {
      refuseEmptyValues(command);
    }
    return new RunLast().execute(words);
  }

  /** Picocli drops what is empty behind the last comma, and all of a word of commas. */
  private static void refuseEmptyValues(ParseResult command) {
    for (OptionSpec option : command.matchedOptions()) {
      boolean isList = !option.splitRegex().isEmpty();
      for (String value : option.originalStringValues()) {
        if (isList && List.of(value.split(option.splitRegex(), -1)).contains("")) {
          String name = option.longestName();
          throw new ParameterException(
              command.commandSpec().commandLine(),
              "%1$s '%2$s': an empty word names nothing: write %1$s %3$s or %1$s %3$s,%3$s"
                  .formatted(name, value, option.paramLabel()));
        }
      }
    }
  }

  /** Words that begin with no command are JMH's, or options of {@code run}. */
  static String[] withCommand(String... args) {
    boolean named =
        args.length > 0
            && (SpeedupCommand.names().contains(args[0])
                || SpeedupCommand.lists(args[0])
                || SpeedupCommand.startingWith("").getCommandSpec().findOption(args[0]) != null);
    if (named) {
      return args;
    }
    List<String> words = new ArrayList<>(List.of(RunCommand.NAME));
    words.addAll(Arrays.asList(args));
    return words.toArray(String[]::new);
  }
}
