package speedup.report.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import speedup.report.figure.Figure;
import speedup.report.figure.Scores;
import speedup.report.summary.LabelledCell;
import speedup.report.summary.MeasuredCell;
import speedup.report.summary.RunSummary;
import speedup.report.text.Table;

/** Every figure of every cell: a table a piece of work, a row a cell. */
public final class FigureTables {

  private FigureTables() {}

  /** The tables of some runs, side by side. */
  public static List<Table> of(List<RunSummary> runs) {
    Map<String, List<LabelledCell>> groups =
        LabelledCell.all(runs).stream()
            .collect(
                Collectors.groupingBy(
                    cell -> Places.group(cell), LinkedHashMap::new, Collectors.toList()));
    List<Table> tables = new ArrayList<>();
    groups.forEach((name, cells) -> tables.add(of("All figures: " + name, cells, runs.size() > 1)));
    return tables;
  }

  /**
   * The table of the cells of one group, in the order of {@link LabelledCell#sideBySide}.
   *
   * @param isLabelled whether a column says of which run each is
   */
  public static Table of(String title, List<LabelledCell> cells, boolean isLabelled) {
    List<LabelledCell> sorted = LabelledCell.sideBySide(cells);
    List<Heading> keys = keys(sorted, isLabelled);
    List<Heading> columns = new ArrayList<>(keys);
    for (Figure figure : Figure.ALL) {
      Heading column = of(figure);
      if (isAlwaysShown(figure, sorted)
          || sorted.stream().anyMatch(cell -> !column.text().apply(cell).equals(Scores.NOTHING))) {
        columns.add(column);
      }
    }
    columns.add(
        new Heading(
            "forks",
            cell ->
                Integer.toString(cell.summary().measured().map(MeasuredCell::forks).orElse(0))));
    columns.add(new Heading("end", cell -> cell.summary().ending()));
    return new Table(
        title,
        columns.stream().map(Heading::name).toList(),
        sorted.stream()
            .map(cell -> columns.stream().map(column -> column.text().apply(cell)).toList())
            .toList(),
        keys.size(),
        1);
  }

  /** A column of the table. */
  private record Heading(String name, Function<LabelledCell, String> text) {}

  private static List<Heading> keys(List<LabelledCell> cells, boolean isLabelled) {
    List<Heading> keys = new ArrayList<>();
    if (cells.stream().allMatch(cell -> cell.batch().isPresent())) {
      keys.add(
          new Heading(
              "Strategy",
              cell ->
                  cell.batch().orElseThrow().strategy()
                      + (cell.cell().isTwin() ? " (twin)" : "")
                      + (cell.cell().variant().isEmpty()
                          ? ""
                          : " [" + cell.cell().variant() + "]")));
      keys.add(
          new Heading("workers", cell -> Integer.toString(cell.batch().orElseThrow().workers())));
    } else {
      keys.add(new Heading("Cell", cell -> cell.of().name(cell.cell())));
    }
    if (isLabelled) {
      keys.add(new Heading("run", LabelledCell::label));
    }
    return keys;
  }

  private static Heading of(Figure figure) {
    return new Heading(
        figure.heading(),
        cell ->
            cell.summary()
                .measured()
                .flatMap(figure.text())
                .orElseGet(
                    () -> isTimeOf(figure, cell) ? Scores.score(cell.summary()) : Scores.NOTHING));
  }

  /** A cell that failed says so where its time would stand. */
  private static boolean isTimeOf(Figure figure, LabelledCell cell) {
    return figure.equals(Figure.ALL.getFirst()) && cell.summary().measured().isEmpty();
  }

  private static boolean isAlwaysShown(Figure figure, List<LabelledCell> cells) {
    return figure.equals(Figure.ALL.getFirst())
        && cells.stream().allMatch(cell -> cell.batch().isPresent());
  }
}
