package speedup.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The commands. */
@Command(
    name = "speedup",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    subcommands = {
      RunCommand.class,
      NewWorkloadCommand.class,
      TableCommand.class,
      CompareCommand.class,
      ReportCommand.class,
      PredictCommand.class,
      FlagsCommand.class,
      PrimesCommand.class,
      ArcfourCommand.class,
      ShaCommand.class,
      DemoCommand.class,
      ServeCommand.class,
      MemberCommand.class,
      DoctorCommand.class,
      HelpCommand.class
    },
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
final class SpeedupCommand {}
