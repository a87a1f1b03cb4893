package speedup.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import speedup.report.text.Visible;
import speedup.run.UsageException;
import speedup.strategy.BatchException;
import speedup.workload.WrongAnswerException;

/** What the user is told when something is wrong: one line, and the exit code. */
final class Errors {

  /** How picocli begins what it says of {@code help} with a word that is no command. */
  private static final String UNKNOWN = "Unknown subcommand '";

  private Errors() {}

  /** A word that the command line does not understand. */
  @SuppressWarnings("unused") // A method reference decides the parameters.
  static int usage(ParameterException e, String[] args) {
    Optional<String> behind = behindDashes(e, List.of(args));
    if (behind.isPresent()) {
      Notes.print(e.getCommandLine().getErr(), Visible.text(behind.get()));
      return ExitCode.USAGE;
    }
    String message = String.valueOf(e.getMessage());
    Notes.print(
        e.getCommandLine().getErr(),
        Visible.text(
            (message.endsWith(".") ? message.substring(0, message.length() - 1) : message)
                + "; "
                + meant(message)
                    .or(() -> meantOption(e))
                    .orElseGet(() -> help(e.getCommandLine()))));
    return ExitCode.USAGE;
  }

  /** An option or a command that stands where neither is looked for. */
  private static Optional<String> behindDashes(ParameterException e, List<String> words) {
    int dashes = words.indexOf("--");
    return dashes >= 0 && e instanceof UnmatchedArgumentException unknown
        ? unknown.getUnmatched().stream()
            .filter(word ->
                word.startsWith("-") || e.getCommandLine().getSubcommands().containsKey(word))
            .filter(word -> words.lastIndexOf(word) > dashes)
            .findFirst()
            .map(FileWord::behindDashes)
        : Optional.empty();
  }

  private static String help(CommandLine command) {
    List<String> words = List.of(command.getCommandSpec().qualifiedName().split(" "));
    if (words.size() == 1) {
      return "'--help' lists all commands";
    }
    String name = String.join(" ", words.subList(1, words.size()));
    return command.getSubcommands().isEmpty()
        ? "'%s --help' lists all options".formatted(name)
        : "%s takes one of %s"
            .formatted(name, String.join(", ", new TreeSet<>(command.getSubcommands().keySet())));
  }

  /** An answer of which some was not written, as on a disk that is full. */
  static int output(int exitCode) {
    try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
      // The stream remembers that something went wrong, and not what.
      out.write('\n');
    } catch (IOException e) {
      // Who closes a pipe, as 'head' does, has what they want.
      if (String.valueOf(e.getMessage()).contains("Broken pipe")) {
        return exitCode;
      }
      System.err.println("the standard output cannot be written: " + e.getMessage());
    }
    return Math.max(exitCode, ExitCode.SOFTWARE);
  }

  /** What was meant by the name of no command, as after {@code help}. */
  private static Optional<String> meant(String message) {
    String word = message.startsWith(UNKNOWN) ? message.split("'", -1)[1] : "";
    return Help.meant(word, SpeedupCommand.names()).map(meant -> "did you mean '" + meant + "'?");
  }

  /** What was meant by the first word that the command has no option for. */
  private static Optional<String> meantOption(ParameterException e) {
    return e instanceof UnmatchedArgumentException unknown
        ? unknown.getUnmatched().stream()
            .findFirst()
            .filter(word -> word.startsWith("-"))
            .flatMap(word ->
                Help.meantOption(word, e.getCommandLine().getCommandSpec().optionsMap().keySet()))
        : Optional.empty();
  }

  /** A command that could not do what it was asked to. */
  @SuppressWarnings("unused") // A method reference decides the parameters.
  static int failure(Exception e, CommandLine commandLine, ParseResult parsed) throws Exception {
    int exitCode =
        switch (e) {
          case UsageException usage -> ExitCode.USAGE;
          case IOException io -> ExitCode.SOFTWARE;
          case BatchException failed -> ExitCode.SOFTWARE;
          case WrongAnswerException wrong -> ExitCode.SOFTWARE;
          default -> throw e;
        };
    // It may quote a file's name or a parameter, with whatever they hold.
    String message = message(e);
    Notes.print(
        commandLine.getErr(), e instanceof UsageException ? Visible.text(message) : message);
    return exitCode;
  }

  /** Of some exceptions the message is the name of a file alone. */
  private static String message(Exception e) {
    return switch (e) {
      case AccessDeniedException denied ->
          denied.getFile() + ": nobody gave you the right to read or write it";
      case NoSuchFileException missing -> missing.getFile() + ": there is no such file";
      default -> String.valueOf(e.getMessage());
    };
  }
}
