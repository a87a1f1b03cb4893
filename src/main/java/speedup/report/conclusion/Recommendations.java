package speedup.report.conclusion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import speedup.batch.BatchCell;
import speedup.batch.Crowds;
import speedup.report.summary.CellStatus;
import speedup.report.summary.CellSummary;
import speedup.report.summary.MeasuredCell;
import speedup.report.summary.RoundFigures;
import speedup.report.summary.RunSummary;
import speedup.run.Cell;
import speedup.run.ForkMetric;
import speedup.stats.ComparisonWithFastest;
import speedup.stats.Estimate;
import speedup.stats.Interval;
import speedup.stats.PairedRatio;

/**
 * Which strategy with how many workers to take for each workload.
 *
 * <p>The fastest cell is compared with every other, paired by round, and as it was found by looking
 * the comparisons are adjusted for all pairs ({@link ComparisonWithFastest}). One that is not ruled
 * out, and whose interval reaches no further than 10 % above the time of the fastest, ties with it;
 * of those that tie the one that costs the least CPU is taken, and where their CPU times tie as
 * well, the one with the fewest workers. A cell that may be as fast and may be slower than that is
 * not settled.
 *
 * <p>What is said of the others is said beside the cell that is taken. The same intervals serve for
 * it, for they hold for all pairs at once.
 */
public final class Recommendations {

  static final int FEWEST_ROUNDS = 3;
  private static final double AS_GOOD = 1.10;

  private final RoundFigures rounds;

  /** How many cells each workload has in its run, shown or not. */
  private final Map<String, Long> planned;

  private Recommendations(RunSummary summary) {
    rounds = RoundFigures.of(summary.run());
    planned =
        summary.run().planned().plan().cells().stream()
            .flatMap(cell -> BatchCell.of(cell).stream())
            .filter(Recommendations::isCandidate)
            .collect(Collectors.groupingBy(Recommendations::group, Collectors.counting()));
  }

  /**
   * One for each workload that was measured with more than one cell, in their order; none for a
   * crowd, whose cells do not do the same work. Of a workload of which cells are left out it is
   * none that can be given.
   */
  public static List<Recommendation> of(RunSummary summary) {
    Recommendations recommendations = new Recommendations(summary);
    Map<String, Integer> shown = new HashMap<>();
    Map<String, List<MeasuredCell>> workloads = new LinkedHashMap<>();
    for (CellSummary cell : summary.cells()) {
      Optional<BatchCell> batch = cell.batch().filter(Recommendations::isCandidate);
      if (batch.isPresent()) {
        shown.merge(group(batch.get()), 1, Integer::sum);
        cell.measured()
            .ifPresent(measured ->
                workloads
                    .computeIfAbsent(group(batch.get()), any -> new ArrayList<>())
                    .add(measured));
      }
    }
    List<Recommendation> all = new ArrayList<>();
    workloads.forEach((group, cells) -> {
      int those = shown.getOrDefault(group, 0);
      long planned = recommendations.planned.getOrDefault(group, 0L);
      if (those < planned) {
        all.add(
            new Recommendation.None(
                batch(cells.getFirst()),
                "%d of its %d cells %s chosen, and it takes all"
                    .formatted(those, planned, those == 1 ? "is" : "are"),
                false));
      } else if (cells.size() > 1) {
        all.add(recommendations.recommendation(cells));
      }
    });
    return List.copyOf(all);
  }

  private static boolean isCandidate(BatchCell batch) {
    return !batch.cell().isTwin() && !Crowds.isCrowd(batch);
  }

  private static String group(BatchCell batch) {
    return batch.work() + ", " + batch.lifecycle();
  }

  private Recommendation recommendation(List<MeasuredCell> cells) {
    List<MeasuredCell> candidates = cells.stream().filter(one -> one.warning().isEmpty()).toList();
    if (candidates.size() < 2) {
      return new Recommendation.None(batch(cells.getFirst()), whyTooFew(cells), false);
    }
    MeasuredCell fastest =
        candidates.stream().min(Comparator.comparingDouble(Recommendations::seconds)).orElseThrow();
    // Not its forks: of a baseline there may be two a round.
    int measured = rounds.costs(fastest.cell()).size();
    if (measured < FEWEST_ROUNDS) {
      return new Recommendation.None(
          batch(fastest),
          "it takes %d rounds, and there %s %d"
              .formatted(FEWEST_ROUNDS, measured == 1 ? "is" : "are", measured),
          true);
    }
    List<MeasuredCell> ties = new ArrayList<>(List.of(fastest));
    List<MeasuredCell> unsettled = new ArrayList<>();
    Map<Cell, ComparisonWithFastest> compared = compared(candidates, fastest);
    for (MeasuredCell other : others(candidates, fastest)) {
      ComparisonWithFastest found = compared.get(other.cell());
      if (found == null || (!found.ruledOut() && found.ratio().high() > AS_GOOD)) {
        unsettled.add(other);
      } else if (!found.ruledOut()) {
        ties.add(other);
      }
    }
    return beside(cheapest(ties), candidates, unsettled);
  }

