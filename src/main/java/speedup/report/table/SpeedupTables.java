package speedup.report.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import speedup.batch.BatchCell;
import speedup.report.figure.Scores;
import speedup.report.summary.CellSummary;
import speedup.report.summary.LabelledCell;
import speedup.report.summary.RunSummary;
import speedup.report.text.Figures;
import speedup.report.text.Table;
import speedup.run.Layout;

/**
 * The speedup tables of runs whose strategies are compared, one run or several side by side, in the
 * ways of reading them. Cells that are no batches are not in them.
 */
public final class SpeedupTables {

  private static final int TIME_AND_FACTOR = 2;

  private SpeedupTables() {}

  /**
   * The book's shape: a table a strategy, a row a worker count, time and factor a workload. Those
   * that are compared with nothing have a table of their own, of times.
   */
  public static List<Table> byStrategy(List<RunSummary> runs) {
    List<Table> tables = new ArrayList<>();
    grouped(runs, batch -> batch.strategy() + ", " + batch.lifecycle())
        .forEach((name, cells) -> {
          List<Row> columns = columns(cells, BatchCell::work);
          List<Row> compared = columns.stream().filter(column -> hasFactor(cells, column)).toList();
          List<Row> others = columns.stream().filter(column -> !compared.contains(column)).toList();
          if (!compared.isEmpty()) {
            tables.add(ofAStrategy("Time and speedup: " + name, cells, compared, true));
          }
          if (!others.isEmpty()) {
            tables.add(ofAStrategy("Time: " + name, cells, others, false));
          }
        });
    return tables;
  }

  /** Or would have one, had it not failed. */
  private static boolean hasFactor(List<Row> cells, Row column) {
    return cells.stream()
        .filter(row -> row.cell().run() == column.cell().run())
        .filter(row -> row.batch().work().equals(column.batch().work()))
        .anyMatch(row -> !Scores.factor(row.cell().summary()).equals(Scores.NOTHING));
  }

  private static Table ofAStrategy(
      String title, List<Row> cells, List<Row> columns, boolean withFactors) {
    List<Row> shown = cells.stream().filter(row -> isIn(columns, row)).toList();
    List<String> headings = new ArrayList<>(List.of("Workers"));
    for (Row column : columns) {
      headings.add(column.cell().named(column.batch().work()));
      if (withFactors) {
        headings.add("factor");
      }
    }
    List<List<String>> rows = new ArrayList<>();
    for (int workers : workerCounts(shown)) {
      List<String> row = new ArrayList<>(List.of(Integer.toString(workers)));
      for (Row column : columns) {
        Optional<CellSummary> cell = find(shown, column, workers, BatchCell::work);
        row.add(cell.map(Scores::score).orElse(Scores.NOTHING));
        if (withFactors) {
          row.add(cell.map(Scores::factor).orElse(Scores.NOTHING));
        }
      }
      rows.add(row);
    }
    return new Table(title, headings, rows, 1, withFactors ? TIME_AND_FACTOR : 1);
  }

  private static boolean isIn(List<Row> columns, Row row) {
    return columns.stream()
        .anyMatch(column ->
            column.cell().run() == row.cell().run()
                && column.batch().work().equals(row.batch().work()));
  }

  /** A table a workload: the speedups of the strategies side by side, a row a worker count. */
  public static List<Table> byWorkload(List<RunSummary> runs) {
    List<Table> tables = new ArrayList<>();
    grouped(runs, batch -> batch.work() + ", " + batch.lifecycle())
        .forEach((name, cells) -> {
          List<Row> compared =
              cells.stream()
                  .filter(SpeedupTables::isCompared)
                  .filter(row -> cells.stream().anyMatch(other -> isOverAnother(other, row)))
                  .toList();
          if (compared.isEmpty()) {
            return;
          }
          List<Row> columns = columns(compared, BatchCell::strategy);
          List<String> headings = new ArrayList<>(List.of("Workers"));
          columns.forEach(column -> headings.add(column.cell().named(column.batch().strategy())));
          List<List<String>> rows = new ArrayList<>();
          for (int workers : workerCounts(compared)) {
            List<String> row = new ArrayList<>(List.of(Integer.toString(workers)));
            for (Row column : columns) {
              row.add(
                  find(compared, column, workers, BatchCell::strategy)
                      .map(Scores::factor)
                      .orElse(Scores.NOTHING));
            }
            rows.add(row);
          }
          String title = "Speedup on " + name + ", over " + baseline(cells, compared);
          tables.add(new Table(title, headings, rows));
        });
    return tables;
  }

