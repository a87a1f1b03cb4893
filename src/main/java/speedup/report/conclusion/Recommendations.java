package speedup.report.conclusion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import speedup.batch.Baselines;
import speedup.batch.BatchCell;
import speedup.report.summary.MeasuredCell;
import speedup.report.summary.RoundFigures;
import speedup.report.summary.RunSummary;
import speedup.report.text.Figures;
import speedup.run.Cell;
import speedup.run.JournalEntry;
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
 * named as not settled.
 */
public final class Recommendations {

  private static final int FEWEST_ROUNDS = 3;
  private static final double AS_GOOD = 1.10;
  private static final int MOST_NAMED = 3;

  private final RoundFigures rounds;

  private Recommendations(RoundFigures rounds) {
    this.rounds = rounds;
  }

  /** A sentence or two for each workload that was measured with more than one cell. */
  public static List<String> of(RunSummary summary) {
    Recommendations recommendations = new Recommendations(RoundFigures.of(summary.run()));
    Map<String, List<MeasuredCell>> workloads =
        summary.measured().stream()
            .filter(one -> one.batch().isPresent() && !one.cell().isTwin())
            .collect(
                Collectors.groupingBy(
                    one -> work(one.batch().orElseThrow()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<String> sentences = new ArrayList<>();
    workloads.forEach((name, cells) -> {
      if (cells.size() > 1) {
        sentences.add(name + ": " + recommendations.sentence(cells));
      }
    });
    return sentences;
  }

  private static String work(BatchCell batch) {
    return batch.work() + ", " + batch.lifecycle();
  }

  private String sentence(List<MeasuredCell> cells) {
    List<MeasuredCell> candidates = cells.stream().filter(one -> one.warning().isEmpty()).toList();
    if (candidates.size() < 2) {
      return "no recommendation: what was measured is the flag site, and not the strategies.";
    }
    MeasuredCell fastest =
        candidates.stream().min(Comparator.comparingDouble(Recommendations::seconds)).orElseThrow();
    if (fastest.forks() < FEWEST_ROUNDS) {
      return "no recommendation: it takes %d rounds, and there %s %d."
          .formatted(FEWEST_ROUNDS, fastest.forks() == 1 ? "is" : "are", fastest.forks());
    }
    Map<Cell, ComparisonWithFastest> compared = compared(candidates, fastest);
    List<MeasuredCell> asGood = new ArrayList<>(List.of(fastest));
    List<MeasuredCell> unsettled = new ArrayList<>();
    for (MeasuredCell other : candidates) {
      if (!other.equals(fastest)) {
        ComparisonWithFastest found = compared.get(other.cell());
        if (found == null || (!found.ruledOut() && found.ratio().high() > AS_GOOD)) {
          unsettled.add(other);
        } else if (!found.ruledOut()) {
          asGood.add(other);
        }
      }
    }
    MeasuredCell taken = cheapest(asGood);
    return (unsettled.isEmpty() ? "take " : "not settled; the best so far is ")
        + words(taken)
        + ": "
        + Figures.time(taken.time().orElseThrow())
        + over(taken)
        + "."
        + reason(taken, asGood)
        + runnerUp(fastest, asGood, unsettled, candidates, compared)
        + notSettled(fastest, unsettled, compared)
        + " Rests on "
        + taken.forks()
        + " rounds.";
  }

  private Map<Cell, ComparisonWithFastest> compared(
      List<MeasuredCell> candidates, MeasuredCell fastest) {
    Map<Cell, Map<Integer, Double>> costs = new LinkedHashMap<>();
    candidates.forEach(one -> costs.put(one.cell(), rounds.costs(one.cell())));
    return ComparisonWithFastest.of(costs, fastest.cell(), RunSummary.LEVEL);
  }

  /** The least CPU time; among those that it does not tell from the least, the fewest workers. */
  private MeasuredCell cheapest(List<MeasuredCell> asGood) {
    if (asGood.stream().anyMatch(one -> cpu(one).isEmpty())) {
      return asGood.getFirst();
    }
    MeasuredCell least =
        asGood.stream()
            .min(Comparator.comparingDouble(one -> cpu(one).orElseThrow()))
            .orElseThrow();
    return asGood.stream()
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

  private static String reason(MeasuredCell taken, List<MeasuredCell> asGood) {
    if (asGood.size() == 1) {
      return "";
    }
    List<MeasuredCell> others = asGood.stream().filter(one -> !one.equals(taken)).toList();
    String cost =
        cpu(taken).isPresent()
            ? "none is shown to cost less CPU than its " + Figures.seconds(cpu(taken).getAsDouble())
            : "what they cost in CPU is not available";
    return " As fast within 10%: " + names(others) + "; " + cost + ".";
  }

  private static String runnerUp(
      MeasuredCell fastest,
      List<MeasuredCell> asGood,
      List<MeasuredCell> unsettled,
      List<MeasuredCell> candidates,
      Map<Cell, ComparisonWithFastest> compared) {
    return candidates.stream()
        .filter(one -> !asGood.contains(one) && !unsettled.contains(one))
        .min(Comparator.comparingDouble(Recommendations::seconds))
        .map(next ->
            " The next, " + words(next) + ", takes " + timesAsLong(next, fastest, compared) + ".")
        .orElse("");
  }

  private static String notSettled(
      MeasuredCell fastest,
      List<MeasuredCell> unsettled,
      Map<Cell, ComparisonWithFastest> compared) {
    if (unsettled.isEmpty()) {
      return "";
    }
    MeasuredCell first =
        unsettled.stream().min(Comparator.comparingDouble(Recommendations::seconds)).orElseThrow();
    String more = unsettled.size() == 1 ? "" : ", and so for " + (unsettled.size() - 1) + " more";
    return " The evidence does not suffice to rule out "
        + words(first)
        + ", which takes "
        + timesAsLong(first, fastest, compared)
        + more
        + ": more rounds would tell.";
  }

  private static String timesAsLong(
      MeasuredCell cell, MeasuredCell fastest, Map<Cell, ComparisonWithFastest> compared) {
    return Optional.ofNullable(compared.get(cell.cell()))
            .map(ComparisonWithFastest::ratio)
            .map(ratio ->
                Figures.factor(ratio.estimate()) + " " + Figures.interval(ratio, Figures::factor))
            .orElse("an unknown multiple of")
        + " the time of "
        + words(fastest);
  }

  private static String over(MeasuredCell taken) {
    return Baselines.isSequential(batch(taken))
        ? ""
        : taken
            .factor()
            .map(speedup -> ", " + Figures.speedup(speedup) + " over its baseline")
            .orElse("");
  }

  private static String names(List<MeasuredCell> cells) {
    String names =
        cells.stream()
            .limit(MOST_NAMED)
            .map(Recommendations::words)
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

  private static OptionalDouble cpu(MeasuredCell one) {
    return one.metric(JournalEntry.Metric.CPU_SECONDS);
  }

  private static double seconds(MeasuredCell one) {
    return one.time().orElseThrow().value();
  }
}
