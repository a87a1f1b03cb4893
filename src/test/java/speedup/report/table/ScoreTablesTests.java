package speedup.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.report.summary.RunSummary;
import speedup.report.text.Table;
import speedup.run.BaselineRule;
import speedup.run.Cell;
import speedup.run.Dimension;
import speedup.run.GeneratedRun;
import speedup.run.Layout;
import speedup.run.StoredRun;

final class ScoreTablesTests {

  @TempDir Path folder;

  @Test
  void theOneClassWhoseMethodsAreComparedStandsInTheTitleAlone() throws Exception {
    Table table = table("org.Maps.hash", "org.Maps.list", "org.Maps.skip", "org.Maps.tree");

    assertThat(table.title()).startsWith("Maps, avgt: how many times as fast as method=hash");
    assertThat(table.headings()).containsExactly("method", "score", "factor");
    assertThat(table.rows())
        .extracting(List::getFirst)
        .containsExactly("hash", "list", "skip", "tree");
  }

  @Test
  void eachVariantHasARowWhereSomethingElseIsCompared() throws Exception {
    GeneratedRun run = GeneratedRun.named("maps");
    for (String variant : List.of("before", "after")) {
      for (String impl : List.of("hash", "tree")) {
        run.with(Cell.of("org.Maps.get", Map.of("impl", impl)).under(variant), 1);
      }
    }
    Layout layout = over(Dimension.param("impl"), "hash");

    Table table = only(run, layout);

    assertThat(table.headings()).containsExactly("Cell", "hash", "tree", "factor");
    assertThat(table.rows())
        .extracting(List::getFirst)
        .containsExactly("Maps.get [before]", "Maps.get [after]");
  }

  @Test
  void modesThatAreComparedStandInOneTable() throws Exception {
    GeneratedRun run = GeneratedRun.named("maps");
    for (String mode : List.of("avgt", "sample")) {
      run.with(new Cell("org.Maps.get", mode, 1, new TreeMap<>(), "", false), 1);
    }

    Table table = only(run, over(Dimension.MODE, "avgt"));

    assertThat(table.headings()).containsExactly("Cell", "avgt", "sample", "factor");
    assertThat(table.rows()).hasSize(1);
  }

  @Test
  void aMethodThatIsCalledAsTheBaselineIsHasItsFactorToo() throws Exception {
    GeneratedRun run = GeneratedRun.named("maps");
    for (String type : List.of("old.Maps", "young.Maps")) {
      run.with(new Cell(type + ".get", "avgt", 1, new TreeMap<>(), "", false), 1);
    }

    Table table = only(run, over(Dimension.METHOD, "old"));

    assertThat(table.headings()).containsExactly("Cell", "get", "factor");
  }

  @Test
  void whatIsComparedWithNothingHasItsScoreAlone() throws Exception {
    GeneratedRun run = GeneratedRun.named("maps");
    for (String benchmark : List.of("org.Maps.hash", "org.Maps.list")) {
      run.with(Cell.of(benchmark, Map.of()), 1);
    }
    run.with(Cell.of("org.Sets.hash", Map.of("size", "1")), 1);
    GeneratedRun sizes = GeneratedRun.named("sizes");
    for (String size : List.of("1", "10", "100")) {
      sizes.with(Cell.of("org.Maps.get", Map.of("impl", "hash", "size", size)), 1);
    }
    sizes.with(Cell.of("org.Maps.get", Map.of("impl", "tree", "size", "1")), 1);
    sizes.with(Cell.of("org.Maps.get", Map.of("impl", "list", "size", "1000")), 1);

    assertThat(tables(run, over(Dimension.METHOD, "hash$")))
        .extracting(Table::title)
        .containsExactly("Maps, ss: how many times as fast as method=hash$", "Scores: Sets, ss");
    assertThat(only(sizes, over(Dimension.param("impl"), "hash")).headings())
        .containsExactly("Cell", "hash", "tree", "factor", "list");
  }

  private static Layout over(Dimension dimension, String baseline) {
    return new Layout(
        List.of(dimension), null, List.of(BaselineRule.of(Map.of(dimension, baseline))));
  }

  private Table only(GeneratedRun run, Layout layout) throws Exception {
    List<Table> tables = tables(run, layout);
    assertThat(tables).hasSize(1);
    return tables.getFirst();
  }

  private List<Table> tables(GeneratedRun run, Layout layout) throws Exception {
    Path written = run.writeTo(Files.createTempDirectory(folder, "run"));
    return ScoreTables.of(List.of(RunSummary.of(StoredRun.read(written), layout)));
  }

  private Table table(String... benchmarks) throws Exception {
    GeneratedRun run = GeneratedRun.named("maps");
    Stream.of(benchmarks)
        .map(name -> new Cell(name, "avgt", 1, new TreeMap<>(), "", false))
        .forEach(cell -> run.with(cell, 1));
    return only(run, over(Dimension.METHOD, "hash"));
  }
}
