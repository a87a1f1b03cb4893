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
import speedup.report.compare.ComparisonReport;
import speedup.report.compare.RunComparison;
import speedup.run.UsageException;

/** Says what became faster or slower between two results. */
@Command(
    name = "compare",
    sortOptions = false,
    header = "Says what became faster, slower, or neither between two results.",
    description = {
      "",
      "A result is the folder of a run, or a file that JMH wrote with -rf json for any project.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing became slower, or nobody asked",
      "1:with --fail-on-regression: something became slower, or fails now",
      "2:the results cannot be compared"
    })
final class CompareCommand implements Callable<Integer> {

  private static final int REGRESSION = 1;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "BASE", description = "What was before.")
  private Path base;

  @Parameters(index = "1", paramLabel = "NEW", description = "What is now.")
  private Path changed;

  @Option(
      names = "--threshold",
      paramLabel = "SHARE",
      defaultValue = "5%",
      converter = PercentWord.class,
      description = "The smallest change of interest (default: ${DEFAULT-VALUE}).")
  private double threshold;

  @Option(
      names = "--fail-on-regression",
      description = "Exit with 1 if a cell became slower, or fails now and did not.")
  private boolean failOnRegression;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private TextFormat format;

  @Option(names = "--help", usageHelp = true, description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Override
  public Integer call() throws UsageException, IOException {
    RunComparison comparison = RunComparison.of(base, changed, threshold);
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        switch (format) {
          case text -> ComparisonReport.text(comparison, Terminal.outputStyle());
          case markdown -> ComparisonReport.markdown(comparison);
          case csv -> ComparisonReport.csv(comparison);
          case json -> ComparisonReport.json(comparison);
        });
    out.flush();
    if (format == TextFormat.csv) {
      // The other formats say it themselves, and first.
      PrintWriter err = spec.commandLine().getErr();
      ComparisonReport.caveats(comparison).forEach(caveat -> err.println("WARNING: " + caveat));
      err.flush();
    }
    return failOnRegression && comparison.hasRegression() ? REGRESSION : ExitCode.OK;
  }
}
