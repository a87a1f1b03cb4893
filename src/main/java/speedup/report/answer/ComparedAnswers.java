package speedup.report.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import speedup.report.conclusion.PairedVerdicts;
import speedup.report.summary.RunSummary;
import speedup.report.table.Places;
import speedup.report.text.Figures;
import speedup.stats.Estimate;

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
      lines.add("and %d more rows, above".formatted(rows.size() - MOST_LINES));
    }
    verdicts
        .slow()
        .forEach(cell -> lines.add(FittingLine.cut("slow in some forks: " + cell, width)));
    return lines;
  }

  private static String line(
      RunSummary summary,
      String row,
      List<PairedVerdicts.Judged> judged,
      double threshold,
      int width) {
    List<PairedVerdicts.Judged> fastestFirst =
        judged.stream().sorted(Comparator.comparingDouble(one -> one.change().value())).toList();
    List<String> ways = new ArrayList<>();
    ways.add(all(summary, row, fastestFirst, threshold, true));
    ways.add(all(summary, row, fastestFirst, threshold, false));
    ways.addAll(
        FittingLine.ways(row + ": ", parts(summary, fastestFirst, threshold, false), "; ", ""));
    return FittingLine.of(ways, width);
  }

  private static String all(
      RunSummary summary,
      String row,
      List<PairedVerdicts.Judged> judged,
      double threshold,
      boolean withIntervals) {
    return row + ": " + String.join("; ", parts(summary, judged, threshold, withIntervals));
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
    return switch (judged.verdict()) {
      case FASTER -> "faster" + factor;
      case SLOWER -> "slower" + factor;
      case SAME -> "same within " + Figures.percent(threshold);
      case UNDECIDED -> "cannot tell" + factor;
      case TOO_FEW_FORKS -> "too few rounds";
    };
  }
}
