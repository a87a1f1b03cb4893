package speedup.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import speedup.stats.OddForks;
import speedup.stats.PairedRatio;
import speedup.stats.StoppingRule;
import speedup.stats.VarianceComponents;

/**
 * What the entries of a journal add up to: which cells are still to be measured, in which round the
 * run is, and how sure the speedups are so far. A resumed run makes it again from the journal, and
 * goes on exactly as it would have.
 */
final class Ledger {

  /**
   * As a share of the rest of a fork. In the default job it gives the 13 cells whose batches take
   * 0.08 to 0.25 s a second one, for 4 % of the time. Their batches vary within a fork by about as
   * much as between forks, so that it takes a quarter off the variance of what a fork tells.
   */
  private static final double HARDLY_ANY_TIME = 0.15;

  private final Plan plan;
  private final Map<Cell, Cell> baselines;
  private final Map<Cell, List<Cell>> compared = new HashMap<>();
  private final Map<Cell, SortedMap<ForkNumber, JournalEntry.Fork>> forks = new LinkedHashMap<>();
  private final Map<Cell, JournalEntry.Ended> ended = new LinkedHashMap<>();
  private final Map<Cell, JournalEntry.Failure> failures = new LinkedHashMap<>();
  private final Set<Cell> cannotWarmUpLonger = new HashSet<>();
  private final List<JournalEntry.Fork> aside = new ArrayList<>();
  private final List<JournalEntry.Failure> crashes = new ArrayList<>();
  private int round;
  private double measuredSeconds;
  private boolean isFinished;

  /** Up to this round no cell has anything to make up for: more is wanted only of later ones. */
  private int reopened;

  /** What {@link #counting} worked out, until there is another entry. */
  private @Nullable Map<Cell, Map<ForkNumber, Double>> counting;

  /** What {@link #logarithms} worked out, until there is another entry. */
  private final Map<Cell, double[]> logarithms = new HashMap<>();

  /** What {@link #warmUp} worked out, until there is another entry. */
  private final Map<Cell, Integer> warmUps = new HashMap<>();

  Ledger(Plan plan) {
    this.plan = plan;
    plan.cells().forEach(cell -> forks.put(cell, new TreeMap<>()));
    baselines = plan.layout().baselinesOf(plan.cells());
    baselines.entrySet().removeIf(pair -> pair.getKey().equals(pair.getValue()));
    baselines.forEach(
        (cell, baseline) -> compared.computeIfAbsent(baseline, any -> new ArrayList<>()).add(cell));
  }

  void add(JournalEntry entry) {
    switch (entry) {
      case JournalEntry.Fork fork -> {
        measuredSeconds += fork.elapsedSeconds();
        isFinished = false;
        if (fork.warmUp() < warmUp(fork.cell())) {
          cannotWarmUpLonger.add(fork.cell());
        }
        round = Math.max(round, fork.round());
        if (fork.counts()) {
          of(fork.cell()).put(fork.number(), fork);
        } else {
          aside.add(fork);
        }
      }
      case JournalEntry.Failure failure -> {
        measuredSeconds += failure.elapsedSeconds();
        round = Math.max(round, failure.round());
        if (failure.crashed()) {
          crashes.add(failure);
        } else {
          failures.put(failure.cell(), failure);
        }
      }
      case JournalEntry.Ended end -> {
        if (end.end() == CellEnd.FAILED) {
          crashes.stream()
              .filter(crash -> crash.cell().equals(end.cell()))
              .forEach(crash -> failures.put(crash.cell(), crash));
        }
        // An interrupted run goes on when it is resumed.
        if (end.end() != CellEnd.INTERRUPTED) {
          ended.put(end.cell(), end);
        }
      }
      case JournalEntry.Planned planned -> {}
      case JournalEntry.Ceiling ceiling -> {}
      case JournalEntry.Calibration calibration -> {}
      case JournalEntry.Resumed resumed -> {
        // What failed is measured again: whoever resumes has seen it, and may have mended why.
        failures.clear();
        crashes.clear();
        ended.values().removeIf(end -> end.end() == CellEnd.FAILED);
        if (resumed.rules() != null) {
          ended.clear();
          reopened = isFinished ? round : Math.max(0, round - 1);
        }
      }
      case JournalEntry.Finished finished -> isFinished = finished.interrupted() == null;
    }
    counting = null;
    logarithms.clear();
    warmUps.clear();
  }

  /** The last round of which a fork was measured; 0 before the first. */
  int round() {
    return round;
  }

