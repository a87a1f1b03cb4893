package speedup.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.options.Options;
import picocli.CommandLine.Option;
import speedup.batch.BatchCell;
import speedup.environment.JavaProgram;
import speedup.environment.Variant;
import speedup.report.text.Figures;
import speedup.run.Run;
import speedup.run.UsageException;
import speedup.strategy.StrategyWord;
import speedup.work.OwnWork;
import speedup.work.OwnWorks;
import speedup.work.Trial;
import speedup.work.WorkException;
import speedup.work.WorkJvm;

/** The option that says that somebody's own workload is measured, and what follows from it. */
final class WorkOptions {

  /** A batch of a minute is measured, but not without being asked for. */
  private static final Duration TRIAL_LIMIT = Duration.ofSeconds(60);

  /** What a fork takes beside batches: the start of the JVM, and half a second of warm-up. */
  private static final double SECONDS_A_FORK = 1;

  /** A batch warms up and two are measured, at least. */
  private static final int BATCHES_A_FORK = 3;

  @Option(
      names = "--workload",
      paramLabel = "FILE.java|CLASS",
      description = {
        "Measure this workload, and no benchmarks but those that are asked for; may be repeated. A"
            + " source file is compiled; a class is found on --class-path. 'new-workload NAME'"
            + " writes one to begin with."
      })
  private List<String> words = new ArrayList<>();

  boolean isAsked() {
    return !words.isEmpty();
  }

  /**
   * Tries the workloads.
   *
   * @param variant the first that they are measured under
   * @throws UsageException saying what is wrong with one of them
   */
  void addTo(
      OwnWorks works, JmhWords jmh, Variant variant, String classPath, @Nullable Duration limit)
      throws UsageException, IOException {
    WorkJvm jvm = jvm(jmh.options(), variant);
    Trial trial = new Trial(jvm.java(), jvm.arguments(), limit == null ? TRIAL_LIMIT : limit);
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String name : jmh.assigned()) {
      values.put(name, List.copyOf(jmh.options().getParameter(name).get()));
    }
    try {
      for (String word : words) {
        works.add(word, classPath, values, trial, extent(jmh));
      }
    } catch (WorkException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static Trial.Extent extent(JmhWords jmh) {
    if (jmh.askForAList()) {
      return Trial.Extent.DESCRIBED;
    }
    boolean startsJvms =
        !jmh.options().getParameter(BatchCell.STRATEGY).hasValue()
            || jmh.options().getParameter(BatchCell.STRATEGY).get().stream()
                .anyMatch(StrategyWord::startsJvms);
    return startsJvms ? Trial.Extent.RUN_ELSEWHERE : Trial.Extent.RUN;
  }

  /**
   * The JVM in which the workloads' code runs beside forks.
   *
   * @param variant the first that they are measured under
   */
  static WorkJvm jvm(Options jmh, Variant variant) {
    List<String> arguments = new ArrayList<>();
    jmh.getJvmArgsPrepend().orElse(List.of()).forEach(arguments::add);
    jmh.getJvmArgs().orElse(List.of()).forEach(arguments::add);
    jmh.getJvmArgsAppend().orElse(List.of()).forEach(arguments::add);
    arguments.addAll(variant.jvmArgs());
    String java = variant.java();
    return new WorkJvm(
        java != null ? java : jmh.getJvm().orElse(JavaProgram.ofThisJvm()), arguments);
  }

  /** Lists them as JMH lists benchmarks. */
  void list(OwnWorks works, JmhWords jmh, PrintWriter out) {
    if (!isAsked()) {
      return;
    }
    out.println("Workloads: ");
    for (OwnWork work : works.works()) {
      out.println(work.name());
      if (jmh.options().shouldListWithParams()) {
        work.params()
            .forEach((name, values) ->
                out.println("  param \"" + name + "\" = {" + String.join(", ", values) + "}"));
      }
    }
    out.flush();
  }

  /** What they are measured under, with the digest of their code: the environment keeps it. */
  static List<Variant> withCode(List<Variant> variants, OwnWorks works) throws IOException {
    String code = works.hash().orElse(null);
    return code == null
        ? variants
        : variants.stream()
            .map(one ->
                new Variant(
                    one.name(), one.classPath(), one.java(), one.jvmArgs(), code, one.runtime()))
            .toList();
  }

  /** Says what came out of the trial, and how long the run will take at most, about. */
  void tell(OwnWorks works, Run run, PrintWriter err) {
    for (OwnWork work : works.works()) {
      Notes.print(
          err,
          "%s: %d %s, %s one after the other; the same answer each time, also under two threads"
              .formatted(
                  work.name(),
                  work.tasks(),
                  work.tasks() == 1 ? "task" : "tasks",
                  Figures.seconds(work.seconds())));
    }
    double round =
        run.plan().cells().stream()
            .mapToDouble(cell ->
                works.works().stream()
                    .filter(work ->
                        cell.param(BatchCell.WORKLOAD).filter(work.name()::equals).isPresent())
                    .mapToDouble(work -> SECONDS_A_FORK + BATCHES_A_FORK * work.seconds())
                    .sum())
            .sum();
    if (isAsked()) {
      int rounds = run.plan().rules().minimumRounds();
      Notes.print(
          err,
          "%d cells: at most about %s a round%s"
              .formatted(
                  run.plan().cells().size(),
                  Figures.seconds(round),
                  rounds == 1
                      ? ""
                      : ", %s for %d rounds".formatted(Figures.seconds(rounds * round), rounds)));
    }
  }

  /** Refuses to go on with other code than the run was begun with. */
  static void checkUnchanged(OwnWorks works, boolean force) throws UsageException, IOException {
    List<String> changes = works.changes();
    if (!changes.isEmpty() && !force) {
      throw new UsageException(String.join("; ", changes) + "; --force goes on all the same");
    }
  }
}
