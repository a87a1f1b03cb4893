package speedup.report.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import speedup.batch.BatchCell;
import speedup.report.figure.Scores;
import speedup.report.summary.CellSummary;
import speedup.report.summary.LabelledCell;
import speedup.report.summary.RunSummary;
import speedup.report.text.Table;
import speedup.run.Dimension;

/**
 * Scores side by side: a row for each piece of work, a column for each of what is compared, behind
 * every other than the baseline how many times as fast it is. Where nothing is compared, a row a
 * cell.
 */
public final class ScoreTables {

  /** More columns than these, each with a factor, do not fit on a screen. */
  private static final int MOST_SIDE_BY_SIDE = 3;

  private ScoreTables() {}

  /** The tables of some runs, of the cells that are not read as strategies over workers. */
  public static List<Table> of(List<RunSummary> runs) {
    List<LabelledCell> cells =
        LabelledCell.all(runs).stream()
            .filter(cell -> !(cell.of().comparesStrategies() && cell.batch().isPresent()))
            .toList();
    Map<String, List<LabelledCell>> groups =
        cells.stream()
            .collect(
                Collectors.groupingBy(
                    cell ->
                        cell.batch().map(BatchCell::workload).orElseGet(() -> Places.group(cell)),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<Table> tables = new ArrayList<>();
    groups.forEach((name, group) -> tables.add(table(name, group)));
    return tables;
  }

  private static Table table(String name, List<LabelledCell> cells) {
    RunSummary run = cells.getFirst().of();
    boolean hasBaselines =
        !run.comparesStrategies() && cells.stream().anyMatch(ScoreTables::isOverAnother);
    return hasBaselines ? compared(name, cells, run) : alone(name, cells);
  }

  private static boolean isOverAnother(LabelledCell cell) {
    return cell.of().baselineOf(cell.cell()).filter(base -> !base.equals(cell.cell())).isPresent();
  }

  private static Table alone(String name, List<LabelledCell> cells) {
    return new Table(
        "Scores: " + name,
        List.of("Cell", "score"),
        cells.stream()
            .map(cell ->
                List.of(cell.named(cell.of().name(cell.cell())), Scores.score(cell.summary())))
            .toList());
  }

  private static Table compared(String name, List<LabelledCell> cells, RunSummary run) {
    Set<String> columns = new LinkedHashSet<>();
    Set<String> baselines = new LinkedHashSet<>();
    Set<String> others = new HashSet<>();
    for (LabelledCell cell : cells) {
      String column = cell.named(Places.column(cell.of(), cell.cell()));
      (cell.of().layout().isBaseline(cell.cell()) ? baselines : others).add(column);
      columns.add(column);
    }
    // A method of another class may be called as the baseline is.
    baselines.removeAll(others);
    List<String> ordered = new ArrayList<>(baselines);
    columns.stream().filter(column -> !baselines.contains(column)).forEach(ordered::add);
    Map<String, Map<String, CellSummary>> rows = new LinkedHashMap<>();
    for (LabelledCell cell : cells) {
      rows.computeIfAbsent(Places.row(cell.of(), cell.cell()), row -> new LinkedHashMap<>())
          .put(cell.named(Places.column(cell.of(), cell.cell())), cell.summary());
    }
    String title =
        "%s: how many times as fast as %s".formatted(name, run.layout().baselines().getFirst());
    String compared =
        run.layout().compared().stream().map(Dimension::readable).collect(Collectors.joining(", "));
    return ordered.size() > MOST_SIDE_BY_SIDE
        ? oneBelowTheOther(name, title, compared, rows, ordered)
        : sideBySide(title, rows, ordered, baselines);
  }

  private static Table sideBySide(
      String title,
      Map<String, Map<String, CellSummary>> rows,
      List<String> columns,
      Set<String> baselines) {
    Set<String> withFactors =
        columns.stream()
            .filter(column -> !baselines.contains(column) && hasFactor(rows, column))
            .collect(Collectors.toSet());
    List<String> headings = new ArrayList<>(List.of("Cell"));
    for (String column : columns) {
      headings.add(column);
      if (withFactors.contains(column)) {
        headings.add("factor");
      }
    }
    List<List<String>> lines = new ArrayList<>();
    rows.forEach((row, summaries) -> {
      List<String> line = new ArrayList<>(List.of(row));
      for (String column : columns) {
        Optional<CellSummary> cell = Optional.ofNullable(summaries.get(column));
        line.add(cell.map(Scores::score).orElse(Scores.NOTHING));
        if (withFactors.contains(column)) {
          line.add(cell.map(Scores::factor).orElse(Scores.NOTHING));
        }
      }
      lines.add(line);
    });
    return new Table(title, headings, lines);
  }

  /** Whether any of a column is over another cell, or would be if it had not failed. */
  private static boolean hasFactor(Map<String, Map<String, CellSummary>> rows, String column) {
    return rows.values().stream()
        .flatMap(cells -> Optional.ofNullable(cells.get(column)).stream())
        .anyMatch(cell -> !Scores.factor(cell).equals(Scores.NOTHING));
  }

  private static Table oneBelowTheOther(
      String group,
      String title,
      String compared,
      Map<String, Map<String, CellSummary>> rows,
      List<String> columns) {
    List<List<String>> lines = new ArrayList<>();
    rows.forEach((row, summaries) -> {
      for (String column : columns) {
        CellSummary cell = summaries.get(column);
        if (cell != null) {
          lines.add(List.of(row, column, Scores.score(cell), Scores.factor(cell)));
        }
      }
    });
    List<String> headings = List.of("Cell", compared, "score", "factor");
    // One row whose name stands in the title already, as where methods of a class are compared.
    return rows.size() == 1 && group.startsWith(rows.keySet().iterator().next())
        ? new Table(title, rest(headings), lines.stream().map(ScoreTables::rest).toList())
        : new Table(title, headings, lines, 2, 1);
  }

  private static List<String> rest(List<String> cells) {
    return cells.subList(1, cells.size());
  }
}