  /** The time of all forks so far, in seconds. */
  double measuredSeconds() {
    return measuredSeconds;
  }

  /** How many forks there are, also those that were set aside. */
  int forkCount() {
    return aside.size() + forks.values().stream().mapToInt(Map::size).sum();
  }

  /** Whether nothing is left to be measured in a turn of a round. */
  boolean isDone(Turn turn, int inRound) {
    return of(turn.cell()).containsKey(turn.in(inRound)) || !isActive(turn.cell());
  }

  /**
   * How many forks a cell has in a round: more than one if many others are compared with it, so
   * that no single fork moves them all.
   */
  int forksARound(Cell cell) {
    return plan.rules().forksARound(compared.getOrDefault(cell, List.of()).size());
  }

  private List<Turn> turns(Cell cell) {
    return IntStream.range(0, forksARound(cell)).mapToObj(turn -> new Turn(cell, turn)).toList();
  }

  /** How often a cell was set aside in a turn of a round. */
  int repeats(Turn turn, int inRound) {
    return (int)
        aside.stream()
            .filter(
                fork -> fork.cell().equals(turn.cell()) && fork.number().equals(turn.in(inRound)))
            .count();
  }

  /** How often a fork of its cell died in its round, of itself or for want of something. */
  int crashesAlike(JournalEntry.Failure failure) {
    return (int)
        crashes.stream()
            .filter(crash -> crash.round() == failure.round())
            .filter(crash -> crash.cell().equals(failure.cell()))
            .filter(crash -> crash.revived() == failure.revived())
            .count();
  }

  /** The first round that an active cell has no fork of, but no later one than the last. */
  int firstOpenRound() {
    return active().stream().mapToInt(this::firstOpenRound).min().stream()
        .map(open -> Math.min(open, Math.max(round, reopened + 1)))
        .findAny()
        .orElse(round);
  }

  private int firstOpenRound(Cell cell) {
    int open = reopened + 1;
    while (isWhole(cell, open)) {
      open++;
    }
    return open;
  }

  private boolean isWhole(Cell cell, int inRound) {
    return turns(cell).stream().allMatch(turn -> of(cell).containsKey(turn.in(inRound)));
  }

  /** In how many rounds a cell was measured. */
  int rounds(Cell cell) {
    return (int) of(cell).keySet().stream().mapToInt(ForkNumber::round).distinct().count();
  }

  /** Whether more is wanted than was: some cells may have it already. */
  boolean isReopened() {
    return reopened > 0;
  }

  /** How often any cell was set aside in a round. */
  int repeats(int inRound) {
    return (int) aside.stream().filter(fork -> fork.round() == inRound).count();
  }

  /** The forks of a cell that were not set aside; odd ones are among them. */
  List<JournalEntry.Fork> forks(Cell cell) {
    return List.copyOf(of(cell).values());
  }

  /** The cells that are still to be measured, in the order of the plan. */
  List<Cell> active() {
    return plan.cells().stream().filter(this::isActive).toList();
  }

  private boolean isActive(Cell cell) {
    return !ended.containsKey(cell) && !failures.containsKey(cell);
  }

  /**
   * What is measured in a round, in the order of the plan: also of cells that have ended in the
   * course of it, so that the order of the round is the same when it is resumed.
   */
  List<Turn> inRound(int number) {
    return plan.cells().stream()
        .filter(cell -> lastRound(cell) >= number)
        .flatMap(cell -> turns(cell).stream())
        .toList();
  }

  private int lastRound(Cell cell) {
    JournalEntry.Ended end = ended.get(cell);
    JournalEntry.Failure failure = failures.get(cell);
    return failure != null ? failure.round() : end != null ? end.round() : Integer.MAX_VALUE;
  }

  /** Cells that have failed, with the end of each that the journal does not have yet. */
  List<JournalEntry.Ended> unwrittenFailures() {
    return failures.values().stream()
        .filter(failure -> !ended.containsKey(failure.cell()))
        .map(failure -> new JournalEntry.Ended(failure.cell(), failure.round(), CellEnd.FAILED))
        .toList();
  }

  /** Whether it was found before that the budget is spent. */
  boolean isBudgetSpent() {
    return count(CellEnd.BUDGET) > 0;
  }

  /** How many cells have ended so. */
  int count(CellEnd why) {
    return (int) ended.values().stream().filter(end -> end.end() == why).count();
  }

