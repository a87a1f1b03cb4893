package speedup.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulation of a bag of tasks against what is proven about one. */
final class ExactResultTests {

  private static final double EXACT = 1e-9;

  /** R. L. Graham, "Bounds on Multiprocessing Timing Anomalies", 1969. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8, 50})
  void grahamsWorstCaseTakesNearlyTwiceAsLongAsItMust(int workers) {
    double[] times = new double[workers * (workers - 1) + 1];
    Arrays.fill(times, 1);
    times[times.length - 1] = workers;
    double[] longestFirst = times.clone();
    longestFirst[0] = workers;
    longestFirst[times.length - 1] = 1;

    assertThat(makespan(workers, times)).isEqualTo(2.0 * workers - 1);
    assertThat(makespan(workers, longestFirst)).isEqualTo(workers);
  }

  /** The same, for any order of any tasks. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 100, 1000})
  void aBagTakesAtLeastItsWorkAndItsLongestTaskAndAtMostGrahamsBound(int workers) {
    for (long seed = 1; seed <= 20; seed++) {
      double[] times = exponential(1 + 20 * (int) seed, new SplittableRandom(seed));
      double share = DoubleStream.of(times).sum() / workers;
      double longest = DoubleStream.of(times).max().orElseThrow();

      assertThat(makespan(workers, times))
          .as("seed %d", seed)
          .isGreaterThanOrEqualTo(Math.max(share, longest) * (1 - EXACT))
          .isLessThanOrEqualTo((share + (1 - 1.0 / workers) * longest) * (1 + EXACT));
    }
  }

  /** R. L. Graham, 1969: longest first is never above 4/3 - 1/(3m) times the optimum. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void longestFirstKeepsToItsBoundAndReachesItInTheKnownCase(int workers) {
    for (long seed = 1; seed <= 30; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] times = random.doubles(8).map(time -> 0.01 + time).sorted().toArray();
      double best = optimum(workers, times, 0, new double[workers]);

      assertThat(makespan(workers, descending(times)))
          .as("seed %d", seed)
          .isGreaterThanOrEqualTo(best * (1 - EXACT))
          .isLessThanOrEqualTo(best * (4.0 / 3 - 1.0 / (3 * workers)) * (1 + EXACT));
    }
    // Two tasks of each of 2m-1 … m+1 and three of m: the optimum is 3m, longest first 4m-1.
    double[] worst = new double[2 * workers + 1];
    for (int i = 0; i < 2 * (workers - 1); i++) {
      worst[i] = 2 * workers - 1 - i / 2;
    }
    Arrays.fill(worst, 2 * workers - 2, worst.length, workers);
    assertThat(makespan(workers, worst)).isEqualTo(4.0 * workers - 1);
    assertThat(optimum(workers, worst, 0, new double[workers])).isEqualTo(3.0 * workers);
  }

  /**
   * As many exponential tasks of mean 1 as workers take the harmonic number on average, with a
   * variance of at most π²/6. The tolerance is four standard errors.
   */
  @ParameterizedTest
  @CsvSource({"10, 2.9290, 20000", "1000, 7.4855, 1000", "1000000, 14.3927, 4"})
  void asManyExponentialTasksAsWorkersTakeTheHarmonicNumber(
      int workers, double harmonic, int bags) {
    SplittableRandom random = new SplittableRandom(17);
    double sum = 0;
    for (int bag = 0; bag < bags; bag++) {
      sum += makespan(workers, exponential(workers, random));
    }

    assertThat(sum / bags).isCloseTo(harmonic, within(4 * Math.PI / Math.sqrt(6.0 * bags)));
  }

  @ParameterizedTest
  @CsvSource({"1", "10", "99", "100", "101", "1000", "20000"})
  void aDispatcherIsSaturatedByAsManyWorkersAsATaskTakesItsTimes(int workers) {
    double dispatch = 0.01;
    double[] times = new double[20_000];
    Arrays.fill(times, 1);

    double makespan =
        Simulation.makespan(Scenario.ideal(workers).with(new Costs(dispatch, 0, 0)), times);

    assertThat(makespan).isGreaterThanOrEqualTo((times.length * dispatch + 1) * (1 - EXACT));
    if (workers <= 1 / dispatch) {
      // Each worker waits for the dispatcher, and works, in turn.
      assertThat(makespan)
          .isCloseTo((double) times.length / workers * (1 + dispatch), within(1.02 + 1));
    } else {
      assertThat(makespan).isCloseTo(times.length * dispatch + 1, within(1e-6));
    }
  }

