package speedup.predict;

import java.util.List;
import java.util.Optional;
import speedup.stats.SmallestTask;

/**
 * Costs from tasks that only compute, which were measured for that. The dispatcher's is what a task
 * of the smallest size takes with as many workers as there are processors: no strategy was seen to
 * hand out more. A worker's is the rest of what a task of the size in question takes with one
 * worker, between measured sizes by the logarithm of the size. What starting a pool takes, the run
 * itself has to say.
 */
public final class GrainCosts implements CostSource {

  private final Grains grains;
  private final OwnCosts own;

  /**
   * Creates the source.
   *
   * @param own for what grains do not tell
   */
  public GrainCosts(Grains grains, OwnCosts own) {
    this.grains = grains;
    this.own = own;
  }

  @Override
  public Costs costs(String strategy, MeasuredWork work, double taskSeconds, Draw draw) {
    MeasuredWork smallest = grains.sizes().getFirst();
    Optional<MeasuredBatch> all = smallest.cell(strategy, grains.processors());
    if (all.isEmpty() || smallest.cell(strategy, 1).isEmpty()) {
      return own.costs(strategy, work, taskSeconds, draw);
    }
    double dispatch = Grains.mean(draw.of(all.get().seconds())) / smallest.tasks();
    double task = Math.max(0, overhead(strategy, taskSeconds, draw) - dispatch);
    double start =
        work.isCold()
            ? Math.max(
                0,
                own.costs(strategy, work, taskSeconds, draw).start()
                    - work.tasks() * (dispatch + task))
            : 0;
    return new Costs(dispatch, task, start);
  }

  /** What a task takes longer than its work, with one worker. */
  private double overhead(String strategy, double taskSeconds, Draw draw) {
    List<MeasuredWork> sizes =
        grains.sizes().stream().filter(size -> size.cell(strategy, 1).isPresent()).toList();
    MeasuredWork below = sizes.getFirst();
    MeasuredWork above = sizes.getLast();
    for (MeasuredWork size : sizes) {
      if (size.sequentialTaskSeconds() <= taskSeconds) {
        below = size;
      }
    }
    for (MeasuredWork size : sizes.reversed()) {
      if (size.sequentialTaskSeconds() >= taskSeconds) {
        above = size;
      }
    }
    double from = Math.log(below.sequentialTaskSeconds());
    double to = Math.log(above.sequentialTaskSeconds());
    double way = to == from ? 0 : Math.clamp((Math.log(taskSeconds) - from) / (to - from), 0, 1);
    return (1 - way) * ofOneWorker(strategy, below, draw)
        + way * ofOneWorker(strategy, above, draw);
  }

  private static double ofOneWorker(String strategy, MeasuredWork size, Draw draw) {
    double batch = Grains.mean(draw.of(size.cell(strategy, 1).orElseThrow().seconds()));
    double sequential = Grains.mean(draw.of(size.sequential().seconds()));
    return Math.max(0, batch - sequential) / size.tasks();
  }

  /**
   * How much longer the largest tasks take with a worker on each processor than with one worker, a
   * further processor: the least that any strategy showed, as what is more is its own.
   */
  @Override
  public double contention() {
    MeasuredWork largest = grains.sizes().getLast();
    int processors = grains.processors();
    if (processors == 1) {
      return 0;
    }
    int turns = (largest.tasks() + processors - 1) / processors;
    return largest.strategies().stream()
        .flatMap(strategy ->
            largest.cell(strategy, processors).stream()
                .flatMap(all ->
                    largest.cell(strategy, 1).stream()
                        .map(one ->
                            Grains.mean(all.seconds())
                                / turns
                                / (Grains.mean(one.seconds()) / largest.tasks()))))
        .mapToDouble(slower -> Math.max(0, slower - 1) / (processors - 1))
        .min()
        .orElse(0);
  }

  @Override
  public boolean isTakenFrom(MeasuredBatch batch, MeasuredWork work) {
    return isTold(batch)
        || ((work.isCold() || grains.sizes().getFirst().cell(batch.batch().strategy(), 1).isEmpty())
            && own.isTakenFrom(batch, work));
  }

  /** Whether it is one of the grains' own cells that tell of costs: they may be predicted, too. */
  private boolean isTold(MeasuredBatch batch) {
    for (MeasuredWork size : grains.sizes()) {
      int workers = batch.batch().workers();
      boolean tells =
          workers == 1
              || (workers == grains.processors()
                  && (size.equals(grains.sizes().getFirst())
                      || size.equals(grains.sizes().getLast())));
      if (tells && size.batches().contains(batch)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String origin(String strategy, MeasuredWork work) {
    if (grains.sizes().getFirst().cell(strategy, 1).isEmpty()) {
      return own.origin(strategy, work);
    }
    return work.isCold()
        ? "as measured by grain, the start " + own.origin(strategy, work)
        : "as measured by grain";
  }

  @Override
  public Optional<SmallestTask> smallestTask(String strategy) {
    return grains.costs().stream()
        .filter(cost -> cost.strategy().equals(strategy))
        .findFirst()
        .flatMap(Grains.CostOf::smallest);
  }
}
