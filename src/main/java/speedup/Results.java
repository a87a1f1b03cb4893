package speedup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import speedup.batch.BatchCell;
import speedup.report.summary.CellSummary;
import speedup.report.summary.MeasuredCell;
import speedup.report.summary.RunSummary;
import speedup.stats.Estimate;

/**
 * What was measured.
 *
 * @param cells one a combination of strategy, workers and parameters, in their order
 * @param folder where the run is kept: {@code table}, {@code compare} and {@code report} read it
 * @since 1.0
 */
public record Results(List<Result> cells, Path folder) {

  /** Copies the list. */
  public Results {
    cells = List.copyOf(cells);
  }

  static Results of(RunSummary summary) {
    List<Result> cells = new ArrayList<>();
    for (CellSummary cell : summary.cells()) {
      cell.batch().ifPresent(batch -> cells.add(of(batch, cell)));
    }
    return new Results(cells, summary.run().folder().path());
  }

  private static Result of(BatchCell batch, CellSummary cell) {
    Optional<MeasuredCell> measured = cell.measured();
    return new Result(
        batch.strategy(),
        batch.workers(),
        batch.lifecycle(),
        batch.ownParams(),
        measured.flatMap(MeasuredCell::time).map(Results::range),
        measured.flatMap(MeasuredCell::factor).map(Results::range),
        measured.map(MeasuredCell::forks).orElse(0),
        cell.reason());
  }

  private static Result.Range range(Estimate estimate) {
    return estimate
        .interval()
        .map(around -> new Result.Range(estimate.value(), around.low(), around.high()))
        .orElse(
            new Result.Range(estimate.value(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
  }

  /**
   * The cell that took the least time; that another is as fast may be, see the intervals.
   *
   * @throws IllegalStateException with the reason, if none could be measured
   */
  public Result fastest() {
    return cells.stream()
        .filter(cell -> cell.seconds().isPresent())
        .min(Comparator.comparingDouble(cell -> cell.seconds().orElseThrow().value()))
        .orElseThrow(() ->
            new IllegalStateException(
                "nothing was measured: "
                    + cells.stream().map(Result::reason).findFirst().orElse("no cell")));
  }

  /**
   * How many times as fast as sequential a strategy is.
   *
   * @throws IllegalArgumentException if there is no such cell, or more than one
   * @throws IllegalStateException with the reason, if it has no speedup
   */
  public Result.Range speedup(String strategy, int workers) {
    Result cell = cell(strategy, workers);
    return cell.speedup()
        .orElseThrow(() ->
            new IllegalStateException(
                "%s x%d has no speedup: %s"
                    .formatted(
                        strategy,
                        workers,
                        cell.reason().isEmpty() ? "sequential was not measured" : cell.reason())));
  }

  /**
   * The cell of a strategy.
   *
   * @throws IllegalArgumentException if there is no such cell, or more than one
   */
  public Result cell(String strategy, int workers) {
    List<Result> found =
        cells.stream()
            .filter(cell -> cell.strategy().equals(strategy) && cell.workers() == workers)
            .toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          "%s x%d is %s of %s"
              .formatted(
                  strategy,
                  workers,
                  found.isEmpty() ? "none" : "more than one",
                  cells.stream().map(cell -> cell.strategy() + " x" + cell.workers()).toList()));
    }
    return found.getFirst();
  }
}
