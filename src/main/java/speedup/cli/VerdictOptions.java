package speedup.cli;

import java.io.PrintWriter;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import speedup.report.conclusion.PairedVerdicts;
import speedup.report.summary.RunSummary;
import speedup.report.text.TextStyle;
import speedup.run.Cell;
import speedup.run.Layout;
import speedup.run.Plan;
import speedup.run.Rules;
import speedup.run.UsageException;

/** The options that make a run a gate: it fails when something is slower than its baseline. */
final class VerdictOptions {

  private static final int REGRESSION = 1;

  @Option(
      names = "--fail-on-regression",
      description =
          "Exit with 1 if a cell is slower than its baseline, or fails where that does not.")
  private boolean failOnRegression;

  @Option(
      names = "--threshold",
      paramLabel = "SHARE",
      converter = PercentWord.class,
      description = "With --fail-on-regression: the smallest change of interest (default: 5%%).")
  private @Nullable Double threshold;

  @Option(
      names = "--confirm",
      description =
          "With --fail-on-regression: measure what is slower once more, in a run of its own, whose"
              + " verdict counts.")
  private boolean confirm;

  /** An interval of half the threshold either lies within it or excludes that nothing changed. */
  OptionalDouble precision() {
    return failOnRegression
        ? OptionalDouble.of(threshold().orElse(Rules.THRESHOLD) / 2)
        : OptionalDouble.empty();
  }

  /** The smallest change of interest, if the user says. */
  OptionalDouble threshold() {
    return threshold == null ? OptionalDouble.empty() : OptionalDouble.of(threshold);
  }

  /**
   * Checks before anything is measured that there is something to judge.
   *
   * @throws UsageException if nothing is compared with anything
   */
  void check(Plan plan) throws UsageException {
    if (threshold != null && !failOnRegression) {
      throw new UsageException("--threshold goes with --fail-on-regression");
    }
    if (confirm && !failOnRegression) {
      throw new UsageException("--confirm goes with --fail-on-regression");
    }
    boolean isCompared =
        plan.layout().baselinesOf(plan.cells()).entrySet().stream()
            .anyMatch(pair -> !pair.getKey().equals(pair.getValue()));
    if (failOnRegression && !isCompared) {
      if (plan.variants().size() > 1) {
        throw new UsageException(
            "--fail-on-regression: no cell is under two variants: they have no benchmark with the"
                + " same parameters in common");
      }
      throw new UsageException(
          "--fail-on-regression: no cell is compared with another; --variant or --baseline says"
              + " what is");
    }
    if (failOnRegression && plan.layout().equals(Layout.STRATEGIES)) {
      throw new UsageException(
          "--fail-on-regression: a strategy that is slower than the sequential one is no"
              + " regression; --variant says what was before and what is now");
    }
  }

  /** Prints the verdict and says how the command ends. */
  int exitCode(RunSummary summary, PrintWriter out) {
    if (!failOnRegression) {
      return ExitCode.OK;
    }
    PairedVerdicts verdicts = PairedVerdicts.of(summary);
    verdicts.sentences().stream().map(Terminal.outputStyle()::wrap).forEach(out::println);
    out.println();
    if (verdicts.hasRegression()) {
      return REGRESSION;
    }
    return verdicts.hasJudged() ? ExitCode.OK : ExitCode.USAGE;
  }

  /** What is to be measured again before it is called a regression. */
  Set<Cell> toConfirm(RunSummary summary) {
    return confirm ? PairedVerdicts.of(summary).slower() : Set.of();
  }

  /** That some cells are measured again, laid out for a window. */
  static String announcement(RunSummary summary, Set<Cell> cells, TextStyle style) {
    return style.wrap(
        "Before it is called a regression it is measured again, in a run of its own: "
            + cells.stream().map(summary::name).collect(Collectors.joining(", ")));
  }

  /** What came of measuring it again, in a sentence. */
  String confirmation(RunSummary summary) {
    PairedVerdicts verdicts = PairedVerdicts.of(summary);
    if (verdicts.hasRegression()) {
      return "Confirmed: it is slower this time too.";
    }
    return verdicts.hasJudged()
        ? "Not confirmed: nothing of it is slower this time."
        : "Neither confirmed nor refuted: this time nothing could be judged.";
  }
}