  /** A batch in its run. */
  private record Row(LabelledCell cell, BatchCell batch) {}

  /** What has a factor, and is no column of ones: the baseline of other columns. */
  private static boolean isCompared(Row row) {
    return baselineOf(row).isPresent() && !isBaseline(row);
  }

  /** Whether a row is of a column and has a factor that is not its own time over itself. */
  private static boolean isOverAnother(Row row, Row column) {
    return row.cell().run() == column.cell().run()
        && row.batch().strategy().equals(column.batch().strategy())
        && row.cell()
            .of()
            .baselineOf(row.cell().cell())
            .filter(base -> !base.equals(row.cell().cell()))
            .isPresent();
  }

  private static Optional<BatchCell> baselineOf(Row row) {
    return row.cell().of().baselineOf(row.cell().cell()).flatMap(BatchCell::of);
  }

  /** What is another column than those that are over it. */
  private static boolean isBaseline(Row row) {
    Layout layout = row.cell().of().layout();
    return layout.isBaseline(row.cell().cell())
        && layout.baselines().getFirst().values().containsKey(layout.compared().getFirst());
  }

  private static String baseline(List<Row> cells, List<Row> compared) {
    String names =
        compared.stream()
            .map(SpeedupTables::baselineName)
            .distinct()
            .collect(Collectors.joining(" or "));
    List<Row> baselines = cells.stream().filter(SpeedupTables::isBaseline).toList();
    String times =
        baselines.stream()
            .flatMap(row ->
                row.cell().summary().measured().stream()
                    .flatMap(measured -> measured.time().stream())
                    .map(time -> row.cell().named(Figures.time(time))))
            .collect(Collectors.joining(", "));
    // A baseline of several worker counts has a time each, and they stand in the other tables.
    boolean isOne =
        baselines.size() == 1 || compared.getFirst().cell().run() != cells.getLast().cell().run();
    return times.isEmpty() || !isOne ? names : names + ": " + times;
  }

  private static String baselineName(Row row) {
    String name = baselineOf(row).orElseThrow().strategy();
    return name.equals(row.batch().strategy()) ? "one worker of the same strategy" : name;
  }

  private static Map<String, List<Row>> grouped(
      List<RunSummary> runs, Function<BatchCell, String> group) {
    return LabelledCell.all(runs).stream()
        .filter(cell -> cell.of().comparesStrategies())
        .flatMap(cell -> cell.batch().stream().map(batch -> new Row(cell, batch)))
        .collect(
            Collectors.groupingBy(
                row -> group.apply(row.batch()) + variant(row),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private static String variant(Row row) {
    String variant = row.cell().cell().variant();
    return variant.isEmpty() ? "" : " [" + variant + "]";
  }

  /** The first cell of each column: a name of one run, beside the same name of the next. */
  private static List<Row> columns(List<Row> cells, Function<BatchCell, String> column) {
    Set<String> names = new LinkedHashSet<>();
    cells.forEach(row -> names.add(column.apply(row.batch())));
    List<Row> columns = new ArrayList<>();
    for (String name : names) {
      Map<Integer, Row> firsts = new LinkedHashMap<>();
      cells.stream()
          .filter(row -> column.apply(row.batch()).equals(name))
          .forEach(row -> firsts.putIfAbsent(row.cell().run(), row));
      columns.addAll(firsts.values());
    }
    return columns;
  }

  private static Set<Integer> workerCounts(List<Row> cells) {
    return cells.stream()
        .map(row -> row.batch().workers())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Optional<CellSummary> find(
      List<Row> cells, Row column, int workers, Function<BatchCell, String> name) {
    String wanted = name.apply(column.batch());
    return cells.stream()
        .filter(row -> row.cell().run() == column.cell().run() && row.batch().workers() == workers)
        .filter(row -> name.apply(row.batch()).equals(wanted))
        .map(row -> row.cell().summary())
        .findFirst();
  }
}
