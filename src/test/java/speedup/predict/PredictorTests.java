package speedup.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;
import static speedup.run.GeneratedRun.cell;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import speedup.run.GeneratedRun;
import speedup.run.StoredRun;
import speedup.strategy.RecordedTimes;
import speedup.strategy.ServiceTimes;

/** Predictions of one piece of work, whose tasks take 1 s on average and of which some are long. */
final class PredictorTests {

  private static final int FORKS = 2;
  private static final int TASKS = 1_000;

  @TempDir Path folder;

  private MeasuredWork work;

  @BeforeEach
  void tasksOfWhichSomeTakeThirtyTimesAsLong() throws Exception {
    Path run =
        GeneratedRun.named("work")
            .rounds(FORKS)
            .noise(0, 1)
            .timed(TASKS)
            .with(cell("rc4", "sequential", 1), TASKS)
            .with(cell("rc4", "fixed", 1), TASKS)
            .writeTo(folder.resolve("work"));
    MeasuredWork equal = MeasuredWork.of(StoredRun.read(run)).getFirst();
    work =
        new MeasuredWork(
            equal.sequential(),
            Collections.nCopies(FORKS, ServiceTimeSample.of(unequal())),
            equal.tasks(),
            equal.batches());
  }

  /** Beside it all tasks, simulated one by one. */
  @ParameterizedTest(name = "{0} workers on {1}:{2} with contention {3}, dispatch {4}, start {5}")
  @CsvSource({
    // The processors limit: how many workers share them is the same.
    "1000000, 1, 2, 0, 0, 0",
    "1000000, 1, 300, 0, 0, 0",
    "3, 1, 2, 0, 0, 0",
    "5000, 1, 7, 0.1, 0, 0",
    // Processors that contend slow down each of their workers by as much.
    "300000, 1, 1000, 0.05, 0, 0",
    "30000, 1, 20000, 0.001, 0, 0",
    "30000, 30, 1000, 0.05, 0, 0",
    "300000, 3000, 64, 0.01, 0, 0",
    // A worker starts once, however many tasks it does, and waits for the longest task once.
    "100, 1, 1000000, 0, 0, 5000",
    "3000, 1, 1000000, 0, 0, 1000",
    "200000, 1, 1000000, 0, 0, 10",
    "20000, 1, 1000000, 0, 0, 0",
    // One dispatcher, with as many workers as saturate it, fewer and more.
    "100, 1, 1000000, 0, 0.01, 0",
    "80, 1, 1000000, 0, 0.01, 0",
    "5000, 1, 1000000, 0, 0.01, 0",
    "200000, 1, 1000000, 0, 0.00001, 0",
  })
  void whatIsExpectedFromFewerTasksIsWhatAllOfThemTake(
      int workers, int machines, int processors, double contention, double dispatch, double start) {
    Costs costs = new Costs(dispatch, 0, start);
    Machines all = new Machines(machines, processors, contention);
    double[] times = ServiceTimeSample.of(unequal()).draw(1_000_000, new SplittableRandom(2));
    double seconds = Simulation.makespan(new Scenario(workers, all, costs), times);

    assertThat(
            new Predictor(work, new Given(costs), all, 1).expected("fixed", workers, times.length))
        .isCloseTo(seconds, within(0.03 * seconds));
  }

  @Test
  void noMoreWorkersThanProcessorsComeCloseToTheBest() {
    Predictor predictor = new Predictor(work, new Given(Costs.NONE), Machines.one(40), 1);
    List<Predicted> curve =
        List.of(
            predictor.predict("fixed", 1, Predictor.MOST_TASKS / 10),
            predictor.predict("fixed", 1_000_000, Predictor.MOST_TASKS / 10));

    // 95 % of the processors do it: 1/1.05 of 40, and a little more.
    assertThat(predictor.fewestWorkers("fixed", Predictor.MOST_TASKS / 10, curve).workers())
        .isEqualTo(39);
  }

  /** Downloads need no processor, and the JVMs that are started for them do. */
  @Test
  void processesThatStartForWorkThatWaitsShareTheProcessors() throws Exception {
    Path run =
        GeneratedRun.named("waiting")
            .rounds(FORKS)
            .noise(0, 1)
            .timed(20)
            .with(cell("flags", "sequential", 1), 1)
            .with(cell("flags", "process", 2), 1.1)
            .writeTo(folder.resolve("waiting"));
    Machines two = Machines.one(2);
    Predictor predictor =
        new Predictor(MeasuredWork.of(StoredRun.read(run)).getFirst(), new OwnCosts(two), two, 1);

    // Two take 0.6 s of a processor each, and ten rounds of two that of twenty.
    Predicted twenty = predictor.predict("process", 20, 20);
    assertThat(twenty.seconds().estimate()).isCloseTo(6.05, withPercentage(1));
    assertThat(twenty.limit()).isEqualTo(Limit.START);
    assertThat(predictor.expected("process", 20, 20)).isCloseTo(6.05, withPercentage(1));
  }

  /** A pool of platform threads takes turns; a virtual thread is not taken off its processor. */
  @Test
  void aVirtualThreadKeepsItsProcessorUntilItsTaskIsDone() {
    Predictor predictor = new Predictor(work, new Given(new Costs(0, 0, 0.5)), Machines.one(4), 1);

    Predicted virtual = predictor.predict("virtual", 1_000, 100);

    assertThat(virtual.seconds()).isEqualTo(predictor.predict("fixed", 4, 100).seconds());
    assertThat(virtual.seconds()).isNotEqualTo(predictor.predict("fixed", 1_000, 100).seconds());
    assertThat(predictor.predict("virtual", 3, 100).seconds())
        .isEqualTo(predictor.predict("fixed", 3, 100).seconds());
  }

  private static RecordedTimes unequal() {
    SplittableRandom random = new SplittableRandom(1);
    Histogram times = ServiceTimes.empty();
    for (int task = 0; task < TASKS; task++) {
      double seconds = task % 100 == 0 ? 30 : -0.7 * Math.log(1 - random.nextDouble());
      times.recordValue((long) (seconds * 1e9));
    }
    return RecordedTimes.decode(ServiceTimes.encode(times)).orElseThrow();
  }

  /** Costs that are known. */
  private record Given(Costs known) implements CostSource {

    @Override
    public Costs costs(String strategy, MeasuredWork work, double taskSeconds, Draw draw) {
      return known;
    }

    @Override
    public double contention() {
      return 0;
    }

    @Override
    public boolean isTakenFrom(MeasuredBatch batch, MeasuredWork work) {
      return false;
    }

    @Override
    public String origin(String strategy, MeasuredWork work) {
      return "known";
    }
  }
}
