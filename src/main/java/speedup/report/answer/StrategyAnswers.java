package speedup.report.answer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import speedup.batch.Baselines;
import speedup.batch.BatchCell;
import speedup.report.conclusion.Recommendation;
import speedup.report.summary.MeasuredCell;
import speedup.report.summary.RunSummary;
import speedup.report.text.Figures;
import speedup.stats.Estimate;

/** Which strategy to take with how many workers: a line a workload. */
final class StrategyAnswers {

  private static final String COLD = "cold";

  private StrategyAnswers() {}

  static List<String> lines(RunSummary summary, List<Recommendation> recommendations, int width) {
    Map<String, Set<String>> works =
        recommendations.stream()
            .map(Recommendation::like)
            .collect(
                Collectors.groupingBy(
                    BatchCell::workload, Collectors.mapping(BatchCell::work, Collectors.toSet())));
    return recommendations.stream()
        .map(recommendation -> {
          BatchCell like = recommendation.like();
          boolean isOne = works.getOrDefault(like.workload(), Set.of()).size() == 1;
          return line(summary, recommendation, isOne ? like.workload() : like.work(), width);
        })
        .toList();
  }

  private static String line(
      RunSummary summary, Recommendation recommendation, String name, int width) {
    String lifecycle = recommendation.like().lifecycle();
    String work = name + (lifecycle.equals(COLD) ? "" : ", " + lifecycle) + ": ";
    return switch (recommendation) {
      case Recommendation.None none -> work + "no answer: " + none.reason();
      case Recommendation.Best best -> FittingLine.of(ways(summary, work, best), width);
    };
  }

  private static List<String> ways(RunSummary summary, String work, Recommendation.Best best) {
    MeasuredCell taken = best.taken();
    String time = ", " + Figures.seconds(taken.time().orElseThrow().value());
    String start = work + (best.isSettled() ? "" : "not settled; so far ") + words(taken);
    String factor = factor(summary, taken, Factors::withInterval);
    String brief = start.replaceFirst(" workers?$", "");
    List<String> ways = new ArrayList<>();
    if (!best.isSettled()) {
      String bare = factor(summary, taken, value -> Figures.factor(value.value()));
      List<String> starts =
          List.of(
              start + time + factor,
              brief + time + factor,
              start + time + bare,
              brief + time + bare);
      ways.addAll(openWays(starts, named(best.unsettled(), taken)));
    } else if (!best.asGood().isEmpty()) {
      String full = start + time + factor + "; ";
      ways.addAll(FittingLine.ways(full, named(best.asGood(), taken), ", ", " as good"));
      ways.add(full + best.asGood().size() + " more as good");
    }
    ways.add(start + time + factor);
    ways.add(brief + time + factor);
    ways.add(start + time);
    ways.add(start);
    return ways;
  }

  /** Between which it is not settled matters more than the interval, which is in the table. */
  private static List<String> openWays(List<String> starts, List<String> others) {
    List<String> ways = new ArrayList<>();
    for (int shown = others.size(); shown > 0; shown--) {
      int more = others.size() - shown;
      String or =
          "; or "
              + String.join(", ", others.subList(0, shown))
              + (more == 0 ? "" : ", " + more + " more");
      starts.forEach(start -> ways.add(start + or));
    }
    return ways;
  }

  /** By their strategies where only these differ, and otherwise with their workers. */
  private static List<String> named(List<MeasuredCell> cells, MeasuredCell taken) {
    int workers = batch(taken).workers();
    Set<String> names = new LinkedHashSet<>();
    for (MeasuredCell one : cells) {
      BatchCell batch = batch(one);
      boolean isByName = batch.workers() == workers || Baselines.isSequential(batch);
      names.add(batch.strategy() + (isByName ? "" : " with " + batch.workers()) + variant(one));
    }
    return List.copyOf(names);
  }

  /** The baseline is no factor of itself. */
  private static String factor(
      RunSummary summary, MeasuredCell taken, Function<Estimate, String> words) {
    if (Baselines.isSequential(batch(taken))) {
      return "";
    }
    return summary.baselineOf(taken.cell()).filter(taken.cell()::equals).isPresent()
        ? ", the baseline"
        : taken.factor().map(speedup -> ", " + words.apply(speedup)).orElse("");
  }

  private static String words(MeasuredCell one) {
    BatchCell batch = batch(one);
    String way =
        Baselines.isSequential(batch)
            ? batch.strategy()
            : "%s with %d %s"
                .formatted(
                    batch.strategy(), batch.workers(), batch.workers() == 1 ? "worker" : "workers");
    return way + variant(one);
  }

  /** As in the names of cells. */
  private static String variant(MeasuredCell one) {
    String variant = one.cell().variant();
    return variant.isEmpty() ? "" : " [" + variant + "]";
  }

  private static BatchCell batch(MeasuredCell one) {
    return one.batch().orElseThrow();
  }
}
