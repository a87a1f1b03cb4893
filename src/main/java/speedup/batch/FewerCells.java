package speedup.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import speedup.run.Cell;
import speedup.run.CellSelection;
import speedup.run.Skipped;
import speedup.strategy.Strategy;

/**
 * Fewer cells than there are, so that each is measured often enough for an answer. The strategies
 * are compared at one number of workers: where tasks compute, the greatest there is that does not
 * exceed the processors, and where they wait, the greatest there is. What the user gave by name is
 * measured.
 */
public final class FewerCells {

  private static final String ALL = "--full and -p workers=… measure the others";

  private static final String USUALLY =
      "the default job compares the strategies at one number of workers: " + ALL;

  private static final String TOO_MANY =
      "computing tasks gain nothing from more threads than processors: " + ALL;

  private static final String STEALING =
      "a fork-join pool does these tasks as a fixed pool does:"
          + " --full and -p strategy=… measure the others";

  private static final String ONE_WORKER =
      "a pool of one does what the sequential strategy does: " + ALL;

  private static final String ONE_NUMBER =
      "--quick measures one number of workers: -p workers=… measures these";

  private static final String NO_JVMS =
      "--quick starts no JVMs for tasks that wait: -p strategy=… measures them";

  private static final String ONE_OF_A_KIND =
      "--quick measures one workload that waits and one that computes: its name measures this one";

  private FewerCells() {}

  /**
   * Those of the default job: each strategy at one number of workers, and the fixed pool, which
   * shows how the work itself scales, at those from two on that do not exceed it. Work stealing is
   * left out: tasks that are all there from the beginning give it nothing to steal that a common
   * queue would not hand out. Of 49 cells on two processors 18 are left, six rounds of which and
   * more fit the usual budget of five minutes.
   */
  public static CellSelection usual(CellSelection selection) {
    return usual(selection, Runtime.getRuntime().availableProcessors());
  }

  static CellSelection usual(CellSelection selection, int processors) {
    Map<Cell, Integer> compared = comparedAt(selection, processors);
    return without(
        selection,
        batch -> {
          int most = compared.getOrDefault(anyWorkers(batch.cell()), 0);
          if (batch.strategy().equals(Strategy.workstealing.name())) {
            return Optional.of(STEALING);
          }
          if (batch.workers() == most) {
            return Optional.empty();
          }
          if (batch.workers() == 1) {
            return Optional.of(ONE_WORKER);
          }
          if (!showsTheScaling(batch)) {
            return Optional.of(USUALLY);
          }
          return Optional.of(TOO_MANY).filter(why -> batch.workers() > most);
        });
  }

  /**
   * Those of one workload that waits and one that computes, the first of each: what a quick run of
   * the default job is about.
   */
  public static CellSelection oneOfEachKind(CellSelection selection) {
    Map<Boolean, String> first = new HashMap<>();
    for (Cell cell : selection.cells()) {
      BatchCell.of(cell)
          .ifPresent(batch -> first.putIfAbsent(Batches.computes(batch), batch.workload()));
    }
    return without(
        selection,
        batch ->
            first.containsValue(batch.workload()) ? Optional.empty() : Optional.of(ONE_OF_A_KIND));
  }

  /**
   * Those of a quick run: each strategy at one number of workers, and no JVMs for what waits.
   *
   * @param assigned the names of the parameters that the user gave values
   */
  public static CellSelection quick(CellSelection selection, Set<String> assigned) {
    return quick(selection, assigned, Runtime.getRuntime().availableProcessors());
  }

  static CellSelection quick(CellSelection selection, Set<String> assigned, int processors) {
    Map<Cell, Integer> compared = comparedAt(selection, processors);
    return without(
        selection,
        batch -> {
          if (!assigned.contains(BatchCell.STRATEGY)
              && Batches.startsJvms(batch)
              && !Batches.computes(batch)) {
            return Optional.of(NO_JVMS);
          }
          return assigned.contains(BatchCell.WORKERS)
                  || batch.workers() == compared.getOrDefault(anyWorkers(batch.cell()), 0)
              ? Optional.empty()
              : Optional.of(ONE_NUMBER);
        });
  }

  private static boolean showsTheScaling(BatchCell batch) {
    return batch.strategy().equals(Strategy.fixed.name());
  }

  private static Map<Cell, Integer> comparedAt(CellSelection selection, int processors) {
    Map<Cell, Integer> compared = new HashMap<>();
    for (Cell cell : selection.cells()) {
      BatchCell.of(cell)
          .ifPresent(batch ->
              compared.merge(
                  anyWorkers(cell),
                  batch.workers(),
                  (one, other) -> better(batch, one, other, processors)));
    }
    return compared;
  }

  private static int better(BatchCell batch, int one, int other, int processors) {
    int most = Math.max(one, other);
    return Batches.computes(batch) && most > processors ? Math.min(one, other) : most;
  }

  private static Cell anyWorkers(Cell cell) {
    return cell.with(BatchCell.WORKERS, "1");
  }

  /** Benchmarks that are no batches stay. */
  private static CellSelection without(
      CellSelection selection, Function<BatchCell, Optional<String>> reason) {
    List<Cell> kept = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>(selection.skipped());
    for (Cell cell : selection.cells()) {
      BatchCell.of(cell)
          .flatMap(reason)
          .ifPresentOrElse(why -> skipped.add(new Skipped(cell, why)), () -> kept.add(cell));
    }
    return new CellSelection(kept, skipped, selection.layout(), selection.variants());
  }
}
