package speedup.report.answer;

import java.util.ArrayList;
import java.util.List;
import speedup.environment.NoiseLimits;
import speedup.report.conclusion.PairedVerdicts;
import speedup.report.conclusion.Recommendation;
import speedup.report.conclusion.Recommendations;
import speedup.report.summary.CellStatus;
import speedup.report.summary.CellSummary;
import speedup.report.summary.MeasuredCell;
import speedup.report.summary.RunSummary;
import speedup.report.table.RunNotes;
import speedup.report.table.SittingNotes;
import speedup.stats.Verdict;

/**
 * What a run amounts to.
 *
 * @param lines one a workload, or one for each piece of work whose ways are compared
 * @param problems why a line should not be believed, or is missing; one line each
 * @param unsettled what more rounds would tell: the names of workloads, or how many cells
 */
public record Answer(List<String> lines, List<String> problems, List<String> unsettled) {

  /** No line of an answer is longer, however wide the window is. */
  public static final int LONGEST = 100;

  private static final int MOST_PROBLEMS = 5;

  /** Copies the lists. */
  public Answer {
    lines = List.copyOf(lines);
    problems = List.copyOf(problems);
    unsettled = List.copyOf(unsettled);
  }

  /**
   * Answers.
   *
   * @param columns how wide the window is
   */
  public static Answer of(RunSummary summary, int columns) {
    int width = Math.min(LONGEST, columns);
    return summary.comparesStrategies() ? ofStrategies(summary, width) : ofOthers(summary, width);
  }

  private static Answer ofStrategies(RunSummary summary, int width) {
    List<Recommendation> recommendations = Recommendations.of(summary);
    List<String> unsettled = new ArrayList<>();
    for (Recommendation recommendation : recommendations) {
      boolean isSettled =
          switch (recommendation) {
            case Recommendation.None none -> !none.isForTooFewRounds();
            case Recommendation.Best best -> best.isSettled();
          };
      if (!isSettled) {
        unsettled.add(recommendation.like().workload());
      }
    }
    return new Answer(
        StrategyAnswers.lines(summary, recommendations, width), problems(summary), unsettled);
  }

  private static Answer ofOthers(RunSummary summary, int width) {
    PairedVerdicts verdicts = PairedVerdicts.of(summary);
    long open =
        verdicts.judged().stream()
            .filter(
                one -> one.verdict() == Verdict.UNDECIDED || one.verdict() == Verdict.TOO_FEW_FORKS)
            .count();
    return new Answer(
        ComparedAnswers.of(summary, verdicts, width),
        problems(summary),
        open == 0 ? List.of() : List.of(open + (open == 1 ? " cell" : " cells")));
  }

  private static List<String> problems(RunSummary summary) {
    Unmeasured unmeasured = new Unmeasured(summary);
    List<String> problems = new ArrayList<>(unmeasured.lines());
    if (summary.measured().isEmpty() && problems.isEmpty()) {
      problems.add(nothingCounts(summary.run().setAside().size()));
    }
    problems.addAll(RunNotes.selfChecks(summary));
    List<CellSummary> failed =
        summary.cells().stream()
            .filter(cell -> cell.status() == CellStatus.FAILED && !unmeasured.contains(cell))
            .toList();
    failed.stream()
        .limit(MOST_PROBLEMS)
        .forEach(
            cell -> problems.add("failed: " + summary.name(cell.cell()) + ": " + cell.reason()));
    if (failed.size() > MOST_PROBLEMS) {
      int more = failed.size() - MOST_PROBLEMS;
      problems.add("failed: %d more %s".formatted(more, more == 1 ? "cell" : "cells"));
    }
    for (MeasuredCell cell : summary.measured()) {
      if (cell.status() == CellStatus.CRASHED) {
        problems.add("! " + cell.warning().orElse(""));
      }
    }
    RunNotes.notCompared(summary).ifPresent(problems::add);
    SittingNotes.inShort(summary).ifPresent(problems::add);
    if (isDisturbed(summary)) {
      problems.add(RunNotes.quietness(summary.run()));
    }
    problems.addAll(summary.run().damage());
    return problems;
  }

  private static String nothingCounts(int setAside) {
    return "nothing is measured yet that counts"
        + switch (setAside) {
          case 0 -> "";
          case 1 -> ": 1 fork was set aside";
          default -> ": " + setAside + " forks were set aside";
        };
  }

  /** Whether figures rest on forks beside which something else ran. */
  private static boolean isDisturbed(RunSummary summary) {
    return summary.run().countingForks().stream()
        .anyMatch(fork -> !NoiseLimits.FIXED.disturbances(fork.noise()).isEmpty());
  }
}
