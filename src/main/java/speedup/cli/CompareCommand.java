package speedup.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import speedup.report.compare.ComparisonFormat;
import speedup.report.compare.ComparisonReport;
import speedup.report.compare.RunComparison;
import speedup.report.text.Visible;
import speedup.run.UsageException;

/** Says what became faster or slower between two results. */
@Command(
    name = "compare",
    sortOptions = false,
    header = "Says what became faster or slower between two results, and what did not.",
    description = {
      "",
      "A result is the folder of a run, or a file that JMH wrote with -rf json for any project.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing became slower, or nobody asked",
      "1:with --fail-on-regression: something became slower, fails now, or is gone",
      "2:the results cannot be compared, or with --fail-on-regression: nothing could be judged"
    })
final class CompareCommand implements Callable<Integer> {

  private static final int REGRESSION = 1;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "BASE[,BASE...]",
      description = "What was before: a result, or several with commas between them.")
  private String base;

  @Parameters(
      index = "1",
      paramLabel = "NEW[,NEW...]",
      description = "What is now. Of several results a side, the run is the unit.")
  private String changed;

  @Option(
      names = "--threshold",
      paramLabel = "SHARE",
      defaultValue = "5%",
      converter = PercentWord.class,
      description = "The smallest change of interest (default: ${DEFAULT-VALUE}).")
  private double threshold;

  @Option(
      names = "--fail-on-regression",
      description = "Exit with 1 if a cell became slower, or fails now and did not, or is gone.")
  private boolean failOnRegression;

  @Option(
      names = "--allow-missing",
      description = "A cell that is in BASE and not in NEW was taken away: that is no regression.")
  private boolean allowMissing;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private ComparisonFormat format;

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description =
          "Compare what a profiler measured, such as gc.alloc.rate.norm, instead of the scores.")
  private @Nullable String metric;

  @Option(
      names = "--calibrated",
      description =
          "Divide out how fast the machine was in each run, by the fixed work that every run begins"
              + " with.")
  private boolean calibrated;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Override
  public Integer call() throws UsageException, IOException {
    if (calibrated && metric != null) {
      throw new UsageException("--calibrated is for times, and not for --metric");
    }
    RunComparison comparison =
        RunComparison.of(results(base), results(changed), threshold, metric, calibrated);
    PrintWriter out = spec.commandLine().getOut();
    String written = format.write(comparison, Terminal.outputStyle());
    // Data stay as they are for a program; a person's terminal must not obey them.
    boolean isData = format != ComparisonFormat.text;
    out.print(isData && Terminal.isOutputATerminal() ? Visible.lines(written) : written);
    out.flush();
    if (!format.hasWarnings()) {
      ComparisonReport.caveats(comparison).forEach(caveat -> warn("WARNING: " + caveat));
    }
    return failOnRegression ? judged(comparison) : ExitCode.OK;
  }

  /** A name with a comma in it is that of one result, if there is one. */
  private static List<Path> results(String word) throws UsageException {
    Path whole = FileWord.of(word);
    if (Files.exists(whole)) {
      return List.of(whole);
    }
    List<String> words = List.of(word.split(",", -1));
    if (words.contains("")) {
      throw new UsageException(
          word + ": between its commas is an empty word: write results as A,B without spaces");
    }
    return FileWord.each(words);
  }

  private int judged(RunComparison comparison) {
    if (comparison.hasRegression() || (comparison.hasGone() && !allowMissing)) {
      return REGRESSION;
    }
    if (!comparison.isJudged()) {
      // A gate that cannot fail must not look as if it had been passed.
      warn("--fail-on-regression: " + ComparisonReport.tooFewForks(comparison));
      return ExitCode.USAGE;
    }
    return ExitCode.OK;
  }

  private void warn(String line) {
    Notes.print(spec.commandLine().getErr(), Visible.text(line));
  }
}
