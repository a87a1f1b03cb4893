package speedup.cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import speedup.batch.Baselines;
import speedup.environment.Variant;
import speedup.report.HistoryReading;
import speedup.report.MetricsReading;
import speedup.report.Reading;
import speedup.report.TableFormat;
import speedup.report.TableReading;
import speedup.report.history.CellHistory;
import speedup.report.summary.RunSummary;
import speedup.report.table.Arrangement;
import speedup.report.table.Explanation;
import speedup.report.text.Visible;
import speedup.run.Cell;
import speedup.run.Layout;
import speedup.run.Plan;
import speedup.run.ResultsFolder;
import speedup.run.StoredRun;
import speedup.run.UsageException;

/** Prints the tables of stored runs, without measuring. */
@Command(
    name = "table",
    sortOptions = false,
    header = "Prints the tables of stored runs, several side by side.",
    description = "")
final class TableCommand implements Callable<Integer> {

  /** The words of {@code --by}. */
  enum By {
    workload(Arrangement.BY_WORKLOAD),
    strategy(Arrangement.BY_STRATEGY);

    private final Arrangement reading;

    By(Arrangement reading) {
      this.reading = reading;
    }
  }

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "RESULT",
      arity = "0..*",
      description = "Folders of runs (default: the newest one of --results).")
  private List<String> folders = new ArrayList<>();

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      description =
          "A table a workload, strategies side by side; or a table a strategy, with times: one of"
              + " ${COMPLETION-CANDIDATES} (default: workload).")
  private @Nullable By by;

  @Option(
      names = "--all",
      description =
          "Everything: all figures, conclusions and notes; the default where --format is not"
              + " text.")
  private boolean all;

  @Option(
      names = "--baseline",
      paramLabel = "WHAT",
      description =
          "What factors are over: sequential, self (one worker of the same strategy), or the cells"
              + " with NAME=VALUE, method=REGEX or variant=NAME (default: what the run was measured"
              + " for).")
  private @Nullable String baseline;

  @Option(
      names = "--explain",
      description = "Instead, what the words of the tables mean: strategies, columns, signs.")
  private boolean explain;

  @Mixin private CellOptions cells;

  @Option(
      names = "--metrics",
      paramLabel = "REGEX",
      arity = "0..1",
      fallbackValue = "",
      description =
          "Instead, what profilers and counters measured: all, or those of these names"
              + " (--metrics=REGEX).")
  private @Nullable String metrics;

  @Option(
      names = "--history",
      description = "Each cell chosen over all runs of --results, or over the given ones.")
  private boolean history;

  @Option(
      names = "--calibrated",
      description =
          "With --history: divide out how fast the machine was in each run, by the fixed work that"
              + " every run begins with.")
  private boolean calibrated;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private TableFormat format;

  @Option(
      names = "--results",
      paramLabel = "DIR",
      defaultValue = "results",
      description = "The folder of all runs (default: ${DEFAULT-VALUE}).")
  private Path results;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Override
  public Integer call() throws UsageException, IOException {
    check();
    if (explain) {
      spec.commandLine().getOut().print(Explanation.text(Terminal.outputStyle()));
      spec.commandLine().getOut().flush();
      return ExitCode.OK;
    }
    List<StoredRun> runs = history ? readAll() : read();
    Set<Cell> there = new LinkedHashSet<>();
    runs.forEach(run -> {
      there.addAll(run.planned().plan().cells());
      run.forks().forEach(fork -> there.add(fork.cell()));
    });
    Predicate<Cell> chosen = cells.chosen(there);
    Reading reading = history ? history(runs, chosen) : tables(runs, chosen);
    String written = format.write(reading, Terminal.outputStyle());
    PrintWriter out = spec.commandLine().getOut();
    // Data stay as they are for a program; a person's terminal must not obey them.
    boolean isData = format != TableFormat.text;
    out.print(isData && Terminal.isOutputATerminal() ? Visible.lines(written) : written);
    out.flush();
    if (!format.hasWarnings()) {
      runs.forEach(
          run -> run.damage().forEach(damage -> warn(run.folder().path() + ": " + damage)));
    }
    return ExitCode.OK;
  }

  /** Whether the options say together what one table can be. */
  private void check() throws UsageException {
    if (explain && spec.commandLine().getParseResult().matchedArgs().size() > 1) {
      throw new UsageException("--explain stands alone: it says the same of all runs");
    }
    if (calibrated && !history) {
      throw new UsageException("--calibrated goes with --history");
    }
    if (history && metrics != null) {
      throw new UsageException("--history and --metrics are tables of two kinds: give one of them");
    }
    if ((history || metrics != null) && (by != null || all)) {
      throw new UsageException(
          (by == null ? "--all is" : "--by is")
              + " for the tables of times and factors: without "
              + (history ? "--history" : "--metrics"));
    }
    if (format.isOfScores() && folders.size() > 1) {
      throw new UsageException(
          "--format "
              + format
              + ": a cell has one score there, and two runs give two: give one folder");
    }
    if (history && baseline != null) {
      throw new UsageException("--baseline is for factors, and --history has none");
    }
  }

  private Reading tables(List<StoredRun> runs, Predicate<Cell> chosen) throws UsageException {
    List<RunSummary> summaries = new ArrayList<>();
    for (StoredRun run : runs) {
      summaries.add(RunSummary.of(run, layout(run.planned().plan())).only(chosen));
    }
    return metrics == null
        ? new TableReading(summaries, Optional.ofNullable(by).map(one -> one.reading), all)
        : metrics(summaries, metrics);
  }

  private Reading metrics(List<RunSummary> summaries, String wanted) throws UsageException {
    if (format.isOfScores()) {
      throw new UsageException("--format " + format + " is for scores; --metrics takes csv");
    }
    MetricsReading reading = new MetricsReading(summaries, pattern(wanted).asPredicate());
    if (reading.isEmpty()) {
      List<String> there =
          summaries.stream()
              .flatMap(summary -> summary.measured().stream())
              .flatMap(cell -> cell.metrics().keySet().stream())
              .distinct()
              .sorted()
              .toList();
      throw new UsageException(
          "--metrics=%s: no metric is called like this regular expression; there are %s%s"
              .formatted(
                  wanted,
                  there.isEmpty() ? "none" : String.join(", ", there),
                  new File(wanted).isDirectory() ? "; a folder goes before --metrics" : ""));
    }
    return reading;
  }

  private static Pattern pattern(String wanted) throws UsageException {
    try {
      return Pattern.compile(wanted);
    } catch (PatternSyntaxException e) {
      throw new UsageException(
          "--metrics=%s: is no regular expression: %s".formatted(wanted, e.getDescription()));
    }
  }

  private Layout layout(Plan plan) throws UsageException {
    if (baseline == null) {
      return plan.layout();
    }
    return switch (baseline) {
      case "sequential" -> Baselines.sequential(plan.cells());
      case "self" -> Baselines.self(plan.cells());
      default ->
          Baselines.layout(
              baseline, plan.cells(), plan.variants().stream().map(Variant::name).toList());
    };
  }

  private Reading history(List<StoredRun> runs, Predicate<Cell> chosen) throws UsageException {
    if (format.isOfScores()) {
      throw new UsageException("--format " + format + " is for one moment, not for --history");
    }
    List<CellHistory> histories =
        calibrated ? CellHistory.calibrated(runs, chosen) : CellHistory.of(runs, chosen);
    if (histories.isEmpty()) {
      throw new UsageException("no run has measured any of these cells");
    }
    return new HistoryReading(histories, calibrated);
  }

  private List<StoredRun> read() throws UsageException, IOException {
    return StoredRun.readEach(
        folders.isEmpty() ? List.of(new ResultsFolder(results).newest()) : FileWord.each(folders));
  }

  /** Of all runs there are, one that cannot be read is passed over; of those asked for, not. */
  private List<StoredRun> readAll() throws UsageException, IOException {
    if (!folders.isEmpty()) {
      return read().stream().sorted(Comparator.comparing(run -> run.planned().started())).toList();
    }
    List<StoredRun> runs = new ArrayList<>();
    for (Path folder : new ResultsFolder(results).runs()) {
      try {
        runs.add(StoredRun.read(folder));
      } catch (UsageException e) {
        warn(String.valueOf(e.getMessage()));
      }
    }
    return runs;
  }

  private void warn(String warning) {
    Notes.print(spec.commandLine().getErr(), "WARNING: " + warning);
  }
}
