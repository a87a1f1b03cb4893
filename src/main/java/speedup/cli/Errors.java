package speedup.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import speedup.report.text.Visible;
import speedup.run.UsageException;
import speedup.strategy.BatchException;
import speedup.workload.WrongAnswerException;

/** What the user is told when something is wrong: one line, and the exit code. */
final class Errors {

  /** Those whose synopsis is longer than a line, and says less than the help. */
  private static final Set<String> TOLD_IN_A_LINE =
      Set.of(RunCommand.NAME, PredictCommand.NAME, MemberCommand.NAME);

  /** How picocli begins what it says of {@code help} with a word that is no command. */
  private static final String UNKNOWN = "Unknown subcommand '";

  private Errors() {}

  /** A word that the command line does not understand. */
  @SuppressWarnings("unused") // A method reference decides the parameters.
  static int usage(ParameterException e, String[] args) {
    PrintWriter err = e.getCommandLine().getErr();
    String command = e.getCommandLine().getCommandName();
    if (TOLD_IN_A_LINE.contains(command)) {
      err.println(
          Visible.text("%s; '%s --help' lists all options".formatted(e.getMessage(), command)));
      err.flush();
      return ExitCode.USAGE;
    }
    err.println(Visible.text(e.getMessage() + meant(e)));
    err.print(usageLine(e.getCommandLine()));
    err.println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
    err.flush();
    return ExitCode.USAGE;
  }

  /** An answer of which some was not written, as on a disk that is full. */
  static int output(int exitCode) {
    try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
      // The stream remembers that something went wrong, and not what.
      out.write('\n');
    } catch (IOException e) {
      // Who closes a pipe, as 'head' does, has what they want.
      if (!String.valueOf(e.getMessage()).contains("Broken pipe")) {
        System.err.println("the standard output cannot be written: " + e.getMessage());
      }
    }
    return Math.max(exitCode, ExitCode.SOFTWARE);
  }

  /** What was meant by the name of no command, as after {@code help}. */
  private static String meant(ParameterException e) {
    String message = String.valueOf(e.getMessage());
    String word = message.startsWith(UNKNOWN) ? message.split("'", -1)[1] : "";
    return speedup.cli.Help.meant(word, SpeedupCommand.names())
        .map(meant -> " Did you mean '" + meant + "'?")
        .orElse("");
  }

  private static String usageLine(CommandLine command) {
    Help help = command.getHelp();
    return help.synopsisHeading() + help.synopsis(help.synopsisHeadingLength());
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
    String message = String.valueOf(e.getMessage());
    commandLine
        .getErr()
        .println(e instanceof UsageException ? Visible.text(message) : Visible.lines(message));
    commandLine.getErr().flush();
    return exitCode;
  }
}
