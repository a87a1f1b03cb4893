package speedup.report.conclusion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import speedup.batch.Baselines;
import speedup.batch.BatchCell;
import speedup.report.summary.MeasuredCell;
import speedup.report.summary.RoundFigures;
import speedup.report.summary.RunSummary;
import speedup.report.text.Figures;
import speedup.run.Cell;
import speedup.run.JournalEntry;
import speedup.stats.Estimate;
import speedup.stats.Interval;
import speedup.stats.PairedRatio;

/**
 * Which strategy with how many workers to take for each workload.
 *
 * <p>The fastest cell is compared with every other, paired by round. One whose interval reaches the
 * time of the fastest, and no further than 10 % above it, ties with it; of those that tie the one
 * that costs the least CPU is taken, and where their CPU times tie as well, the one with the fewest
 * workers. A cell that may be as fast and may be slower than that is named as not settled. The
 * intervals are at 95 % each, not adjusted for how many there are.
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
    List<MeasuredCell> asGood = new ArrayList<>(List.of(fastest));
    List<MeasuredCell> unsettled = new ArrayList<>();
    for (MeasuredCell other : candidates) {
      if (!other.equals(fastest)) {
        Optional<Interval> times = slowness(other, fastest, rounds::costs);
        if (times.isEmpty() || (times.get().low() <= 1 && times.get().high() > AS_GOOD)) {
          unsettled.add(other);
        } else if (times.get().low() <= 1) {
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
        + runnerUp(fastest, asGood, unsettled, candidates)
        + notSettled(fastest, unsettled)
        + " Rests on "
        + taken.forks()
        + " rounds.";
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
    return slowness(one, least, rounds::cpuSeconds)
        .filter(cpu -> cpu.low() <= 1 && cpu.high() <= AS_GOOD)
        .isPresent();
  }

  /** How many times as much a cell takes as another, with the interval. */
  private static Optional<Interval> slowness(
      MeasuredCell cell, MeasuredCell than, Function<Cell, Map<Integer, Double>> figure) {
    return PairedRatio.of(figure.apply(cell.cell()), figure.apply(than.cell()))
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
            ? "none is shown to cost less CPU than its "
                + Figures.seconds(cpu(taken).getAsDouble())
            : "what they cost in CPU is not available";
    return " As fast within 10%: " + names(others) + "; " + cost + ".";
  }

  private String runnerUp(
      MeasuredCell fastest,
      List<MeasuredCell> asGood,
      List<MeasuredCell> unsettled,
      List<MeasuredCell> candidates) {
    return candidates.stream()
        .filter(one -> !asGood.contains(one) && !unsettled.contains(one))
        .min(Comparator.comparingDouble(Recommendations::seconds))
        .map(next -> " The next, " + words(next) + ", takes " + timesAsLong(next, fastest) + ".")
        .orElse("");
  }

  private String notSettled(MeasuredCell fastest, List<MeasuredCell> unsettled) {
    if (unsettled.isEmpty()) {
      return "";
    }
    MeasuredCell first =
        unsettled.stream().min(Comparator.comparingDouble(Recommendations::seconds)).orElseThrow();
    String more = unsettled.size() == 1 ? "" : ", and so for " + (unsettled.size() - 1) + " more";
    return " The evidence does not suffice to rule out "
        + words(first)
        + ", which takes "
        + timesAsLong(first, fastest)
        + more
        + ": more rounds would tell.";
  }

  private String timesAsLong(MeasuredCell cell, MeasuredCell fastest) {
    return slowness(cell, fastest, rounds::costs)
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
