package speedup.predict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import speedup.batch.Baselines;
import speedup.batch.BatchCell;
import speedup.batch.Batches;
import speedup.batch.Crowds;
import speedup.run.Cell;
import speedup.run.JournalEntry;
import speedup.run.StoredRun;
import speedup.run.UsageException;
import speedup.strategy.Lifecycle;
import speedup.strategy.RecordedTimes;

/**
 * What a run measured of one piece of work: of its single tasks in the sequential cell, and of
 * batches under other strategies.
 *
 * @param sequential the cell whose tasks are those that are predicted from
 * @param serviceTimes how long its single tasks took, one sample a fork
 * @param tasks of a batch
 * @param batches those under other strategies, in the order of the plan
 */
public record MeasuredWork(
    MeasuredBatch sequential,
    List<ServiceTimeSample> serviceTimes,
    int tasks,
    List<MeasuredBatch> batches) {

  private static final String TASKS = "tasks";

  /** Copies the lists. */
  public MeasuredWork {
    serviceTimes = List.copyOf(serviceTimes);
    batches = List.copyOf(batches);
  }

  /**
   * Reads all work that can be predicted from. A crowd cannot: each of its cells is other work.
   *
   * @throws UsageException if there is none, saying what is missing
   */
  public static List<MeasuredWork> of(StoredRun run) throws UsageException {
    return of(run, any -> true);
  }

  /** The same of some batches alone: to read a work is to read the times of all its tasks. */
  static List<MeasuredWork> of(StoredRun run, Predicate<BatchCell> wanted) throws UsageException {
    Map<Cell, List<JournalEntry.Fork>> forks = new LinkedHashMap<>();
    run.planned().plan().cells().forEach(cell -> forks.put(cell, new ArrayList<>()));
    run.countingForks()
        .forEach(fork -> forks.computeIfAbsent(fork.cell(), any -> new ArrayList<>()).add(fork));
    Map<Cell, List<MeasuredBatch>> works = new LinkedHashMap<>();
    forks.forEach((cell, measured) ->
        BatchCell.of(cell)
            .filter(batch -> !measured.isEmpty() && !cell.isTwin() && !Crowds.isCrowd(batch))
            .filter(wanted)
            .ifPresent(batch ->
                works
                    .computeIfAbsent(work(cell), any -> new ArrayList<>())
                    .add(new MeasuredBatch(batch, measured))));
    if (works.isEmpty() && forks.keySet().stream().anyMatch(MeasuredWork::isCrowd)) {
      throw new UsageException(
          run.folder().path()
              + " is of crowds, whose cells are each other work: there is none to predict");
    }
    List<MeasuredWork> all = new ArrayList<>();
    boolean hasSequential = false;
    for (List<MeasuredBatch> batches : works.values()) {
      Optional<MeasuredBatch> sequential =
          batches.stream().filter(one -> Baselines.isSequential(one.batch())).findFirst();
      hasSequential |= sequential.isPresent();
      sequential.flatMap(one -> of(one, batches)).ifPresent(all::add);
    }
    if (all.isEmpty()) {
      throw new UsageException(
          run.folder().path()
              + (hasSequential
                  ? " has no times of single tasks: they are predicted from; measure it again"
                  : " has no sequential cell, whose tasks are predicted from: measure with"
                      + " -p strategy=sequential,…"));
    }
    return all;
  }

  private static Optional<MeasuredWork> of(MeasuredBatch sequential, List<MeasuredBatch> batches) {
    List<ServiceTimeSample> times =
        sequential.forks().stream()
            .map(JournalEntry.Fork::serviceTimes)
            .filter(Objects::nonNull)
            .flatMap(packed -> RecordedTimes.decode(packed).stream())
            .filter(recorded -> !recorded.isEmpty())
            .map(ServiceTimeSample::of)
            .toList();
    OptionalDouble tasks =
        sequential.forks().stream()
            .map(fork -> fork.metrics().get(TASKS))
            .filter(Objects::nonNull)
            .flatMapToDouble(metric -> metric.scores().stream().mapToDouble(Double::doubleValue))
            .average();
    // A fork without them would be another one in the resamples of times than in those of tasks.
    return times.size() < sequential.forks().size() || tasks.isEmpty() || tasks.getAsDouble() < 1
        ? Optional.empty()
        : Optional.of(
            new MeasuredWork(
                sequential,
                times,
                (int) Math.round(tasks.getAsDouble()),
                batches.stream().filter(one -> !one.equals(sequential)).toList()));
  }

  private static boolean isCrowd(Cell cell) {
    return BatchCell.of(cell).filter(Crowds::isCrowd).isPresent();
  }

  private static Cell work(Cell cell) {
    return cell.with(BatchCell.STRATEGY, "").with(BatchCell.WORKERS, "");
  }

  /** What its cells have in common. */
  public BatchCell batch() {
    return sequential.batch();
  }

  /** What the work is, with when its pools are opened: {@code primes, warm}. */
  public String name() {
    return sequential.batch().work() + ", " + sequential.batch().lifecycle();
  }

  /** Whether its tasks keep processors busy, and do not wait. */
  public boolean computes() {
    return Batches.computes(sequential.batch());
  }

  /** The strategies that it was measured under, without the sequential one. */
  public List<String> strategies() {
    return batches.stream().map(one -> one.batch().strategy()).distinct().toList();
  }

  /** What a task of a sequential batch takes in seconds, with all that goes with it. */
  public double sequentialTaskSeconds() {
    return Grains.mean(sequential.seconds()) / tasks;
  }

  /** The batch under a strategy with some number of workers; empty if it was not measured. */
  Optional<MeasuredBatch> cell(String strategy, int workers) {
    return batches.stream()
        .filter(one -> one.batch().strategy().equals(strategy))
        .filter(one -> one.batch().workers() == workers)
        .findFirst();
  }

  boolean isCold() {
    return sequential.batch().lifecycle().equals(Lifecycle.cold.name());
  }
}
