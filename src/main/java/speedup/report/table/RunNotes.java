package speedup.report.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import speedup.batch.BatchCell;
import speedup.environment.Disturbance;
import speedup.environment.Environment;
import speedup.environment.NoiseLimits;
import speedup.environment.Quietness;
import speedup.report.summary.CellStatus;
import speedup.report.summary.CellSummary;
import speedup.report.summary.MeasuredCell;
import speedup.report.summary.RunSummary;
import speedup.report.text.Figures;
import speedup.report.text.ShellWord;
import speedup.run.Cell;
import speedup.run.Dimension;
import speedup.run.JournalEntry;
import speedup.run.Rules;
import speedup.run.Skipped;
import speedup.run.StoredRun;
import speedup.stats.Estimate;
import speedup.stats.Interval;

/** What a reader must know beside the figures, a sentence each. */
public final class RunNotes {

  /** With two rounds a 95 % interval is twelve standard errors wide and says nothing. */
  private static final int FEWEST_ROUNDS = 3;

  private static final int MOST_NAMED = 4;

  /** How to read the tables of any run. */
  public static final String LEGEND =
      "Time: geometric mean of the forks. Factor: baseline time / cell time, paired by round. ±:"
          + " half the 95 % interval, from 3 forks on. CPU, memory: of the fork and its children."
          + " p50 to max: single tasks.";

  private RunNotes() {}

  /**
   * The notes under the tables: failures, what was skipped and why, and how quiet the machine was.
   */
  public static List<String> of(RunSummary summary) {
    List<String> notes = new ArrayList<>();
    addCells(notes, summary);
    addSkipped(notes, summary);
    notes.addAll(selfChecks(summary));
    StoredRun run = summary.run();
    run.ceiling()
        .ifPresent(ceiling ->
            notes.add(
                format(
                    "The flag site can serve %,.0f requests a second.",
                    ceiling.requestsPerSecond())));
    run.environment()
        .map(Environment::workerOptions)
        .filter(options -> !options.isEmpty())
        .ifPresent(options ->
            notes.add(
                "Workers of process pools had "
                    + String.join(" ", options)
                    + " and a share of their fork's heap."));
    notes.addAll(MemberNotes.of(summary));
    addQuietness(notes, run);
    addOddForks(notes, summary);
    addPrice(notes, run);
    notes.addAll(run.damage());
    return notes;
  }

  private static void addCells(List<String> notes, RunSummary summary) {
    for (CellSummary cell : summary.cells()) {
      if (cell.status() == CellStatus.FAILED) {
        notes.add("failed: " + summary.name(cell.cell()) + ": " + cell.reason());
      }
    }
    summary
        .measured()
        .forEach(cell -> cell.warning().ifPresent(warning -> notes.add("! " + warning)));
    addWarming(notes, summary);
    if (summary.layout().baselines().isEmpty() && summary.cells().size() > 1) {
      notes.add(
          "Nothing is compared: --baseline NAME=VALUE (a parameter, method=REGEX, variant=NAME)"
              + " says what is, now or with 'table'.");
    }
    addImprecise(notes, summary);
    SittingNotes.of(summary).ifPresent(notes::add);
    long running = count(summary, CellStatus.RUNNING);
    if (running > 0) {
      notes.add(
          "running: %d of %d cells are still to be measured"
              .formatted(running, summary.cells().size()));
    }
    long interrupted = count(summary, CellStatus.INTERRUPTED);
    if (interrupted > 0) {
      notes.add(
          "interrupted: %d of %d cells were not measured to the end; this goes on: run --resume %s"
              .formatted(
                  interrupted,
                  summary.cells().size(),
                  ShellWord.of(summary.run().folder().path())));
    }
  }

