package speedup.predict;

import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import speedup.strategy.StrategyWord;

/**
 * Costs from the run itself: what a strategy's cell of the fewest workers takes longer than it
 * would without any costs. Of a pool that is opened within the measured time that is its opening,
 * and else it is the tasks'. Who is busy with a task, such a cell cannot show: it counts as the
 * worker's and not as the dispatcher's.
 */
public final class OwnCosts implements CostSource {

  private static final int ORDERS = 101;

  private final Machines machines;
  private final IdentityHashMap<MeasuredWork, Map<String, Optional<Given>>> found =
      new IdentityHashMap<>();

  /**
   * Where the costs of a strategy are taken from.
   *
   * @param batch its cell of the fewest workers
   * @param ideal what a batch of it takes without any costs, where the mean task takes 1
   */
  private record Given(MeasuredBatch batch, double ideal) {}

  /**
   * Creates the source.
   *
   * @param machines those that the run was measured on
   */
  public OwnCosts(Machines machines) {
    this.machines = machines;
  }

  @Override
  public Costs costs(String strategy, MeasuredWork work, double taskSeconds, Draw draw) {
    Optional<Given> given =
        found
            .computeIfAbsent(work, any -> new HashMap<>())
            .computeIfAbsent(strategy, any -> given(strategy, work).map(cell -> of(cell, work)));
    if (given.isEmpty()) {
      return Costs.NONE;
    }
    MeasuredBatch cell = given.get().batch();
    int workers = cell.batch().workers();
    double seconds = DoubleStream.of(draw.of(cell.seconds())).average().orElseThrow();
    double more = Math.max(0, seconds - given.get().ideal() * taskSeconds);
    if (work.isCold()) {
      // A JVM that starts computes, whatever the tasks do.
      Machines starting = StrategyWord.startsJvms(strategy) ? machines : machinesFor(work);
      return new Costs(0, 0, more * Math.min(workers, starting.allProcessors()) / workers);
    }
    int atWork = Math.min(workers, machinesFor(work).allProcessors());
    return new Costs(0, more * Math.min(atWork, work.tasks()) / work.tasks(), 0);
  }

  private Given of(MeasuredBatch cell, MeasuredWork work) {
    return new Given(cell, ideal(work, cell.batch().workers()));
  }

  private double ideal(MeasuredWork work, int workers) {
    if (workers == 1) {
      return work.tasks();
    }
    ServiceTimeSample times = ServiceTimeSample.all(work.serviceTimes());
    double sum = 0;
    for (int order = 0; order < ORDERS; order++) {
      sum +=
          Simulation.makespan(
              new Scenario(workers, machinesFor(work), Costs.NONE),
              times.draw(work.tasks(), new SplittableRandom(order)));
    }
    return sum / ORDERS / times.mean();
  }

  private Machines machinesFor(MeasuredWork work) {
    return work.computes() ? machines : Machines.one(Machines.ENOUGH);
  }

  private static Optional<MeasuredBatch> given(String strategy, MeasuredWork work) {
    return work.batches().stream()
        .filter(one -> one.batch().strategy().equals(strategy))
        .min(Comparator.comparingInt(one -> one.batch().workers()));
  }

  @Override
  public double contention() {
    return 0;
  }

  @Override
  public boolean isTakenFrom(MeasuredBatch batch, MeasuredWork work) {
    return given(batch.batch().strategy(), work).filter(batch::equals).isPresent();
  }

  @Override
  public String origin(String strategy, MeasuredWork work) {
    return given(strategy, work)
        .map(one -> "from its own cell with " + workers(one.batch().workers()))
        .orElse("not measured: taken as none");
  }

  private static String workers(int workers) {
    return workers == 1 ? "1 worker" : workers + " workers";
  }
}
