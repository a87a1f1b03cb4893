package speedup.report.table;

import java.util.stream.Collectors;
import speedup.batch.BatchCell;
import speedup.report.summary.LabelledCell;
import speedup.report.summary.RunSummary;
import speedup.run.Cell;
import speedup.run.Dimension;

/** Where a cell stands in tables and on the page: in which group, row and column. */
public final class Places {

  private Places() {}

  /** The cells of a group are read together: a workload, or the benchmarks of a class. */
  public static String group(LabelledCell cell) {
    return group(cell.of(), cell.cell());
  }

  /** The cells of a group are read together: a workload, or the benchmarks of a class. */
  public static String group(RunSummary run, Cell cell) {
    return BatchCell.of(cell)
        .map(batch -> batch.work() + ", " + batch.lifecycle())
        .orElseGet(() ->
            run.layout().compared().contains(Dimension.MODE)
                ? type(cell)
                : type(cell) + ", " + cell.mode());
  }

  private static String type(Cell cell) {
    return cell.type().isEmpty()
        ? cell.method()
        : cell.type().substring(cell.type().lastIndexOf('.') + 1);
  }

  /** What cells have in common that are compared with each other: the name of a row. */
  public static String row(RunSummary run, Cell cell) {
    return run.names().without(cell, run.layout().compared());
  }

  /** What is compared: the name of a column, such as {@code tree}, or a method's name. */
  public static String column(RunSummary run, Cell cell) {
    String values =
        run.layout().compared().stream()
            .map(dimension -> value(dimension, cell))
            .collect(Collectors.joining(", "));
    return values + (cell.isTwin() ? " (twin)" : "");
  }

  private static String value(Dimension dimension, Cell cell) {
    return dimension.equals(Dimension.METHOD)
        ? cell.method()
        : dimension.readable(cell).orElse("none");
  }
}
