package speedup.report.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import speedup.report.summary.CellStatus;
import speedup.report.summary.CellSummary;
import speedup.report.summary.LabelledCell;
import speedup.report.summary.RunSummary;
import speedup.report.text.Figures;
import speedup.report.text.Table;
import speedup.run.Cell;
import speedup.stats.Estimate;
import speedup.stats.Interval;

/** The speedup tables of a run, or of several side by side, in the ways of reading them. */
public final class SpeedupTables {

  static final String NOTHING = "-";

  private static final int TIME_AND_FACTOR = 2;

  private SpeedupTables() {}

  /** The book's shape: a table a strategy, a row a worker count, time and factor a workload. */
  public static List<Table> byStrategy(RunSummary run) {
    return byStrategy(List.of(run));
  }

  /** A table a workload: the speedups of the strategies side by side, a row a worker count. */
  public static List<Table> byWorkload(RunSummary run) {
    return byWorkload(List.of(run));
  }

  /** A table a workload with every figure of every cell, a row a cell. */
  public static List<Table> allFigures(RunSummary run) {
    return allFigures(List.of(run));
  }

  static List<Table> byStrategy(List<RunSummary> runs) {
    List<Table> tables = new ArrayList<>();
    grouped(runs, cell -> cell.strategy() + ", " + cell.lifecycle())
        .forEach((name, cells) -> {
          List<String> headings = new ArrayList<>(List.of("Workers"));
          List<LabelledCell> columns = columns(cells, Cell::work);
          for (LabelledCell column : columns) {
            headings.add(column.named(column.cell().work()));
            headings.add("factor");
          }
          List<List<String>> rows = new ArrayList<>();
          for (int workers : workerCounts(cells)) {
            List<String> row = new ArrayList<>(List.of(Integer.toString(workers)));
            for (LabelledCell column : columns) {
              Optional<CellSummary> cell = find(cells, column, workers, Cell::work);
              row.add(cell.map(SpeedupTables::time).orElse(NOTHING));
              row.add(cell.map(SpeedupTables::factor).orElse(NOTHING));
            }
            rows.add(row);
          }
          tables.add(new Table("Time and speedup: " + name, headings, rows, 1, TIME_AND_FACTOR));
        });
    return tables;
  }

  static List<Table> byWorkload(List<RunSummary> runs) {
    List<Table> tables = new ArrayList<>();
    grouped(runs, cell -> cell.work() + ", " + cell.lifecycle())
        .forEach((name, cells) -> {
          List<LabelledCell> compared =
              cells.stream().filter(one -> !one.cell().isBaseline()).toList();
          if (compared.isEmpty()) {
            return;
          }
          List<LabelledCell> columns = columns(compared, Cell::strategy);
          List<String> headings = new ArrayList<>(List.of("Workers"));
          columns.forEach(column -> headings.add(column.named(column.cell().strategy())));
          List<List<String>> rows = new ArrayList<>();
          for (int workers : workerCounts(compared)) {
            List<String> row = new ArrayList<>(List.of(Integer.toString(workers)));
            for (LabelledCell column : columns) {
              row.add(
                  find(compared, column, workers, Cell::strategy)
                      .map(SpeedupTables::factor)
                      .orElse(NOTHING));
            }
            rows.add(row);
          }
          String title = "Speedup on " + name + ", over " + baseline(cells, compared);
          tables.add(new Table(title, headings, rows));
        });
    return tables;
  }

  static List<Table> allFigures(List<RunSummary> runs) {
    boolean isLabelled = runs.size() > 1;
    List<Table> tables = new ArrayList<>();
    grouped(runs, cell -> cell.work() + ", " + cell.lifecycle())
        .forEach((name, cells) -> {
          Map<Cell, Integer> order = new HashMap<>();
          cells.forEach(one -> order.putIfAbsent(one.cell(), order.size()));
          List<List<String>> rows =
              cells.stream()
                  .sorted(Comparator.comparingInt(one -> order.getOrDefault(one.cell(), 0)))
                  .map(one -> {
                    List<String> row = new ArrayList<>(CellFigures.row(one.summary()));
                    if (isLabelled) {
                      row.add(CellFigures.KEYS, one.label());
                    }
                    return row;
                  })
                  .toList();
          List<String> headings = new ArrayList<>(CellFigures.HEADINGS);
          if (isLabelled) {
            headings.add(CellFigures.KEYS, "run");
          }
          tables.add(
              new Table(
                  "All figures: " + name,
                  headings,
                  rows,
                  CellFigures.KEYS + (isLabelled ? 1 : 0),
                  1));
        });
    return tables;
  }

  private static String baseline(List<LabelledCell> cells, List<LabelledCell> compared) {
    RunSummary run = compared.getFirst().of();
    if (run.baselineOf(compared.getFirst().cell()).filter(Cell::isBaseline).isEmpty()) {
      return "one worker of the same strategy";
    }
    String times =
        cells.stream()
            .filter(one -> one.cell().isBaseline())
            .flatMap(
                one -> one.summary().time().stream().map(time -> one.named(Figures.time(time))))
            .collect(Collectors.joining(", "));
    return times.isEmpty() ? "sequential" : "sequential: " + times;
  }

  private static Map<String, List<LabelledCell>> grouped(
      List<RunSummary> runs, Function<Cell, String> group) {
    return LabelledCell.all(runs).stream()
        .collect(
            Collectors.groupingBy(
                one -> group.apply(one.cell()), LinkedHashMap::new, Collectors.toList()));
  }

  /** The first cell of each column: a name of one run, beside the same name of the next. */
  private static List<LabelledCell> columns(
      List<LabelledCell> cells, Function<Cell, String> column) {
    Set<String> names = new LinkedHashSet<>();
    cells.forEach(one -> names.add(column.apply(one.cell())));
    List<LabelledCell> columns = new ArrayList<>();
    for (String name : names) {
      Map<Integer, LabelledCell> firsts = new LinkedHashMap<>();
      cells.stream()
          .filter(one -> column.apply(one.cell()).equals(name))
          .forEach(one -> firsts.putIfAbsent(one.run(), one));
      columns.addAll(firsts.values());
    }
    return columns;
  }

  private static Set<Integer> workerCounts(List<LabelledCell> cells) {
    return cells.stream()
        .map(one -> one.cell().workers())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Optional<CellSummary> find(
      List<LabelledCell> cells, LabelledCell column, int workers, Function<Cell, String> name) {
    String wanted = name.apply(column.cell());
    return cells.stream()
        .filter(one -> one.run() == column.run() && one.cell().workers() == workers)
        .filter(one -> name.apply(one.cell()).equals(wanted))
        .map(LabelledCell::summary)
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
    String factor = isOverItself(speedup.get()) ? "1.00x" : Figures.speedup(speedup.get());
    return cell.warning().isPresent() ? factor + " !" : factor;
  }

  /** A cell over itself is exactly 1 in every round. */
  private static boolean isOverItself(Estimate speedup) {
    return speedup.value() == 1
        && speedup.interval().stream().allMatch(around -> width(around) == 0);
  }

  private static double width(Interval interval) {
    return interval.high() - interval.low();
  }

  private static String unmeasured(CellSummary cell) {
    return cell.status() == CellStatus.FAILED ? "failed" : NOTHING;
  }
}
