package speedup.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import speedup.stats.PairedRatio;
import speedup.stats.StoppingRule;
import speedup.stats.VarianceComponents;

/**
 * What the entries of a journal add up to: which cells are still to be measured, in which round the
 * run is, and how sure the speedups are so far. A resumed run makes it again from the journal, and
 * goes on exactly as it would have.
 */
final class Ledger {

  private final Plan plan;
  private final Map<Cell, SortedMap<Integer, JournalEntry.Fork>> forks = new LinkedHashMap<>();
  private final Set<Cell> ended = new LinkedHashSet<>();
  private int round = 1;
  private double measuredSeconds;

  Ledger(Plan plan) {
    this.plan = plan;
    plan.cells().forEach(cell -> forks.put(cell, new TreeMap<>()));
  }

  void add(JournalEntry entry) {
    switch (entry) {
      case JournalEntry.Fork fork -> {
        measuredSeconds += fork.elapsedSeconds();
        round = Math.max(round, fork.round());
        if (fork.counts()) {
          of(fork.cell()).put(fork.round(), fork);
        }
      }
      case JournalEntry.Failure failure -> {
        measuredSeconds += failure.elapsedSeconds();
        round = Math.max(round, failure.round());
      }
      case JournalEntry.Ended end -> {
        // An interrupted run goes on when it is resumed.
        if (end.end() != CellEnd.INTERRUPTED) {
          ended.add(end.cell());
        }
      }
      case JournalEntry.Planned planned -> {}
      case JournalEntry.Ceiling ceiling -> {}
      case JournalEntry.Resumed resumed -> {}
      case JournalEntry.Finished finished -> {}
    }
  }

  /** The round that is being measured, or the last one that was. */
  int round() {
    return round;
  }

  /** The time of all forks so far, in seconds. */
  double measuredSeconds() {
    return measuredSeconds;
  }

  boolean has(Cell cell, int inRound) {
    return of(cell).containsKey(inRound);
  }

  /** In how many rounds the cell has been measured. */
  int forkCount(Cell cell) {
    return of(cell).size();
  }

  /** The cells that are still to be measured, in the order of the plan. */
  List<Cell> active() {
    List<Cell> active = new ArrayList<>(plan.cells());
    active.removeAll(ended);
    return List.copyOf(active);
  }

  /**
   * The cells that have been measured well enough, each with the reason. A baseline stays until the
   * last cell that is compared with it has ended.
   */
  Map<Cell, CellEnd> finished() {
    Map<Cell, CellEnd> finished = new LinkedHashMap<>();
    List<Cell> active = active();
    for (Cell cell : active) {
      decision(cell).ifPresent(end -> finished.put(cell, end));
    }
    for (Cell cell : active) {
      boolean needed =
          active.stream()
              .filter(other -> !other.equals(cell) && !finished.containsKey(other))
              .anyMatch(other -> baseline(other).filter(cell::equals).isPresent());
      if (needed) {
        finished.remove(cell);
      }
    }
    return finished;
  }

  /**
   * How wide the interval of a cell's speedup is, as half its width; infinite before two rounds.
   */
  double precision(Cell cell) {
    return plan.rules().stoppingRule().precisionReached(logarithms(cell));
  }

  /** How many rounds the cell is expected to have in the end. */
  int roundsExpected(Cell cell) {
    return ended.contains(cell)
        ? of(cell).size()
        : plan.rules().stoppingRule().roundsExpected(logarithms(cell));
  }

  /**
   * How many iterations a fork of the cell is best given, from what its forks have shown so far.
   *
   * @param least never fewer
   * @param most never more
   * @return empty as long as they do not show enough
   */
  Optional<Integer> iterations(Cell cell, int least, int most) {
    List<JournalEntry.Fork> measured = List.copyOf(of(cell).values());
    if (measured.size() < Math.max(2, plan.rules().minimumRounds() / 2)) {
      return Optional.empty();
    }
    double iteration =
        measured.stream().mapToDouble(JournalEntry.Fork::mean).average().orElseThrow();
    double whole =
        measured.stream()
            .mapToDouble(fork -> fork.elapsedSeconds() - sum(fork.iterationSeconds()))
            .average()
            .orElseThrow();
    return VarianceComponents.of(
            measured.stream()
                .map(fork ->
                    fork.iterationSeconds().stream().mapToDouble(Double::doubleValue).toArray())
                .toList())
        .map(components -> components.iterationsPerFork(iteration, whole, least, most));
  }

  private static double sum(List<Double> seconds) {
    return seconds.stream().mapToDouble(Double::doubleValue).sum();
  }

  private Optional<CellEnd> decision(Cell cell) {
    return switch (plan.rules().stoppingRule().decide(logarithms(cell))) {
      case CONTINUE -> Optional.empty();
      case PRECISE -> Optional.of(CellEnd.PRECISE);
      case ROUNDS -> Optional.of(CellEnd.ROUNDS);
    };
  }

  /** Of the speedup over the baseline; of the time, for a baseline itself. */
  private double[] logarithms(Cell cell) {
    Optional<Cell> baseline = baseline(cell).filter(base -> !base.equals(cell));
    if (baseline.isPresent()) {
      return PairedRatio.of(means(baseline.get()), means(cell)).logRatios();
    }
    return StoppingRule.logarithms(
        means(cell).values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  private Optional<Cell> baseline(Cell cell) {
    return Baselines.of(cell, plan.cells());
  }

  private SortedMap<Integer, Double> means(Cell cell) {
    SortedMap<Integer, Double> means = new TreeMap<>();
    of(cell).forEach((number, fork) -> means.put(number, fork.mean()));
    return means;
  }

  private SortedMap<Integer, JournalEntry.Fork> of(Cell cell) {
    return forks.computeIfAbsent(cell, one -> new TreeMap<>());
  }
}
