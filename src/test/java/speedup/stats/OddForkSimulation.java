package speedup.stats;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Workloads of ten equal cells, the first of them the baseline, in which a share of the forks takes
 * twice the time.
 *
 * @param variation what forks vary by, normally distributed
 * @param drift what the machine drifts by from round to round
 * @param odd the share of forks that take twice the time
 * @param onBaseline whether the baseline has odd forks too
 * @param withRule whether odd forks are left out
 */
record OddForkSimulation(
    Shape shape, double variation, double drift, double odd, boolean onBaseline, boolean withRule) {

  private static final int CELLS = 10;

  /**
   * What came of it.
   *
   * @param missed the share of intervals that do not hold the truth
   * @param halfWidth their median half width, on the logarithmic scale
   * @param rounds how many rounds a cell was measured
   * @param precise the share of cells that ended for being precise
   */
  record Figures(double missed, double halfWidth, double rounds, double precise) {}

  static OddForkSimulation of(double variation, double odd, boolean withRule) {
    return new OddForkSimulation(Shape.NORMAL, variation, 0, odd, true, withRule);
  }

  /** Cells measured for a fixed number of rounds, the baseline a number of times in each. */
  Figures fixed(int cells, int rounds, int repeats) {
    Random random = new Random(42);
    List<Interval> intervals = new ArrayList<>();
    int paired = 0;
    while (intervals.size() < cells) {
      Map<Integer, Map<Fork, Double>> forks = new TreeMap<>();
      for (int round = 0; round < rounds; round++) {
        measure(forks, IntStream.range(0, CELLS).toArray(), round, repeats, random);
      }
      Map<Integer, Map<Fork, Double>> counting = counting(forks, OddForks.ONE_IN_FOUR);
      for (int cell = 1; cell < CELLS; cell++) {
        PairedRatio ratio = ratio(counting, cell);
        paired += ratio.count();
        ratio.estimate(0.95).flatMap(Estimate::interval).ifPresent(intervals::add);
      }
    }
    double[] widths =
        intervals.stream()
            .mapToDouble(interval -> Math.log(interval.high() / interval.low()) / 2)
            .toArray();
    double missed = intervals.stream().filter(interval -> !interval.contains(1)).count();
    return new Figures(
        missed / intervals.size(), Quantiles.median(widths), paired / (double) intervals.size(), 0);
  }

  /** Cells measured until the rule ends them, as a run does. */
  Figures stopped(int cells, StoppingRule rule) {
    Random random = new Random(42);
    int measured = 0;
    int missed = 0;
    int precise = 0;
    int rounds = 0;
    List<Double> widths = new ArrayList<>();
    while (measured < cells) {
      Map<Integer, Map<Fork, Double>> forks = new TreeMap<>();
      List<Integer> active = new ArrayList<>(IntStream.range(1, CELLS).boxed().toList());
      for (int round = 0; !active.isEmpty(); round++) {
        int[] inRound =
            IntStream.concat(IntStream.of(0), active.stream().mapToInt(cell -> cell)).toArray();
        measure(forks, inRound, round, 1, random);
        Map<Integer, Map<Fork, Double>> counting = counting(forks, OddForks.ONE_IN_FIVE);
        for (Integer cell : List.copyOf(active)) {
          PairedRatio ratio = ratio(counting, cell);
          boolean isPrecise = rule.decide(ratio.logRatios()) == StoppingRule.Decision.PRECISE;
          if (isPrecise || round + 1 >= rule.maximumRounds()) {
            Interval interval =
                ratio.estimate(rule.level(ratio.count())).flatMap(Estimate::interval).orElseThrow();
            active.remove((Object) cell);
            measured++;
            rounds += round + 1;
            missed += interval.contains(1) ? 0 : 1;
            precise += isPrecise ? 1 : 0;
            widths.add(Math.log(interval.high() / interval.low()) / 2);
          }
        }
      }
    }
    return new Figures(
        missed / (double) measured,
        Quantiles.median(widths.stream().mapToDouble(Double::doubleValue).toArray()),
        rounds / (double) measured,
        precise / (double) measured);
  }

  /**
   * Tables of ten cells of which the first became so much slower.
   *
   * @return the share of tables that find it, and the share with an alarm elsewhere
   */
  double[] compared(int tables, int forks, double change) {
    Random random = new Random(7);
    int found = 0;
    int alarms = 0;
    for (int table = 0; table < tables; table++) {
      Map<Integer, Map<Fork, Double>> base = new TreeMap<>();
      Map<Integer, Map<Fork, Double>> changed = new TreeMap<>();
      for (int round = 0; round < forks; round++) {
        measure(base, IntStream.range(0, CELLS).toArray(), round, 1, random);
        measure(changed, IntStream.range(0, CELLS).toArray(), round, 1, random);
      }
      requireNonNull(changed.get(0)).replaceAll((fork, time) -> time * change);
      boolean[] alarm =
          SimulatedTable.alarms(
              arrays(counting(base, OddForks.ONE_IN_FIVE)),
              arrays(counting(changed, OddForks.ONE_IN_FIVE)),
              0.05);
      found += alarm[0] ? 1 : 0;
      alarms += IntStream.range(1, CELLS).anyMatch(cell -> alarm[cell]) ? 1 : 0;
    }
    return new double[] {found / (double) tables, alarms / (double) tables};
  }

  /** The share of tables of ten cells, whose forks vary by 3 %, that find slow forks on a side. */
  static double slowForkAlarms(
      int tables, double base, double changed, int baseForks, int changedForks) {
    Random random = new Random(11);
    int alarms = 0;
    for (int table = 0; table < tables; table++) {
      List<SlowForks> cells = new ArrayList<>();
      for (int cell = 0; cell < CELLS; cell++) {
        cells.add(
            SlowForks.of(forks(random, baseForks, base), forks(random, changedForks, changed)));
      }
      for (boolean finding : SlowForks.findings(cells, 0.95)) {
        if (finding) {
          alarms++;
          break;
        }
      }
    }
    return alarms / (double) tables;
  }

  /** The share of tables that find one cell of which a share of the forks became slow. */
  static double bistableFound(int tables, double odd, double slow, int forks) {
    Random random = new Random(12);
    int found = 0;
    for (int table = 0; table < tables; table++) {
      List<SlowForks> cells = new ArrayList<>();
      for (int cell = 0; cell < CELLS; cell++) {
        cells.add(
            SlowForks.of(forks(random, forks, odd), forks(random, forks, cell == 0 ? slow : odd)));
      }
      found += SlowForks.findings(cells, 0.95)[0] && cells.get(0).areOfTheChangedRun() ? 1 : 0;
    }
    return found / (double) tables;
  }

  /**
   * The share of pairs of sides, of which one is so many times as slow in all its forks, that are
   * taken for one that is slow in some of them.
   *
   * @param base what the forks of the other side vary by
   * @param slower what its own vary by
   */
  static double slowerTakenForBistable(
      int pairs, double level, Shape shape, double base, double slower, int forks) {
    Random random = new Random(13);
    int taken = 0;
    for (int pair = 0; pair < pairs; pair++) {
      double[] fast = new double[forks];
      double[] slow = new double[forks];
      Arrays.setAll(fast, fork -> shape.draw(random, base));
      Arrays.setAll(slow, fork -> level * shape.draw(random, slower));
      taken += SlowForks.findings(List.of(SlowForks.of(fast, slow)), 0.95)[0] ? 1 : 0;
    }
    return taken / (double) pairs;
  }

  /**
   * The share of pairs of sides that find that one of them is so many times as slow in a share of
   * its forks.
   */
  static double bistablePairFound(
      int pairs, double factor, double slow, double variation, int forks) {
    Random random = new Random(14);
    int found = 0;
    for (int pair = 0; pair < pairs; pair++) {
      double[] base = new double[forks];
      double[] changed = new double[forks];
      Arrays.setAll(base, fork -> Shape.NORMAL.draw(random, variation));
      Arrays.setAll(
          changed,
          fork -> Shape.NORMAL.draw(random, variation) * (random.nextDouble() < slow ? factor : 1));
      found += SlowForks.findings(List.of(SlowForks.of(base, changed)), 0.95)[0] ? 1 : 0;
    }
    return found / (double) pairs;
  }

  private static double[] forks(Random random, int count, double odd) {
    double[] forks = new double[count];
    Arrays.setAll(
        forks, fork -> Shape.NORMAL.draw(random, 0.03) * (random.nextDouble() < odd ? 2 : 1));
    return forks;
  }

  /** A fork: the round, and which of several in it. */
  private record Fork(int round, int repeat) implements Comparable<Fork> {
    @Override
    public int compareTo(Fork other) {
      return round != other.round
          ? Integer.compare(round, other.round)
          : Integer.compare(repeat, other.repeat);
    }
  }

  private void measure(
      Map<Integer, Map<Fork, Double>> forks, int[] cells, int round, int repeats, Random random) {
    double machine = drift == 0 ? 1 : Shape.NORMAL.draw(random, drift);
    for (int cell : cells) {
      for (int repeat = 0; repeat < (cell == 0 ? repeats : 1); repeat++) {
        boolean isOdd = random.nextDouble() < odd && (cell > 0 || onBaseline);
        forks
            .computeIfAbsent(cell, one -> new TreeMap<>())
            .put(
                new Fork(round, repeat), machine * shape.draw(random, variation) * (isOdd ? 2 : 1));
      }
    }
  }

  private Map<Integer, Map<Fork, Double>> counting(
      Map<Integer, Map<Fork, Double>> forks, int oneIn) {
    if (!withRule) {
      return forks;
    }
    Map<Integer, Map<Fork, Double>> counting = new TreeMap<>();
    OddForks.of(forks, oneIn)
        .forEach((cell, odd) ->
            counting.put(cell, OddForks.counting(requireNonNull(forks.get(cell)), odd)));
    return counting;
  }

  private static PairedRatio ratio(Map<Integer, Map<Fork, Double>> forks, int cell) {
    Map<Integer, List<Double>> baseline = new TreeMap<>();
    requireNonNull(forks.get(0))
        .forEach((fork, time) ->
            baseline.computeIfAbsent(fork.round(), round -> new ArrayList<>()).add(time));
    Map<Integer, Double> times = new TreeMap<>();
    requireNonNull(forks.get(cell)).forEach((fork, time) -> times.put(fork.round(), time));
    return PairedRatio.ofRepeated(baseline, times);
  }

  private static List<double[]> arrays(Map<Integer, Map<Fork, Double>> cells) {
    return cells.values().stream()
        .map(cell -> cell.values().stream().mapToDouble(Double::doubleValue).toArray())
        .toList();
  }
}