  @Test
  void aWorkerIsBusyWithWhatATaskCostsAndStartsOnAProcessorOfItsOwn() {
    double[] times = {1, 1, 1, 1};

    assertThat(Simulation.makespan(Scenario.ideal(2).with(new Costs(0, 0.5, 0)), times))
        .isEqualTo(3);
    assertThat(Simulation.makespan(Scenario.ideal(2).with(new Costs(0, 0, 0.25)), times))
        .isEqualTo(2.25);
    assertThat(Simulation.makespan(new Scenario(4, Machines.one(2), new Costs(0, 0, 0.25)), times))
        .isEqualTo(4 * 1.25 / 2);
    assertThat(Simulation.makespan(Scenario.ideal(1000).with(new Costs(0, 0, 0.25)), times))
        .as("who never gets a task is not waited for")
        .isEqualTo(1.25);
  }

  /** Whatever the shares, processors that never rest have done the work when it is done. */
  @ParameterizedTest
  @CsvSource({"2, 2, 1", "3, 2, 1", "64, 2, 1", "12, 2, 3", "13, 2, 3"})
  void workersShareTheProcessorsOfTheirMachineEvenly(int workers, int processors, int machines) {
    double[] times = new double[workers];
    Arrays.fill(times, 1);

    double makespan =
        Simulation.makespan(
            new Scenario(workers, new Machines(machines, processors, 0), Costs.NONE), times);

    double most = Math.ceil((double) workers / machines);
    assertThat(makespan).isCloseTo(Math.max(1, most / processors), within(EXACT));
  }

  /** Two ways to the same: workers that have a processor each need less to be kept of them. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 64, 1000})
  void workersWithAProcessorEachTakeWhatTheGeneralSimulationSays(int workers) {
    for (long seed = 1; seed <= 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] times = exponential(1 + random.nextInt(3_000), random);
      Costs costs =
          new Costs(
              seed % 2 == 0 ? 0 : random.nextDouble() / workers,
              random.nextDouble(),
              seed % 3 == 0 ? 0 : random.nextDouble());
      Scenario scenario = new Scenario(workers, new Machines(workers, 1, 0), costs);

      assertThat(Simulation.makespan(scenario, times))
          .as("seed %d", seed)
          .isCloseTo(
              Simulation.run(scenario, new double[0], times, Simulation.Watcher.NOBODY),
              within(1e-9 * times.length));
    }
  }

  /** Three tasks of 1, 2, 3 on one processor: they end when each of the others got as much. */
  @Test
  void whoSharesAProcessorEndsInTheOrderOfTheWork() {
    double[] ends = new double[3];

    double makespan =
        Simulation.run(
            new Scenario(3, Machines.one(1), Costs.NONE),
            new double[0],
            new double[] {3, 1, 2},
            new EndsOf(ends));

    assertThat(ends).containsExactly(6, 3, 5);
    assertThat(makespan).isEqualTo(6);
  }

  /** Two share a processor until 2, when each has got 1; then all three, and the last one alone. */
  @Test
  void whoComesLaterSharesWhatIsLeft() {
    double[] ends = new double[3];

    double makespan =
        Simulation.run(
            new Scenario(3, Machines.one(1), Costs.NONE),
            new double[] {0, 0, 2},
            new double[] {2, 2, 2},
            new EndsOf(ends));

    assertThat(ends).containsExactly(5, 5, 6);
    assertThat(makespan).isEqualTo(6);
  }

  @Test
  void busyProcessorsThatContendSlowEachOtherDown() {
    double[] times = new double[40];
    Arrays.fill(times, 1);

    assertThat(Simulation.makespan(new Scenario(4, new Machines(1, 4, 0.1), Costs.NONE), times))
        .isCloseTo(10 * 1.3, within(EXACT));
    assertThat(Simulation.makespan(new Scenario(8, new Machines(1, 4, 0.1), Costs.NONE), times))
        .isCloseTo(10 * 1.3, within(EXACT));
  }

  static double makespan(int workers, double[] times) {
    return Simulation.makespan(Scenario.ideal(workers), times);
  }

  static double[] exponential(int tasks, SplittableRandom random) {
    double[] times = new double[tasks];
    Arrays.setAll(times, task -> -Math.log(1 - random.nextDouble()));
    return times;
  }

  private static double[] descending(double[] ascending) {
    double[] times = new double[ascending.length];
    Arrays.setAll(times, task -> ascending[ascending.length - 1 - task]);
    return times;
  }

  /** Tries every assignment. */
  private static double optimum(int workers, double[] times, int task, double[] loads) {
    if (task == times.length) {
      return DoubleStream.of(loads).max().orElseThrow();
    }
    double best = Double.POSITIVE_INFINITY;
    for (int worker = 0; worker < workers; worker++) {
      loads[worker] += times[task];
      best = Math.min(best, optimum(workers, times, task + 1, loads));
      loads[worker] -= times[task];
      if (loads[worker] == 0) {
        break;
      }
    }
    return best;
  }

  /** Writes down when tasks end. */
  private static final class EndsOf implements Simulation.Watcher {

    private final double[] ends;

    EndsOf(double[] ends) {
      this.ends = ends;
    }

    @Override
    public void started(int task, double time) {}

    @Override
    public void ended(int task, double time) {
      ends[task] = time;
    }
  }
}