  /**
   * The cells that have been measured well enough, each with the reason. A baseline stays until the
   * last cell that is compared with it has ended, and no longer: its own time need not be precise.
   */
  Map<Cell, CellEnd> finished() {
    Map<Cell, CellEnd> finished = new LinkedHashMap<>();
    List<Cell> baselines = new ArrayList<>();
    for (Cell cell : active()) {
      if (compared(cell).isEmpty()) {
        decision(cell).ifPresent(end -> finished.put(cell, end));
      } else {
        baselines.add(cell);
      }
    }
    for (Cell baseline : baselines) {
      List<Cell> compared = compared(baseline);
      // It may have failed, and be measured again in the rounds that it missed.
      boolean isWhole = firstOpenRound(baseline) > round;
      if (isWhole
          && compared.stream()
              .allMatch(cell -> ended.containsKey(cell) || finished.containsKey(cell))) {
        boolean precise =
            compared.stream().allMatch(cell -> end(cell, finished) == CellEnd.PRECISE);
        finished.put(baseline, precise ? CellEnd.PRECISE : CellEnd.ROUNDS);
      }
    }
    return finished;
  }

  private CellEnd end(Cell cell, Map<Cell, CellEnd> finished) {
    JournalEntry.Ended end = ended.get(cell);
    return end != null ? end.end() : finished.getOrDefault(cell, CellEnd.ROUNDS);
  }

  /** The cells whose speedup is over this one and has not failed. */
  List<Cell> compared(Cell baseline) {
    return compared.getOrDefault(baseline, List.of()).stream()
        .filter(cell -> !failures.containsKey(cell))
        .toList();
  }

  /**
   * How wide the interval of a cell's speedup is, as half its width; infinite before two rounds.
   */
  double precision(Cell cell) {
    return plan.rules().stoppingRule().precisionReached(logarithms(cell));
  }

  /** In how many rounds the cell is still to be measured, if it goes on as it did. */
  int roundsLeft(Cell cell) {
    return isActive(cell) ? Math.max(0, Math.max(round, roundsExpected(cell)) - rounds(cell)) : 0;
  }

  private int roundsExpected(Cell cell) {
    return compared(cell).stream()
        .filter(this::isActive)
        .mapToInt(this::roundsExpectedOf)
        .max()
        .orElseGet(() -> roundsExpectedOf(cell));
  }

  /** A round with an odd fork was measured and does not count, and so takes one more. */
  private int roundsExpectedOf(Cell cell) {
    double[] logarithms = logarithms(cell);
    int uncounted = Math.max(0, rounds(cell) - logarithms.length);
    return Math.min(
        plan.rules().maximumRounds(),
        plan.rules().stoppingRule().roundsExpected(logarithms) + uncounted);
  }

  /**
   * How many times as long as its benchmark says the next fork of a cell is to warm up. A fixed
   * number of rounds is measured as it is: it depends on no result.
   */
  int warmUp(Cell cell) {
    return plan.rules().precision() == 0 || cannotWarmUpLonger.contains(cell)
        ? 1
        : warmUps.computeIfAbsent(cell, any -> WarmUps.next(of(cell).values()));
  }

  /** The forks that count are not yet those that warmed up for as long as the next one. */
  private boolean isStillWarming(Cell cell) {
    return WarmUps.longest(of(cell).values()).stream()
        .anyMatch(fork -> fork.warmUp() < warmUp(cell));
  }

  /**
   * How many iterations a fork of the cell is best given. Before the first fork nobody knows how
   * long one takes; then their number follows from the costs; and when more than the least number
   * of rounds is expected, also from how much iterations and forks have varied. What is measured
   * never takes longer than the rest of the fork, start and warm-up: that it would pay to, few
   * forks cannot show. As long as the budget does not hold the least number of rounds, these come
   * first, and no more iterations are added than hardly take time: without a second one nothing
   * tells whether a cell still warms up.
   *
   * @param most never more
   * @return empty for what the benchmark itself says
   */
  Optional<Integer> iterations(Cell cell, int most) {
    List<JournalEntry.Fork> measured = forks(cell);
    if (measured.isEmpty()) {
      return Optional.empty();
    }
    double iteration =
        measured.stream()
            .mapToDouble(fork -> fork.measuredSeconds() / fork.scores().size())
            .average()
            .orElseThrow();
    double rest =
        measured.stream()
            .mapToDouble(fork -> Math.max(0, fork.elapsedSeconds() - fork.measuredSeconds()))
            .average()
            .orElseThrow();
    double affordable =
        isShortOfRounds() ? 1 + HARDLY_ANY_TIME * rest / iteration : rest / iteration;
    int mostForTheRest = (int) Math.clamp(affordable, 1, most);
    return mostForTheRest == 1 && isShortOfRounds()
        ? Optional.empty()
        : Optional.of(
            components(cell, measured).iterationsPerFork(iteration, rest, 1, mostForTheRest));
  }

