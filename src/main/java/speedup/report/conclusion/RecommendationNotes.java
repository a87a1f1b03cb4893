package speedup.report.conclusion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import speedup.batch.Baselines;
import speedup.batch.BatchCell;
import speedup.report.summary.MeasuredCell;
import speedup.report.summary.RunSummary;
import speedup.report.text.Figures;
import speedup.stats.Interval;

/** Recommendations in words: some short sentences a workload. */
final class RecommendationNotes {

  private static final int MOST_NAMED = 3;

  private RecommendationNotes() {}

  static List<String> of(RunSummary summary) {
    return Recommendations.of(summary).stream().map(one -> note(one, summary)).toList();
  }

  private static String note(Recommendation recommendation, RunSummary summary) {
    String work = recommendation.like().work() + ", " + recommendation.like().lifecycle() + ": ";
    return switch (recommendation) {
      case Recommendation.None none -> work + "no recommendation: " + none.reason() + ".";
      case Recommendation.Best best -> work + String.join(" ", sentences(best, summary));
    };
  }

  private static List<String> sentences(Recommendation.Best best, RunSummary summary) {
    MeasuredCell taken = best.taken();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        (best.isSettled() ? "take " : "not settled; the best so far is ")
            + words(taken)
            + ": "
            + Figures.time(taken.time().orElseThrow())
            + over(taken, summary)
            + ".");
    lost(taken, summary).ifPresent(sentences::add);
    if (!best.asGood().isEmpty()) {
      sentences.add("As good: " + names(best.asGood()) + ".");
      sentences.add(
          Recommendations.cpu(taken).isPresent()
              ? "None of them is shown to cost less CPU than its "
                  + Figures.seconds(Recommendations.cpu(taken).getAsDouble())
                  + "."
              : "What they cost in CPU is not available.");
    }
    best.next()
        .ifPresent(next ->
            sentences.add(
                "The next, " + words(next) + ", is slower: " + timesAsLong(best, next) + "."));
    best.next().flatMap(next -> lost(next, summary)).ifPresent(sentences::add);
    if (!best.isSettled()) {
      MeasuredCell first = best.unsettled().getFirst();
      int more = best.unsettled().size() - 1;
      sentences.add(
          "Not ruled out yet: "
              + words(first)
              + ", "
              + timesAsLong(best, first)
              + (more == 0 ? "" : ", and " + more + " more")
              + "; more rounds would tell.");
    }
    sentences.add("Rests on " + taken.forks() + " rounds.");
    return sentences;
  }

  /** Why a cell is not faster, where that explains it. */
  private static Optional<String> lost(MeasuredCell one, RunSummary summary) {
    return summary
        .baselineOf(one.cell())
        .flatMap(baseline ->
            summary.measured().stream()
                .filter(other -> other.cell().equals(baseline))
                .filter(other -> Baselines.isSequential(batch(other)))
                .findFirst())
        .flatMap(alone -> TimeLost.of(one, alone))
        .map(time -> time.sentence(words(one)));
  }

  private static String timesAsLong(Recommendation.Best best, MeasuredCell cell) {
    Interval ratio = best.timesAsLong().get(cell.cell());
    return ratio == null
        ? "which has too few rounds"
        : Figures.factor(ratio.estimate())
            + " "
            + Figures.interval(ratio, Figures::factor)
            + " its time";
  }

  /** The baseline is no factor of itself. */
  private static String over(MeasuredCell taken, RunSummary summary) {
    if (Baselines.isSequential(batch(taken))) {
      return "";
    }
    return summary.baselineOf(taken.cell()).filter(taken.cell()::equals).isPresent()
        ? ", the baseline"
        : taken
            .factor()
            .map(speedup -> ", " + Figures.speedup(speedup) + " over its baseline")
            .orElse("");
  }

  private static String names(List<MeasuredCell> cells) {
    String names =
        cells.stream()
            .limit(MOST_NAMED)
            .map(RecommendationNotes::words)
            .collect(Collectors.joining(", "));
    return cells.size() <= MOST_NAMED
        ? names
        : names + " and " + (cells.size() - MOST_NAMED) + " more";
  }

  private static String words(MeasuredCell one) {
    BatchCell batch = batch(one);
    return Baselines.isSequential(batch)
        ? batch.strategy()
        : batch.strategy()
            + " with "
            + batch.workers()
            + (batch.workers() == 1 ? " worker" : " workers");
  }

  private static BatchCell batch(MeasuredCell one) {
    return one.batch().orElseThrow();
  }
}
