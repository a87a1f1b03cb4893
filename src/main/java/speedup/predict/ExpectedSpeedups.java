package speedup.predict;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import speedup.run.Cell;
import speedup.run.StoredRun;
import speedup.run.UsageException;

/** What the model expects of the cells that a run measured, to be drawn beside them. */
public final class ExpectedSpeedups {

  private static final long SEED = 1;

  private ExpectedSpeedups() {}

  /**
   * The speedup that is expected of each cell, from the sequential one and the costs that the run
   * itself shows; without cells of which nothing can be expected.
   */
  public static Map<Cell, Double> of(StoredRun run) {
    OptionalInt processors =
        run.environment().stream()
            .mapToInt(environment -> environment.processors().availableToJava())
            .findFirst();
    Map<Cell, Double> expected = new HashMap<>();
    if (processors.isEmpty()) {
      return expected;
    }
    Machines machines = Machines.one(processors.getAsInt());
    try {
      for (MeasuredWork work : MeasuredWork.of(run)) {
        Predictor predictor = new Predictor(work, new OwnCosts(machines), machines, SEED);
        double sequential = Grains.mean(work.sequential().seconds());
        work.batches()
            .forEach(batch ->
                expected.put(
                    batch.batch().cell(),
                    sequential
                        / predictor.expected(
                            batch.batch().strategy(), batch.batch().workers(), work.tasks())));
      }
    } catch (UsageException e) {
      // A run without sequential cells, or without times of tasks: there is nothing to expect.
      return Map.of();
    }
    return expected;
  }
}