  /** Whether the budget ends before the least number of rounds, if all go on as the ones so far. */
  private boolean isShortOfRounds() {
    Rules rules = plan.rules();
    Duration budget = rules.budget();
    int forksARound = forks.keySet().stream().mapToInt(this::forksARound).sum();
    int counted = forkCount() - aside.size();
    return rules.precision() > 0
        && budget != null
        && measuredSeconds / counted * forksARound * rules.minimumRounds()
            > budget.toMillis() / 1e3;
  }

  private VarianceComponents components(Cell cell, List<JournalEntry.Fork> measured) {
    Rules rules = plan.rules();
    boolean doesAsItIs = rules.precision() > 0 && roundsExpected(cell) <= rules.minimumRounds();
    if (measured.size() < Math.max(2, rules.minimumRounds() / 2) || doesAsItIs) {
      return VarianceComponents.EQUAL;
    }
    return VarianceComponents.of(
            measured.stream()
                .filter(fork -> counting(cell).containsKey(fork.number()))
                .map(fork -> fork.scores().stream().mapToDouble(Double::doubleValue).toArray())
                .toList())
        .orElse(VarianceComponents.EQUAL);
  }

  private Optional<CellEnd> decision(Cell cell) {
    StoppingRule.Decision decided = plan.rules().stoppingRule().decide(logarithms(cell));
    return switch (isStillWarming(cell) ? StoppingRule.Decision.CONTINUE : decided) {
      case CONTINUE ->
          rounds(cell) < plan.rules().maximumRounds()
              ? Optional.empty()
              : Optional.of(CellEnd.ROUNDS);
      case PRECISE -> Optional.of(CellEnd.PRECISE);
      case ROUNDS -> Optional.of(CellEnd.ROUNDS);
    };
  }

  /**
   * Of the factor over the baseline; of the score, for a baseline itself or without one. Rounds in
   * which either fork is odd are not among them.
   */
  private double[] logarithms(Cell cell) {
    return logarithms.computeIfAbsent(cell, this::logarithmsOf);
  }

  private double[] logarithmsOf(Cell cell) {
    Optional<Cell> baseline = baseline(cell);
    if (baseline.isPresent()) {
      return PairedRatio.of(byRound(baseline.get()), byRound(cell)).logRatios();
    }
    return StoppingRule.logarithms(
        byRound(cell).values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Another cell that it is compared with; a baseline that has failed is none any more. */
  private Optional<Cell> baseline(Cell cell) {
    return Optional.ofNullable(baselines.get(cell)).filter(base -> !failures.containsKey(base));
  }

  /** What a cell costs in each round, of the forks that count. */
  private SortedMap<Integer, Double> byRound(Cell cell) {
    Map<Integer, List<Double>> rounds = new TreeMap<>();
    counting(cell)
        .forEach((number, cost) ->
            rounds.computeIfAbsent(number.round(), any -> new ArrayList<>()).add(cost));
    return PairedRatio.means(rounds);
  }

  /** The costs of the forks that count. */
  private Map<ForkNumber, Double> counting(Cell cell) {
    Map<Cell, Map<ForkNumber, Double>> known = counting;
    if (known == null) {
      known = countingOfAll();
      counting = known;
    }
    return known.getOrDefault(cell, Map.of());
  }

  private Map<Cell, Map<ForkNumber, Double>> countingOfAll() {
    Map<Cell, Map<ForkNumber, Double>> costs = new LinkedHashMap<>();
    forks.forEach((cell, measured) -> {
      Map<ForkNumber, Double> ofCell = new TreeMap<>();
      WarmUps.longest(measured.values()).forEach(fork -> ofCell.put(fork.number(), fork.cost()));
      costs.put(cell, ofCell);
    });
    CountingForks.odd(costs, plan.rules().oddOneIn())
        .forEach((cell, odd) ->
            costs.computeIfPresent(cell, (same, all) -> OddForks.counting(all, odd)));
    return costs;
  }

  private SortedMap<ForkNumber, JournalEntry.Fork> of(Cell cell) {
    return forks.computeIfAbsent(cell, one -> new TreeMap<>());
  }
}
