package speedup.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.options.Options;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;
import speedup.batch.ClusterCells;
import speedup.batch.ClusterFixture;
import speedup.batch.FewerCells;
import speedup.batch.MemberCacheFixture;
import speedup.batch.SiteFixture;
import speedup.batch.WorkerCacheFixture;
import speedup.cluster.ClusterTarget;
import speedup.environment.Variant;
import speedup.jmh.BenchmarkSelection;
import speedup.run.CalibrationFixture;
import speedup.run.CellSelection;
import speedup.run.Run;
import speedup.run.RunOptions;
import speedup.run.StoredRun;
import speedup.run.UsageException;
import speedup.work.OwnWork;
import speedup.work.OwnWorks;
import speedup.work.WorkFixture;
import speedup.work.WorkJvm;

/** Measures, prints the tables, and keeps the run. */
@Command(
    name = RunCommand.NAME,
    sortOptions = false,
    header = "Measures the default job, or the cells that JMH's options and regexps select.",
    customSynopsis = "speedup run [OPTION…] [JMH'S OPTION OR REGEXP…]",
    description = {
      "",
      "All of JMH's own options work; 'run -h' lists them. A cell is selected by the benchmark's"
          + " name and its parameters, as in",
      "  Prime -p strategy=sequential,fixed -p workers=1,2",
      ""
    })
final class RunCommand implements Callable<Integer> {

  static final String NAME = "run";

  /** What says nothing of how is measured. */
  private static final Set<String> GO_WITH_RESUME =
      Set.of(
          "--resume",
          "--force",
          "--follow",
          "--fail-on-regression",
          "--confirm",
          "--rounds",
          "--precision",
          "--budget",
          "--fork-limit",
          "--cluster",
          "--cluster-name",
          "--secret-file");

  @Spec private CommandSpec spec;

  @Mixin private SubjectOptions subject;

  @Mixin private WorkOptions work;

  @Mixin private EffortOptions effort;

  @Mixin private ClusterOptions cluster;

  @Mixin private VerdictOptions verdict;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the random order of the forks.")
  private @Nullable Long seed;

  @Option(
      names = "--results",
      paramLabel = "DIR",
      defaultValue = "results",
      description = "The folder of all runs (default: ${DEFAULT-VALUE}).")
  private Path results;

