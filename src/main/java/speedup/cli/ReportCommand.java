package speedup.cli;

import java.awt.Desktop;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import speedup.report.page.ReportPage;
import speedup.report.summary.RunSummary;
import speedup.run.StoredRun;
import speedup.run.UsageException;

/** Writes a stored run as one HTML page. */
@Command(
    name = "report",
    sortOptions = false,
    header = "Writes a stored run as one HTML page that needs nothing beside it.",
    description = "")
final class ReportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RESULT", description = "The folder of a run.")
  private Path result;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write it (default: " + ReportPage.FILE + " in the run's folder).")
  private @Nullable Path output;

  @Option(names = "--open", description = "Open it in the browser.")
  private boolean open;

  @Option(names = "--help", usageHelp = true, description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Override
  public Integer call() throws UsageException, IOException {
    StoredRun run = StoredRun.read(result);
    String page = ReportPage.of(RunSummary.of(run));
    PrintWriter err = spec.commandLine().getErr();
    run.damage().forEach(damage -> err.println("warning: " + damage));
    Path file = write(run, page);
    spec.commandLine().getOut().println("The page is " + file);
    spec.commandLine().getOut().flush();
    if (open && !opened(file)) {
      err.println("no browser can be opened from here: open the file yourself");
    }
    err.flush();
    return ExitCode.OK;
  }

  private Path write(StoredRun run, String page) throws UsageException, IOException {
    if (output == null) {
      run.folder().write(ReportPage.FILE, page);
      return run.folder().path().resolve(ReportPage.FILE);
    }
    try {
      return Files.writeString(output, page);
    } catch (IOException e) {
      throw new UsageException(
          "--output %s: cannot be written (%s)".formatted(output, e.getClass().getSimpleName()));
    }
  }

  private static boolean opened(Path file) {
    if (!Desktop.isDesktopSupported() || !Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
      return false;
    }
    try {
      Desktop.getDesktop().browse(file.toUri());
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
