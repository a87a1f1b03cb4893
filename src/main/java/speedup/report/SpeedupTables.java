package speedup.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import speedup.run.Cell;
import speedup.stats.Estimate;

/** The speedup tables of a run, in the two ways of reading them. */
public final class SpeedupTables {

  static final String NOTHING = "-";

  private SpeedupTables() {}

  /** The book's shape: a table a strategy, a row a worker count, time and factor a workload. */
  public static List<Table> byStrategy(RunSummary summary) {
    List<Table> tables = new ArrayList<>();
    grouped(summary, cell -> cell.strategy() + ", " + cell.lifecycle())
        .forEach((name, cells) -> {
          List<String> headings = new ArrayList<>(List.of("Workers"));
          Set<String> workloads = distinct(cells, SpeedupTables::work);
          for (String workload : workloads) {
            headings.add(workload);
            headings.add("factor");
          }
          List<List<String>> rows = new ArrayList<>();
          for (int workers : workerCounts(cells)) {
            List<String> row = new ArrayList<>(List.of(Integer.toString(workers)));
            for (String workload : workloads) {
              Optional<CellSummary> cell = find(cells, workers, one -> work(one).equals(workload));
              row.add(cell.map(SpeedupTables::time).orElse(NOTHING));
              row.add(cell.map(SpeedupTables::factor).orElse(NOTHING));
            }
            rows.add(row);
          }
          tables.add(new Table("Time and speedup: " + name, headings, rows));
        });
    return tables;
  }

  /** A table a workload: the speedups of the strategies side by side, a row a worker count. */
  public static List<Table> byWorkload(RunSummary summary) {
    List<Table> tables = new ArrayList<>();
    grouped(summary, cell -> work(cell) + ", " + cell.lifecycle())
        .forEach((name, cells) -> {
          List<CellSummary> compared =
              cells.stream().filter(one -> !one.cell().isBaseline()).toList();
          if (compared.isEmpty()) {
            return;
          }
          Set<String> strategies = distinct(compared, Cell::strategy);
          List<String> headings = new ArrayList<>(List.of("Workers"));
          headings.addAll(strategies);
          List<List<String>> rows = new ArrayList<>();
          for (int workers : workerCounts(compared)) {
            List<String> row = new ArrayList<>(List.of(Integer.toString(workers)));
            for (String strategy : strategies) {
              row.add(
                  find(compared, workers, one -> one.strategy().equals(strategy))
                      .map(SpeedupTables::factor)
                      .orElse(NOTHING));
            }
            rows.add(row);
          }
          tables.add(new Table("Speedup on " + name + ", over " + baseline(cells), headings, rows));
        });
    return tables;
  }

  /** A table a workload with every figure of every cell, a row a cell. */
  public static List<Table> allFigures(RunSummary summary) {
    List<Table> tables = new ArrayList<>();
    grouped(summary, cell -> work(cell) + ", " + cell.lifecycle())
        .forEach((name, cells) ->
            tables.add(
                new Table(
                    "All figures: " + name,
                    CellFigures.HEADINGS,
                    cells.stream().map(CellFigures::row).toList())));
    return tables;
  }

  private static String baseline(List<CellSummary> cells) {
    return cells.stream()
        .filter(one -> one.cell().isBaseline())
        .flatMap(one -> one.time().stream())
        .findFirst()
        .map(time -> "sequential: " + Figures.time(time))
        .orElse("one worker of the same strategy");
  }

  private static String work(Cell cell) {
    return cell.setting().isEmpty()
        ? cell.workload()
        : cell.workload() + " (" + cell.setting() + ")";
  }

  private static Map<String, List<CellSummary>> grouped(
      RunSummary summary, Function<Cell, String> group) {
    return summary.cells().stream()
        .collect(
            Collectors.groupingBy(
                one -> group.apply(one.cell()), LinkedHashMap::new, Collectors.toList()));
  }

  private static Set<String> distinct(List<CellSummary> cells, Function<Cell, String> name) {
    return cells.stream()
        .map(one -> name.apply(one.cell()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Set<Integer> workerCounts(List<CellSummary> cells) {
    return cells.stream()
        .map(one -> one.cell().workers())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Optional<CellSummary> find(
      List<CellSummary> cells, int workers, Predicate<Cell> which) {
    return cells.stream()
        .filter(one -> one.cell().workers() == workers && which.test(one.cell()))
        .findFirst();
  }

  static String time(CellSummary cell) {
    return cell.time().map(Figures::time).orElse(unmeasured(cell));
  }

  static String factor(CellSummary cell) {
    Optional<Estimate> speedup = cell.speedup();
    if (speedup.isEmpty()) {
      return unmeasured(cell);
    }
    String factor = cell.cell().isBaseline() ? "1.00x" : Figures.speedup(speedup.get());
    return cell.warning().isPresent() ? factor + " !" : factor;
  }

  private static String unmeasured(CellSummary cell) {
    return cell.status() == CellStatus.FAILED ? "failed" : NOTHING;
  }
}
