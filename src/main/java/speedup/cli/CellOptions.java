package speedup.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import speedup.batch.BatchCell;
import speedup.run.Cell;
import speedup.run.UsageException;

/** The options that choose cells of stored runs. */
final class CellOptions {

  @Option(
      names = "--workload",
      paramLabel = "NAME",
      split = ",",
      description = "Only these workloads.")
  private List<String> workloads = new ArrayList<>();

  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      split = ",",
      description = "Only these strategies.")
  private List<String> strategies = new ArrayList<>();

  @Option(
      names = "--workers",
      paramLabel = "N",
      split = ",",
      description = "Only these numbers of workers.")
  private List<Integer> workers = new ArrayList<>();

  /**
   * What is chosen.
   *
   * @param cells those that there are
   * @throws UsageException if an option names something that none of them has, or all together
   *     leave nothing
   */
  Predicate<Cell> chosen(Collection<Cell> cells) throws UsageException {
    check("--workload", workloads, cells, BatchCell::workload);
    check("--strategy", strategies, cells, BatchCell::strategy);
    check("--workers", workers, cells, BatchCell::workers);
    Predicate<Cell> chosen =
        cell ->
            isIn(workloads, cell, BatchCell::workload)
                && isIn(strategies, cell, BatchCell::strategy)
                && isIn(workers, cell, BatchCell::workers);
    if (cells.stream().noneMatch(chosen)) {
      throw new UsageException("no cell has all of what --workload, --strategy, --workers ask for");
    }
    return chosen;
  }

  private static <T> boolean isIn(List<T> wanted, Cell cell, Function<BatchCell, T> property) {
    return wanted.isEmpty()
        || BatchCell.of(cell).map(property).filter(wanted::contains).isPresent();
  }

  private static <T> void check(
      String option, List<T> wanted, Collection<Cell> cells, Function<BatchCell, T> property)
      throws UsageException {
    List<T> there =
        cells.stream()
            .flatMap(cell -> BatchCell.of(cell).stream())
            .map(property)
            .distinct()
            .sorted()
            .toList();
    for (T value : wanted) {
      if (!there.contains(value)) {
        throw new UsageException(
            option
                + " "
                + value
                + ": no cell has it; there are "
                + there.stream().map(String::valueOf).collect(Collectors.joining(", ")));
      }
    }
  }
}
