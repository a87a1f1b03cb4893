package speedup.report.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import speedup.report.conclusion.PairedVerdicts;
import speedup.report.summary.RunSummary;
import speedup.report.table.Places;
import speedup.report.text.Figures;
import speedup.stats.Estimate;
import speedup.stats.Verdict;

/** What is faster or slower than its baseline: a line for each row of the table of scores. */
final class ComparedAnswers {

  /** With more lines than these the answer would push the table off the screen. */
  private static final int MOST_LINES = 12;

  private ComparedAnswers() {}

  static List<String> of(RunSummary summary, PairedVerdicts verdicts, int width) {
    Map<String, List<PairedVerdicts.Judged>> rows = new LinkedHashMap<>();
    for (PairedVerdicts.Judged judged : verdicts.judged()) {
      rows.computeIfAbsent(Places.row(summary, judged.cell()), row -> new ArrayList<>())
          .add(judged);
    }
    List<String> lines = new ArrayList<>();
    rows.forEach((row, judged) -> {
      if (lines.size() < MOST_LINES) {
        lines.add(line(summary, row, judged, verdicts.threshold(), width));
      }
    });
    if (rows.size() > MOST_LINES) {
      int more = rows.size() - MOST_LINES;
      lines.add("and %d more %s, above".formatted(more, more == 1 ? "row" : "rows"));
    }
    verdicts.slow().forEach(cell -> lines.add("slow in some forks: " + cell.words()));
    return lines;
  }

  private static String line(
      RunSummary summary,
      String row,
      List<PairedVerdicts.Judged> judged,
      double threshold,
      int width) {
    // What was found comes first, the fastest of it before all.
    List<PairedVerdicts.Judged> ordered =
        judged.stream()
            .sorted(
                Comparator.comparing((PairedVerdicts.Judged one) -> !isFound(one.verdict()))
                    .thenComparingDouble(one -> one.change().value()))
            .toList();
    List<String> ways = new ArrayList<>();
    ways.add(row + ": " + String.join("; ", parts(summary, ordered, threshold, true)));
    // To count one would say less in as many letters.
    int fewest = ordered.size() == 1 ? 1 : 0;
    for (int shown = ordered.size(); shown >= fewest; shown--) {
      List<String> parts =
          new ArrayList<>(parts(summary, ordered.subList(0, shown), threshold, false));
      if (shown < ordered.size()) {
        String counts = counts(ordered.subList(shown, ordered.size()), threshold);
        parts.add(shown == 0 ? counts : "more: " + counts);
      }
      ways.add(row + ": " + String.join("; ", parts));
    }
    return FittingLine.of(ways, width);
  }

  private static boolean isFound(Verdict verdict) {
    return verdict == Verdict.FASTER || verdict == Verdict.SLOWER;
  }

  /** Such as {@code 5 slower, 1 cannot tell}: no finding is hidden for want of room. */
  private static String counts(List<PairedVerdicts.Judged> judged, double threshold) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    judged.forEach(one -> counts.merge(word(one.verdict(), threshold), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey())
        .collect(Collectors.joining(", "));
  }

  private static List<String> parts(
      RunSummary summary,
      List<PairedVerdicts.Judged> judged,
      double threshold,
      boolean withIntervals) {
    return judged.stream()
        .map(one -> Places.column(summary, one.cell()) + " " + words(one, threshold, withIntervals))
        .toList();
  }

  private static String words(
      PairedVerdicts.Judged judged, double threshold, boolean withInterval) {
    Estimate timesAsFast = judged.change().map(cost -> 1 / cost);
    String factor =
        ", "
            + (withInterval
                ? Factors.withInterval(timesAsFast)
                : Figures.factor(timesAsFast.value()));
    String word = word(judged.verdict(), threshold);
    return switch (judged.verdict()) {
      case FASTER, SLOWER, UNDECIDED -> word + factor;
      case SAME, TOO_FEW_FORKS -> word;
    };
  }

  private static String word(Verdict verdict, double threshold) {
    return switch (verdict) {
      case FASTER -> "faster";
      case SLOWER -> "slower";
      case SAME -> "same within " + Figures.percent(threshold);
      case UNDECIDED -> "cannot tell";
      case TOO_FEW_FORKS -> "too few rounds";
    };
  }
}