  private static String whyTooFew(List<MeasuredCell> cells) {
    long crashed = cells.stream().filter(one -> one.status() == CellStatus.CRASHED).count();
    return crashed == 0
        ? "what was measured is the flag site, and not the strategies"
        : "%d of its %d cells crashed".formatted(crashed, cells.size());
  }

  private Recommendation beside(
      MeasuredCell taken, List<MeasuredCell> candidates, List<MeasuredCell> unsettled) {
    Map<Cell, Interval> timesAsLong = new LinkedHashMap<>();
    compared(candidates, taken).forEach((cell, found) -> timesAsLong.put(cell, found.ratio()));
    List<MeasuredCell> asGood = new ArrayList<>();
    List<MeasuredCell> slower = new ArrayList<>();
    for (MeasuredCell other : others(candidates, taken)) {
      Interval ratio = timesAsLong.get(other.cell());
      if (ratio == null || unsettled.contains(other)) {
        continue;
      }
      if (ratio.low() > 1) {
        slower.add(other);
      } else if (ratio.high() <= AS_GOOD) {
        asGood.add(other);
      }
    }
    Comparator<MeasuredCell> byTime = Comparator.comparingDouble(Recommendations::seconds);
    return new Recommendation.Best(
        taken,
        asGood.stream().sorted(byTime).toList(),
        unsettled.stream().sorted(byTime).toList(),
        slower.stream().min(byTime),
        timesAsLong);
  }

  private static List<MeasuredCell> others(List<MeasuredCell> cells, MeasuredCell than) {
    return cells.stream().filter(one -> !one.equals(than)).toList();
  }

  private Map<Cell, ComparisonWithFastest> compared(
      List<MeasuredCell> candidates, MeasuredCell with) {
    Map<Cell, Map<Integer, Double>> costs = new LinkedHashMap<>();
    candidates.forEach(one -> costs.put(one.cell(), rounds.costs(one.cell())));
    return ComparisonWithFastest.of(costs, with.cell(), RunSummary.LEVEL);
  }

  /** The least CPU time; among those that it does not tell from the least, the fewest workers. */
  private MeasuredCell cheapest(List<MeasuredCell> ties) {
    if (ties.stream().anyMatch(one -> cpu(one).isEmpty())) {
      return ties.getFirst();
    }
    MeasuredCell least =
        ties.stream().min(Comparator.comparingDouble(one -> cpu(one).orElseThrow())).orElseThrow();
    return ties.stream()
        .filter(one -> one.equals(least) || isAsCheap(one, least))
        .min(
            Comparator.<MeasuredCell>comparingInt(one -> batch(one).workers())
                .thenComparingDouble(Recommendations::seconds))
        .orElseThrow();
  }

  private boolean isAsCheap(MeasuredCell one, MeasuredCell least) {
    return cpuRatio(one, least).filter(cpu -> cpu.low() <= 1 && cpu.high() <= AS_GOOD).isPresent();
  }

  /** How many times as much CPU time a cell takes as another, with the interval. */
  private Optional<Interval> cpuRatio(MeasuredCell cell, MeasuredCell than) {
    return PairedRatio.of(rounds.cpuSeconds(cell.cell()), rounds.cpuSeconds(than.cell()))
        .estimate(RunSummary.LEVEL)
        .filter(ratio -> ratio.count() >= FEWEST_ROUNDS)
        .flatMap(Estimate::interval);
  }

  private static BatchCell batch(MeasuredCell one) {
    return one.batch().orElseThrow();
  }

  static OptionalDouble cpu(MeasuredCell one) {
    return one.metric(ForkMetric.CPU_SECONDS);
  }

  private static double seconds(MeasuredCell one) {
    return one.time().orElseThrow().value();
  }
}
