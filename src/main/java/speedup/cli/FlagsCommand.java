package speedup.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import speedup.cli.programs.DownloadProgress;
import speedup.cli.programs.DownloadReport;
import speedup.cli.programs.Downloading;
import speedup.cli.programs.DrawnLine;
import speedup.cli.programs.ErrorReasons;
import speedup.cli.programs.ProgressByCode;
import speedup.cli.programs.ProgressInOneLine;
import speedup.cli.programs.ProgressLines;
import speedup.cli.programs.ProgressOnTerminal;
import speedup.cli.programs.Words;
import speedup.flags.FlagClient;
import speedup.flags.Site;
import speedup.strategy.BatchException;

/** Downloads flags. */
@Command(
    name = "flags",
    sortOptions = false,
    header = "Downloads the flags of countries: by default those of the 20 most populous.",
    footer = {
      "",
      "Ends with 0 when every flag was downloaded or does not exist, with 1 when there were errors,"
          + " with 130 after Ctrl-C.%n"
    })
final class FlagsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private FlagsOptions options;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Override
  public Integer call() throws IOException, BatchException {
    List<String> codes = options.codes();
    int requests = options.requests(codes.size());
    options.checkDestination();
    Optional<URI> address = options.address();
    Site site = options.site().orElse(Site.LOCAL);
    if (!options.strategy().startsJvms()) {
      // While the site is looked for: it takes as long as twenty downloads.
      FlagClient.openInBackground();
    }
    Thread downloading = Thread.currentThread();
    try (Interruption interruption = Interruption.callOnSignal(downloading::interrupt);
        FlagSource source =
            address.isPresent()
                ? FlagSource.at(address.get())
                : FlagSource.of(site, options.seed(), err())) {
      if (!options.isSimple()) {
        out().println(DownloadReport.before(source.toString(), codes, requests));
        out().flush();
      }
      ErrorReasons reasons = new ErrorReasons(progress(codes.size()));
      Downloading.Result result =
          new Downloading(options.downloads(source.base()), options.strategy(), requests)
              .run(reasons);
      report(result, reasons, codes.size());
      return exitCode(result);
    }
  }

  private DownloadProgress progress(int total) {
    if (options.isSimple()) {
      return new ProgressInOneLine(out(), err());
    }
    if (options.isVerbose()) {
      return new ProgressByCode(out());
    }
    return Terminal.isErrorATerminal()
        ? new ProgressOnTerminal(
            new DrawnLine(err(), Terminal::errorWidth), total, System::nanoTime)
        : new ProgressLines(err(), total, System::nanoTime);
  }

  private void report(Downloading.Result result, ErrorReasons reasons, int total) {
    if (result.interrupted()) {
      err().printf("Interrupted: %d of %d ended.%n", result.tally().total(), total);
      err().flush();
    }
    if (options.isSimple()) {
      out()
          .printf(
              "%s downloaded in %s%n",
              Words.count(result.tally().ok(), "flag"), Words.seconds(result.elapsed()));
    } else {
      out().println(DownloadReport.after(result.tally(), result.elapsed()));
    }
    out().flush();
    if (!options.isSimple() && !options.isVerbose()) {
      reasons.mostFrequent().ifPresent(reason -> Notes.print(err(), reason));
    }
  }

  private static int exitCode(Downloading.Result result) {
    if (result.interrupted()) {
      return Interruption.EXIT_CODE;
    }
    return result.tally().errors() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
