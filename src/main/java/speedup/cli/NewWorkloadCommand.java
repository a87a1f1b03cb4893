package speedup.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import speedup.run.UsageException;
import speedup.work.Template;
import speedup.work.WorkException;

/** Writes a workload to begin with. */
@Command(
    name = "new-workload",
    header = "Writes NAME.java, a small workload of your own that runs as it is.")
final class NewWorkloadCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "The name of the class, such as CsvTotals.")
  private String name;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Override
  public Integer call() throws UsageException, IOException {
    try {
      Path file = Template.write(Path.of(""), name);
      PrintWriter out = spec.commandLine().getOut();
      out.println(file + " is written. To measure it:");
      out.println("  run --workload " + file);
      out.flush();
      return ExitCode.OK;
    } catch (WorkException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