  /**
   * The cells that stand alone where others are compared, as under variants that do not have the
   * same benchmarks; empty if there are none.
   */
  public static Optional<String> notCompared(RunSummary summary) {
    if (summary.comparesStrategies() || summary.layout().baselines().isEmpty()) {
      return Optional.empty();
    }
    List<Cell> cells = summary.cells().stream().map(CellSummary::cell).toList();
    Set<Cell> compared = new HashSet<>();
    summary
        .layout()
        .baselinesOf(cells)
        .forEach((cell, baseline) -> {
          if (!cell.equals(baseline)) {
            compared.add(cell);
            compared.add(baseline);
          }
        });
    List<String> alone =
        cells.stream().filter(cell -> !compared.contains(cell)).map(summary::name).toList();
    return alone.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "not compared, for no other is equal in all but %s: %s"
                .formatted(
                    summary.layout().compared().stream()
                        .map(Dimension::readable)
                        .collect(Collectors.joining(" and ")),
                    some(alone)));
  }

  /** The first of some cells, and how many more there are. */
  static String some(List<String> cells) {
    String first = cells.stream().limit(MOST_NAMED).collect(Collectors.joining("; "));
    int more = cells.size() - MOST_NAMED;
    return more > 0 ? "%s; and %d more %s".formatted(first, more, cells(more)) : first;
  }

  private static String cells(int count) {
    return count == 1 ? "cell" : "cells";
  }

  /** Those that the budget ended: what was promised of them, and is not so. */
  private static void addImprecise(List<String> notes, RunSummary summary) {
    Rules rules = summary.run().planned().plan().rules();
    if (rules.precision() == 0) {
      return;
    }
    List<String> wide =
        summary.measured().stream()
            .filter(cell -> cell.status() == CellStatus.BUDGET)
            .filter(cell -> !cell.factor().filter(RunNotes::isExact).isPresent())
            .filter(cell ->
                cell.factor()
                    .flatMap(Estimate::interval)
                    .filter(interval -> halfWidth(interval) <= rules.precision())
                    .isEmpty())
            .map(cell -> summary.name(cell.cell()))
            .toList();
    if (!wide.isEmpty()) {
      notes.add(
          "not within ±%s when the budget was spent, %d of %d cells: %s"
              .formatted(
                  Figures.percent(rules.precision()),
                  wide.size(),
                  summary.cells().size(),
                  some(wide)));
    }
  }

  /** A baseline over itself. */
  private static boolean isExact(Estimate factor) {
    return factor.value() == 1
        && factor.interval().filter(interval -> interval.low() < interval.high()).isEmpty();
  }

  private static double halfWidth(Interval factor) {
    return Math.sqrt(factor.high() / factor.low()) - 1;
  }

  private static void addWarming(List<String> notes, RunSummary summary) {
    List<String> grown = new ArrayList<>();
    summary
        .run()
        .grownWarmUps()
        .forEach((cell, times) -> grown.add(summary.name(cell) + " (" + times + " times)"));
    if (!grown.isEmpty()) {
      notes.add(
          "warmed up for longer, since the iterations of their forks still fell, and without the"
              + " forks before: "
              + some(grown));
    }
    List<String> cells = new ArrayList<>();
    for (MeasuredCell cell : summary.measured()) {
      cell.warming()
          .ifPresent(warming ->
              cells.add(summary.name(cell.cell()) + " by " + Figures.percent(warming.fall() - 1)));
    }
    if (!cells.isEmpty()) {
      notes.add(
          "still warming, the iterations of a fork become faster while they are measured: "
              + some(cells)
              + ". More warm-up would tell the time of a warm JVM, such as -wi 5.");
    }
  }

  private static long count(RunSummary summary, CellStatus status) {
    return summary.cells().stream().filter(cell -> cell.status() == status).count();
  }

  private static void addSkipped(List<String> notes, RunSummary summary) {
    Map<String, Integer> reasons = new LinkedHashMap<>();
    for (Skipped skipped : summary.skipped()) {
      reasons.merge(skipped.reason(), 1, Integer::sum);
    }
    reasons.forEach((reason, count) ->
        notes.add("skipped: %d %s: %s".formatted(count, count == 1 ? "cell" : "cells", reason)));
  }

  /** Whether equal work looked equal, a sentence for each cell that was measured twice. */
  public static List<String> selfChecks(RunSummary summary) {
    List<String> notes = new ArrayList<>();
    for (MeasuredCell cell : summary.measured()) {
      if (cell.cell().isTwin()) {
        Optional<Interval> ratio =
            cell.factor().flatMap(Estimate::interval).filter(any -> cell.forks() >= FEWEST_ROUNDS);
        notes.add(
            "self-check of "
                + cell.batch()
                    .map(BatchCell::workload)
                    .orElseGet(() -> summary.names().without(cell.cell(), List.of()))
                + ": "
                + ratio
                    .map(RunNotes::selfCheck)
                    .orElse(
                        "%d rounds are too few to say anything; %d are the least"
                            .formatted(cell.forks(), FEWEST_ROUNDS)));
      }
    }
    return notes;
  }

  /** Equal work should look equal; what the interval spans is what cannot be told apart. */
  private static String selfCheck(Interval ratio) {
    double floor = Math.max(Math.abs(Math.log(ratio.low())), Math.abs(Math.log(ratio.high())));
    String measured =
        format("ratio %.3f", ratio.estimate())
            + format(" [%.3f, ", ratio.low())
            + format("%.3f]", ratio.high());
    return ratio.contains(1)
        ? "equal work looks equal ("
            + measured
            + "); differences from "
            + Figures.percent(Math.expm1(floor))
            + " on can be told."
        : "EQUAL WORK LOOKS DIFFERENT ("
            + measured
            + "): do not trust differences below "
            + Figures.percent(Math.expm1(floor))
            + ". (By chance alone, 1 check in 20 says so.)";
  }

  /** How quiet the machine was, in a sentence. */
  public static String quietness(StoredRun run) {
    return new Quietness(NoiseLimits.FIXED)
        .describe(
            Stream.concat(run.forks().stream(), run.setAside().stream())
                .map(JournalEntry.Fork::noise)
                .toList());
  }

  private static void addQuietness(List<String> notes, StoredRun run) {
    List<JournalEntry.Fork> aside = run.setAside();
    notes.add(quietness(run));
    addDisturbedCells(notes, run);
    if (!aside.isEmpty()) {
      notes.add(
          (aside.size() == 1 ? "1 fork was" : aside.size() + " forks were")
              + " set aside for it and measured again"
              + keptThough(run)
              + ".");
    }
  }

  /** A disturbed fork that counts is in the figures of its cell. */
  private static void addDisturbedCells(List<String> notes, StoredRun run) {
    Set<Cell> measured = new HashSet<>();
    Set<Cell> disturbed = new HashSet<>();
    Map<Disturbance.Kind, Set<Cell>> kinds = new TreeMap<>();
    for (JournalEntry.Fork fork : run.countingForks()) {
      measured.add(fork.cell());
      for (Disturbance disturbance : NoiseLimits.FIXED.disturbances(fork.noise())) {
        disturbed.add(fork.cell());
        kinds.computeIfAbsent(disturbance.kind(), any -> new HashSet<>()).add(fork.cell());
      }
    }
    if (!disturbed.isEmpty()) {
      notes.add(
          "%d of %d cells %s a disturbed fork that counts: "
                  .formatted(
                      disturbed.size(), measured.size(), disturbed.size() == 1 ? "has" : "have")
              + kinds.entrySet().stream()
                  .map(kind -> kind.getValue().size() + " by " + kind.getKey().words())
                  .collect(Collectors.joining(", "))
              + ".");
    }
  }

  private static String keptThough(StoredRun run) {
    long kept =
        run.forks().stream()
            .filter(fork -> !NoiseLimits.FIXED.disturbances(fork.noise()).isEmpty())
            .count();
    return kept == 0
        ? ""
        : "; %d %s disturbed again and again, and kept".formatted(kept, kept == 1 ? "was" : "were");
  }

  private static void addOddForks(List<String> notes, RunSummary summary) {
    List<String> cells = new ArrayList<>();
    int odd = 0;
    int forks = 0;
    for (MeasuredCell cell : summary.measured()) {
      odd += cell.odd().size();
      forks += cell.forks() + cell.odd().size();
      if (!cell.odd().isEmpty()) {
        cells.add(
            summary.name(cell.cell())
                + " "
                + cell.odd().stream()
                    .map(fork -> Figures.factor(fork.factor()))
                    .collect(Collectors.joining(", ")));
      }
    }
    if (odd > 0) {
      notes.add(
          "%d of %d forks %s odd and %s not count: "
                  .formatted(odd, forks, odd == 1 ? "was" : "were", odd == 1 ? "does" : "do")
              + some(cells)
              + " (of the median cost of the cell's forks).");
    }
  }

  /** What measuring costs beside what is measured; forks that were set aside are part of it. */
  private static void addPrice(List<String> notes, StoredRun run) {
    double wall = run.wallSeconds();
    double measured = run.forks().stream().mapToDouble(JournalEntry.Fork::measuredSeconds).sum();
    // A wall clock that stood, or a journal that others wrote, may know of less than was measured.
    if (wall > measured) {
      notes.add(
          Figures.seconds(wall)
              + " in all, of which "
              + Figures.percent(1 - measured / wall)
              + " was not measured iterations: starts of JVMs, set-up, warm-up, statistics.");
    }
  }

  private static String format(String pattern, double figure) {
    return String.format(Locale.ROOT, pattern, figure);
  }
}
