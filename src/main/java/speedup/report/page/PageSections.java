package speedup.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import speedup.report.summary.LabelledCell;
import speedup.report.summary.RunSummary;
import speedup.report.table.FigureTables;
import speedup.report.table.Places;
import speedup.report.table.ScoreTables;
import speedup.report.table.SpeedupTables;

/** The sections of the page: charts to be drawn, and the tables of the same cells. */
final class PageSections {

  private final PageRuns runs;
  private final PageData data;

  PageSections(PageRuns runs, PageData data) {
    this.runs = runs;
    this.data = data;
  }

  /** A section for each group of cells. */
  String sections() {
    List<String> sections = new ArrayList<>();
    for (int number = 0; number < data.groups().size(); number++) {
      PageData.Group group = data.groups().get(number);
      sections.add(
          PageTemplate.fill(
              group.hasWorkers() ? "section.html" : "scores.html",
              Map.of(
                  "group", Integer.toString(number),
                  "workload", PageMarkup.escape(group.workload()),
                  "lifecycle", PageMarkup.escape(group.lifecycle()),
                  "title", PageMarkup.escape(group.title()),
                  "lines", runs.areSeveral() ? "line and filling: the run" : "dashed: predicted",
                  "changes", hasChanges(number) ? PageTemplate.resource("change.html") : "",
                  "tables", tables(group))));
    }
    return String.join("\n", sections);
  }

  private boolean hasChanges(int group) {
    return data.cells().stream().anyMatch(cell -> cell.group() == group && cell.change() != null);
  }

  private String tables(PageData.Group group) {
    List<LabelledCell> cells =
        runs.cells().stream()
            .filter(one -> PageData.Group.of(one.of(), one.cell()).equals(group))
            .toList();
    List<RunSummary> parts = parts(cells);
    String compared =
        Stream.concat(SpeedupTables.byWorkload(parts).stream(), ScoreTables.of(parts).stream())
            .map(table -> PageTable.of(table, runs))
            .collect(Collectors.joining("\n"));
    return compared
        + PageTable.of(
            FigureTables.of(
                "All figures: " + Places.group(cells.getFirst()), cells, runs.areSeveral()),
            cells.stream()
                .map(one ->
                    new PageTable.Place(PageData.series(one.of(), group, one.cell()), one.label()))
                .toList());
  }

  /** Each run with some of its cells. */
  private List<RunSummary> parts(List<LabelledCell> some) {
    List<RunSummary> parts = new ArrayList<>();
    for (int run = 0; run < runs.all().size(); run++) {
      int number = run;
      parts.add(
          runs.all()
              .get(run)
              .ofCells(
                  some.stream()
                      .filter(cell -> cell.run() == number)
                      .map(LabelledCell::summary)
                      .toList()));
    }
    return parts;
  }

  /** Whether there is a table for each strategy. */
  static boolean hasStrategies(PageRuns runs) {
    return runs.all().stream().anyMatch(RunSummary::comparesStrategies);
  }

  /**
   * The book's tables, each under its strategy's filter; nothing where strategies are not compared.
   */
  String strategyTables() {
    if (!hasStrategies(runs)) {
      return "";
    }
    Map<List<String>, List<LabelledCell>> places = new LinkedHashMap<>();
    for (LabelledCell one : runs.cells()) {
      one.batch()
          .filter(batch -> one.of().comparesStrategies())
          .ifPresent(batch ->
              places
                  .computeIfAbsent(
                      List.of(batch.strategy(), batch.lifecycle()), any -> new ArrayList<>())
                  .add(one));
    }
    StringBuilder tables = new StringBuilder();
    places.forEach((place, cells) -> {
      tables
          .append("<div data-strategy=\"")
          .append(PageMarkup.escape(place.get(0)))
          .append("\" data-lifecycle=\"")
          .append(PageMarkup.escape(place.get(1)))
          .append("\">\n");
      SpeedupTables.byStrategy(parts(cells))
          .forEach(table -> tables.append(PageTable.of(table, runs)));
      tables.append("</div>\n");
    });
    return PageTemplate.fill("book.html", Map.of("tables", tables.toString()));
  }
}
