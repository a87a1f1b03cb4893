package speedup.predict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import speedup.batch.BatchCell;
import speedup.run.StoredRun;
import speedup.run.UsageException;
import speedup.stats.SmallestTask;
import speedup.stats.StoppingRule;
import speedup.strategy.Lifecycle;
import speedup.workload.Spins;

/**
 * What a run measured of tasks that only compute, of several sizes: what strategies cost.
 *
 * @param sizes from the smallest task up; warm batches
 * @param processors of the machine
 */
public record Grains(List<MeasuredWork> sizes, int processors) {

  private static final long SEED = 1;

  /** Copies the list. */
  public Grains {
    sizes = List.copyOf(sizes);
  }

  /**
   * The costs of a strategy.
   *
   * @param taskSeconds what a task of the smallest size takes longer, with one worker
   * @param smallest the smallest task that leaves half of the time of the processors to work; empty
   *     if not even the largest does
   */
  public record CostOf(String strategy, double taskSeconds, Optional<SmallestTask> smallest) {}

  /** Reads a run; empty if it has no warm batches of such tasks. */
  public static Optional<Grains> of(StoredRun run) {
    if (run.environment().isEmpty()) {
      return Optional.empty();
    }
    List<MeasuredWork> sizes;
    try {
      sizes =
          MeasuredWork.of(run, Grains::isGrain).stream()
              .sorted(Comparator.comparingDouble(MeasuredWork::sequentialTaskSeconds))
              .toList();
    } catch (UsageException e) {
      return Optional.empty();
    }
    return sizes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Grains(sizes, run.environment().orElseThrow().processors().availableToJava()));
  }

  private static boolean isGrain(BatchCell batch) {
    return batch.workload().equals(Spins.TYPE.name())
        && batch.lifecycle().equals(Lifecycle.warm.name())
        && batch.ownParams().containsKey(Spins.MICROS);
  }

  /** What each strategy costs that was measured with one worker and with as many as processors. */
  public List<CostOf> costs() {
    List<CostOf> costs = new ArrayList<>();
    for (String strategy :
        sizes.stream().flatMap(work -> work.strategies().stream()).distinct().toList()) {
      List<SmallestTask.Batches> batches = new ArrayList<>();
      for (MeasuredWork work : sizes) {
        work.cell(strategy, processors)
            .ifPresent(cell ->
                batches.add(
                    new SmallestTask.Batches(
                        work.tasks(), list(work.sequential().seconds()), list(cell.seconds()))));
      }
      Optional<MeasuredBatch> one = sizes.getFirst().cell(strategy, 1);
      if (!batches.isEmpty() && one.isPresent()) {
        costs.add(
            new CostOf(
                strategy,
                mean(one.get().seconds()) / sizes.getFirst().tasks()
                    - sizes.getFirst().sequentialTaskSeconds(),
                SmallestTask.of(batches, processors, StoppingRule.COVERAGE, SEED)));
      }
    }
    return costs;
  }

  private static List<Double> list(double[] values) {
    return DoubleStream.of(values).boxed().toList();
  }

  static double mean(double[] values) {
    return DoubleStream.of(values).average().orElseThrow();
  }
}
