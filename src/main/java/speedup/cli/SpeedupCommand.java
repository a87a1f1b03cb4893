package speedup.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The commands. */
@Command(
    name = "speedup",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    header =
        "Which concurrency strategy, with how many workers, for this batch of work on this machine,"
            + " and how sure are we?",
    description = {
      "",
      "Without a command it measures: the default job, or what JMH's own options and regular"
          + " expressions select.",
      ""
    },
    synopsisSubcommandLabel = "[COMMAND]")
final class SpeedupCommand {

  private static final String HELP = "help";
  private static final Set<String> LISTING = Set.of(HELP, "--help", "-h", "-hV", "-Vh");
  private static final Map<String, Class<?>> COMMANDS = commands();

  private static Map<String, Class<?>> commands() {
    Map<String, Class<?>> commands = new LinkedHashMap<>();
    commands.put(RunCommand.NAME, RunCommand.class);
    commands.put("new-workload", NewWorkloadCommand.class);
    commands.put("table", TableCommand.class);
    commands.put("compare", CompareCommand.class);
    commands.put("report", ReportCommand.class);
    commands.put(PredictCommand.NAME, PredictCommand.class);
    commands.put("flags", FlagsCommand.class);
    commands.put("primes", PrimesCommand.class);
    commands.put("arcfour", ArcfourCommand.class);
    commands.put("sha", ShaCommand.class);
    commands.put("demo", DemoCommand.class);
    commands.put("serve", ServeCommand.class);
    commands.put("member", MemberCommand.class);
    commands.put("doctor", DoctorCommand.class);
    commands.put(HELP, HelpCommand.class);
    return commands;
  }

  /** The commands' names. */
  static Set<String> names() {
    return COMMANDS.keySet();
  }

  /** Whether a first word asks for the list of the commands. */
  static boolean lists(String word) {
    return LISTING.contains(word);
  }

  /**
   * A command line for what begins with a word. It has the one command that is named, and all of
   * them where they are listed: the model of all was a third of what a table took.
   */
  static CommandLine startingWith(String word) {
    CommandLine commandLine = new CommandLine(new SpeedupCommand());
    COMMANDS.forEach((name, command) -> {
      if (name.equals(word) || lists(word)) {
        commandLine.addSubcommand(name, command);
      }
    });
    NumberWord.readBy(commandLine);
    return commandLine;
  }
}
