package speedup.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import speedup.predict.CostSource;
import speedup.predict.Machines;
import speedup.predict.MeasuredWork;
import speedup.predict.Prediction;
import speedup.predict.Predictor;
import speedup.predict.Question;
import speedup.predict.Scenario;
import speedup.report.TableFormat;
import speedup.report.prediction.PredictionFiles;
import speedup.report.prediction.PredictionReport;
import speedup.report.summary.RunSummary;
import speedup.run.StoredRun;
import speedup.run.UsageException;

/** Predicts what was not measured from what was, and says first how well that goes. */
@Command(
    name = PredictCommand.NAME,
    sortOptions = false,
    header = "Predicts other numbers of workers, tasks and processors from a stored run.",
    description = {
      "",
      "First it predicts the run's own cells, from the sequential one and the costs of the"
          + " strategies, and prints how many it covers.",
      ""
    })
final class PredictCommand implements Callable<Integer> {

  static final String NAME = "predict";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RESULT", description = "The folder of a run.")
  private Path result;

  @Option(
      names = "--workload",
      paramLabel = "NAME",
      split = ",",
      description = "Only these workloads.")
  private List<String> workloads = new ArrayList<>();

  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      split = ",",
      description = "Only these strategies.")
  private List<String> strategies = new ArrayList<>();

  @Option(
      names = "--workers",
      paramLabel = "N",
      split = ",",
      converter = CountWord.class,
      defaultValue = "1,10,100,1000,10000,100000,1000000",
      description = "Numbers of workers (default: ${DEFAULT-VALUE}).")
  private List<Long> workers = new ArrayList<>();

  @Option(
      names = "--tasks",
      paramLabel = "N",
      converter = CountWord.class,
      description = "How many tasks like those measured (default: as many as a batch had).")
  private @Nullable Long tasks;

  @Option(
      names = "--processors",
      paramLabel = "P",
      converter = CountWord.class,
      description = "How many processors there are (default: those of the run's machine).")
  private @Nullable Long processors;

  @Option(
      names = "--machines",
      paramLabel = "M:P",
      description = "Instead, M machines of P processors each.")
  private @Nullable String machines;

  @Mixin private CostOptions costs;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The seed of the simulation (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "One of text, markdown, csv, json (default: ${DEFAULT-VALUE}).")
  private TableFormat format;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Override
  public Integer call() throws UsageException, IOException {
    checkNumbers();
    StoredRun run = StoredRun.read(result);
    warn(run.damage());
    Machines measuredOn =
        Machines.one(
            run.environment()
                .map(environment -> environment.processors().availableToJava())
                .orElseThrow(() ->
                    new UsageException(
                        result + ": how many processors it was measured on is not known")));
    List<MeasuredWork> works = chosen(MeasuredWork.of(run));
    CostSource source = costs.source(run, measuredOn);
    warn(costs.doubts());
    Machines contending = new Machines(1, measuredOn.processors(), source.contention());
    Machines asked = asked(contending);
    List<Prediction> predictions = new ArrayList<>();
    try (PredictionProgress progress = PredictionProgress.on(spec.commandLine().getErr())) {
      for (MeasuredWork work : works) {
        predictions.add(predict(work, source, contending, asked, progress));
      }
    }
    print(run, predictions);
    return ExitCode.OK;
  }

  private Prediction predict(
      MeasuredWork work,
      CostSource source,
      Machines measuredOn,
      Machines asked,
      Consumer<String> progress) {
    Question question =
        new Question(
            work.strategies().stream().filter(this::isWanted).toList(),
            workers.stream().distinct().map(Math::toIntExact).toList(),
            tasks == null ? work.tasks() : Math.toIntExact(tasks),
            asked);
    return Prediction.of(work, source, measuredOn, question, seed, progress);
  }

  private void print(StoredRun run, List<Prediction> predictions) throws UsageException {
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        switch (format) {
          case text ->
              PredictionReport.text(RunSummary.of(run), predictions, Terminal.outputStyle());
          case markdown -> PredictionReport.markdown(RunSummary.of(run), predictions);
          case csv -> PredictionFiles.csv(run, predictions);
          case json -> PredictionFiles.json(run, predictions);
          case bmf, openmetrics -> throw notAFormat();
        });
    out.flush();
  }

  private void warn(List<String> doubts) {
    Notes.print(
        spec.commandLine().getErr(), doubts.stream().map(doubt -> "WARNING: " + doubt).toList());
  }

  private void checkNumbers() throws UsageException {
    for (long each : workers) {
      check("--workers", each, Scenario.MOST_WORKERS);
    }
    if (tasks != null) {
      check("--tasks", tasks, Predictor.MOST_TASKS);
    }
    if (processors != null) {
      check("--processors", processors, Scenario.MOST_WORKERS);
    }
    if (processors != null && machines != null) {
      throw new UsageException("--processors is of one machine: give it, or --machines M:P");
    }
    if (format == TableFormat.bmf || format == TableFormat.openmetrics) {
      throw notAFormat();
    }
  }

  private UsageException notAFormat() {
    return new UsageException("--format %s: is for what was measured; take csv".formatted(format));
  }

  private static void check(String option, long number, int most) throws UsageException {
    if (number < 1 || number > most) {
      throw new UsageException("%s %d: must be from 1 to %d".formatted(option, number, most));
    }
  }

  private Machines asked(Machines measuredOn) throws UsageException {
    if (processors != null) {
      return new Machines(1, Math.toIntExact(processors), measuredOn.contention());
    }
    if (machines == null) {
      return measuredOn;
    }
    if (!machines.matches("[0-9]+:[0-9]+")) {
      throw new UsageException("--machines %s: must be M:P, such as 4:16".formatted(machines));
    }
    String[] parts = machines.split(":", 2);
    int count = ofMachines(parts[0]);
    int each = ofMachines(parts[1]);
    return new Machines(count, each, measuredOn.contention());
  }

  private int ofMachines(String word) throws UsageException {
    long number = word.length() < 19 ? Long.parseLong(word) : Long.MAX_VALUE;
    if (number < 1 || number > Scenario.MOST_WORKERS) {
      throw new UsageException(
          "--machines %s: both must be from 1 to %d".formatted(machines, Scenario.MOST_WORKERS));
    }
    return (int) number;
  }

  private boolean isWanted(String strategy) {
    return strategies.isEmpty() || strategies.contains(strategy);
  }

  private List<MeasuredWork> chosen(List<MeasuredWork> works) throws UsageException {
    requireThere(
        "--workload", workloads, works.stream().map(work -> work.batch().workload()).toList());
    requireThere(
        "--strategy",
        strategies,
        works.stream().flatMap(work -> work.strategies().stream()).toList());
    List<MeasuredWork> chosen =
        works.stream()
            .filter(work -> workloads.isEmpty() || workloads.contains(work.batch().workload()))
            .filter(work -> work.strategies().stream().anyMatch(this::isWanted))
            .toList();
    if (chosen.isEmpty()) {
      throw new UsageException(
          strategies.isEmpty() && workloads.isEmpty()
              ? result + " has only sequential cells: there is no strategy to predict"
              : "no cell has all of what --workload and --strategy ask for");
    }
    return chosen;
  }

  private static void requireThere(String option, List<String> wanted, List<String> there)
      throws UsageException {
    for (String value : wanted) {
      if (!there.contains(value)) {
        throw new UsageException(
            "%s %s: no cell has it beside a sequential one; there are %s"
                .formatted(
                    option,
                    value,
                    there.stream().distinct().sorted().collect(Collectors.joining(", "))));
      }
    }
  }
}
