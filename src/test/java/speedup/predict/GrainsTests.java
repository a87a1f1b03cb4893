package speedup.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static speedup.run.GeneratedRun.cell;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.predict.CostSource.Draw;
import speedup.run.Cell;
import speedup.run.GeneratedRun;
import speedup.run.StoredRun;
import speedup.run.UsageException;

/** What grains tell of costs, from a run whose times are known. Its machine has 4 processors. */
final class GrainsTests {

  private static final int TASKS = 1_000;
  private static final double MICRO = 1e-6;
  private static final double NOISE = 0.05 * MICRO;

  @TempDir Path folder;

  private Grains grains;
  private GrainCosts costs;

  @BeforeEach
  void aStrategyThatCostsFourMicrosecondsATaskAndMoreOfALargerOne()
      throws IOException, UsageException {
    Path run =
        GeneratedRun.named("grain")
            .noise(0, 1)
            .timed(TASKS)
            .with(grain("sequential", 1, 1), TASKS * MICRO)
            .with(grain("fixed", 1, 1), TASKS * 5 * MICRO)
            .with(grain("fixed", 4, 1), TASKS * 2 * MICRO)
            .with(grain("sequential", 1, 10), TASKS * 10 * MICRO)
            .with(grain("fixed", 1, 10), TASKS * 17 * MICRO)
            .with(grain("fixed", 4, 10), TASKS * 5.0884 * MICRO)
            .with(grain("sequential", 1, 100), TASKS * 100 * MICRO)
            .with(grain("fixed", 1, 100), TASKS * 110 * MICRO)
            .with(grain("fixed", 4, 100), TASKS * 27.5 * 1.06 * MICRO)
            .writeTo(folder.resolve("grain"));
    grains = Grains.of(StoredRun.read(run)).orElseThrow();
    costs = new GrainCosts(grains, new OwnCosts(Machines.one(4)));
  }

  @Test
  void theCostOfATaskIsWhatTheSmallestTakesLongerWithOneWorker() {
    assertThat(grains.costs()).hasSize(1);
    Grains.CostOf fixed = grains.costs().getFirst();

    assertThat(fixed.strategy()).isEqualTo("fixed");
    assertThat(fixed.taskSeconds()).isCloseTo(4 * MICRO, within(NOISE));
    // 1 µs: an eighth of the time of 4 processors is work; 10 µs: half way; 100 µs: 86 %.
    double way = (0.5 - 0.125) / (100 / (4 * 27.5 * 1.06) - 0.125);
    assertThat(fixed.smallest().orElseThrow().seconds().estimate())
        .isCloseTo(Math.pow(100, way) * MICRO, within(NOISE));
  }

  @Test
  void theDispatcherIsAsFastAsItWasSeenAndTheWorkerTakesTheRest() throws Exception {
    Costs small = costs.costs("fixed", grains.sizes().getFirst(), MICRO, Draw.ALL);
    Costs middle = costs.costs("fixed", grains.sizes().getFirst(), 10 * MICRO, Draw.ALL);
    Costs large = costs.costs("fixed", grains.sizes().getFirst(), 1, Draw.ALL);

    assertThat(small.dispatch()).isCloseTo(2 * MICRO, within(NOISE));
    assertThat(small.task()).isCloseTo(2 * MICRO, within(NOISE));
    assertThat(middle.task()).as("half way by the logarithm").isCloseTo(5 * MICRO, within(NOISE));
    assertThat(large.task()).isCloseTo(8 * MICRO, within(NOISE));
    assertThat(large.start()).isZero();
  }

  /** 250 turns of 110 µs on 4 processors, and 6 % more: 2 % for each of the three others. */
  @Test
  void theLargestTasksShowHowMuchBusyProcessorsContend() {
    assertThat(costs.contention()).isCloseTo(0.02, within(1e-3));
  }

  /** Else a run of grains that is predicted with its own costs would be held to itself. */
  @Test
  void theCellsThatTellOfCostsAreGiven() {
    MeasuredWork smallest = grains.sizes().getFirst();
    MeasuredWork middle = grains.sizes().get(1);
    MeasuredWork largest = grains.sizes().getLast();

    assertThat(isGiven(smallest, 1)).isTrue();
    assertThat(isGiven(smallest, 4)).as("the dispatcher").isTrue();
    assertThat(isGiven(middle, 1)).isTrue();
    assertThat(isGiven(middle, 4)).isFalse();
    assertThat(isGiven(largest, 4)).as("contention").isTrue();
  }

  private boolean isGiven(MeasuredWork work, int workers) {
    return costs.isTakenFrom(work.cell("fixed", workers).orElseThrow(), work);
  }

  private static Cell grain(String strategy, int workers, int micros) {
    return cell(
        "grain", strategy, workers, "micros", Integer.toString(micros), "lifecycle", "warm");
  }
}