  @Option(names = "--label", paramLabel = "TEXT", description = "What the run is called.")
  private @Nullable String label;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description =
          "Go on with the run in this folder, with its own plan, seed and options; with --rounds,"
              + " --precision or --budget also if it is finished.")
  private @Nullable Path resume;

  @Option(
      names = "--force",
      description = "Resume although the jar, the JDK or the machine is another; recorded.")
  private boolean force;

  @Option(
      names = "--self-check",
      description =
          "Measure each baseline twice under two names: can this machine, now, tell equal from"
              + " different?")
  private boolean selfCheck;

  @Option(
      names = "--fork-limit",
      paramLabel = "TIME",
      converter = DurationWord.class,
      description =
          "Kill a fork that takes longer (default: 10 times what others of its kind took, at least"
              + " 60s; the first of a kind has 10m).")
  private @Nullable Duration forkLimit;

  @Option(
      names = "--follow",
      description = "On a terminal, redraw the tables of the moment after every round.")
  private boolean follow;

  @Option(names = "--help", usageHelp = true, description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  /** An option is none, nor is what begins like the name of a class, as a selection does. */
  private static final Pattern COMMAND = Pattern.compile("[a-z][a-z-]*");

  @Unmatched private List<String> words = new ArrayList<>();

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws UsageException, IOException {
    try {
      return measureOrList();
    } catch (UsageException e) {
      String guess = isLikeACommand() ? guess() : "";
      throw guess.isEmpty() ? e : new UsageException(e.getMessage() + guess);
    }
  }

  private boolean isLikeACommand() {
    return !words.isEmpty() && COMMAND.matcher(words.getFirst()).matches();
  }

  /** A command that is nearly written, whose words select by chance what it would not. */
  private boolean isMistyped(Run run) {
    return isLikeACommand()
        && !guess().isEmpty()
        && run.plan().cells().stream()
            .noneMatch(cell -> cell.benchmark().contains(words.getFirst()));
  }

  /** The command that the first word was meant for, if any. */
  private String guess() {
    return words.isEmpty()
        ? ""
        : Help.meant(words.getFirst(), SpeedupCommand.names())
            .map(meant -> "; did you mean '" + meant + "'?")
            .orElse("");
  }

  private int measureOrList() throws UsageException, IOException {
    if (resume != null) {
      return resume(resume);
    }
    if (force) {
      throw new UsageException("--force goes with --resume DIR");
    }
    JmhWords jmh = JmhWords.parse(words, spec.optionsMap().keySet());
    List<Variant> variants = subject.variants(jmh.options(), work.isAsked());
    try (OwnWorks works = OwnWorks.none()) {
      if (work.isAsked()) {
        work.addTo(works, jmh, variants.getFirst(), subject.workClassPath(), forkLimit);
      }
      if (jmh.askForAList()) {
        work.list(works, jmh, spec.commandLine().getOut());
        if (!work.isAsked() || !jmh.options().getIncludes().isEmpty()) {
          list(jmh, variants.getFirst());
        }
        return ExitCode.OK;
      }
      jmh.refuseWhatHasNoEffect();
      CellSelection selection =
          BenchmarkSelection.of(
              jmh.options(),
              jmh.assigned(),
              WorkOptions.withCode(variants, works),
              subject.baseline(),
              works.works());
      selection = ClusterCells.of(selection, jmh.assigned(), effort.isFull(), cluster.target());
      boolean isDefaultJob = jmh.isTheDefaultJob() && !work.isAsked();
      if (isDefaultJob && !effort.isFull()) {
        selection = FewerCells.usual(selection);
      }
      if (effort.isQuick()) {
        selection = FewerCells.quick(selection, jmh.assigned());
        selection = isDefaultJob ? FewerCells.oneOfEachKind(selection) : selection;
      }
      Run run = Run.plan(options(jmh.options(), works), selection, clock);
      if (run.plan().cells().isEmpty()) {
        throw new UsageException(nothingSelected(run, jmh.options()));
      }
      if (isMistyped(run)) {
        throw new UsageException("no benchmark matches %s".formatted(words.getFirst()));
      }
      verdict.check(run.plan());
      effort.shortage(run.plan().cells().size()).ifPresent(this::note);
      work.tell(works, run, spec.commandLine().getErr());
      return measure(run, jmh.options(), works);
    }
  }

  private static void list(JmhWords jmh, Variant variant) throws IOException {
    if (variant.isForeign()) {
      jmh.handTo(variant);
    } else {
      jmh.handToJmh();
    }
  }

  private int resume(Path folder) throws UsageException, IOException {
    List<String> others = new ArrayList<>();
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
      if (!GO_WITH_RESUME.contains(option.longestName())) {
        others.add(option.longestName());
      }
    }
    others.addAll(words);
    if (!others.isEmpty()) {
      throw new UsageException(
          "--resume takes the options that the run was begun with, and not "
              + String.join(" ", others));
    }
    StoredRun stored = StoredRun.read(folder);
    JmhWords jmh = JmhWords.parse(stored.planned().options());
    verdict.check(stored.planned().plan());
    ClusterCells.checkResumed(stored.planned().plan().cells(), cluster.target());
    OwnWorks works = OwnWorks.of(folder);
    WorkOptions.checkUnchanged(works, force);
    Run run = Run.resume(stored, clock, force, effort.further());
    return measure(forkLimit == null ? run : run.withForkLimit(forkLimit), jmh.options(), works);
  }

  private int measure(Run run, Options jmh, OwnWorks works) throws UsageException, IOException {
    @Nullable ClusterTarget target = cluster.target();
    cluster.warning().ifPresent(this::note);
    WorkJvm forks = WorkOptions.jvm(jmh, run.plan().variants().getFirst());
    return new RunSession(
            spec.commandLine().getOut(),
            spec.commandLine().getErr(),
            jmh,
            works,
            () ->
                List.of(
                    new ClusterFixture(target),
                    new CalibrationFixture(),
                    new WorkerCacheFixture(forks.arguments()),
                    new MemberCacheFixture(target),
                    new SiteFixture(),
                    new WorkFixture(works, forks, this::note)),
            clock)
        .measure(run, verdict, follow);
  }

  private RunOptions options(Options jmh, OwnWorks works) throws UsageException {
    return new RunOptions(
        words,
        results,
        label(works),
        effort.effort(jmh, verdict.precision(), verdict.threshold()),
        seed != null ? seed : ThreadLocalRandom.current().nextLong(1_000_000),
        Optional.ofNullable(forkLimit),
        selfCheck);
  }

  private String label(OwnWorks works) {
    if (label != null) {
      return label;
    }
    return works.works().stream()
        .findFirst()
        .map(OwnWork::name)
        .orElse(words.isEmpty() ? "default" : "selected");
  }

  private String nothingSelected(Run run, Options jmh) {
    if (!run.plan().skipped().isEmpty()) {
      return "nothing to measure: " + run.plan().skipped().getFirst().reason();
    }
    if (selfCheck) {
      return "nothing to check: the selection has no sequential cell";
    }
    String excluded =
        jmh.getExcludes().isEmpty()
            ? ""
            : " and is not excluded by -e " + String.join(" -e ", jmh.getExcludes());
    return "no benchmark matches %s%s; -l lists them%s"
        .formatted(String.join(" ", jmh.getIncludes()), excluded, isLikeACommand() ? "" : guess());
  }

  private void note(String sentence) {
    Notes.print(spec.commandLine().getErr(), sentence);
  }
}
