package speedup.report.table;

import static org.assertj.core.api.Assertions.assertThat;

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

  private Table table(String... benchmarks) throws Exception {
    Layout layout =
        new Layout(
            List.of(Dimension.METHOD),
            null,
            List.of(BaselineRule.of(Map.of(Dimension.METHOD, "hash"))));
    GeneratedRun run = GeneratedRun.named("maps");
    Stream.of(benchmarks)
        .map(name -> new Cell(name, "avgt", 1, new TreeMap<>(), "", false))
        .forEach(cell -> run.with(cell, 1));
    List<Table> tables =
        ScoreTables.of(
            List.of(RunSummary.of(StoredRun.read(run.writeTo(folder.resolve("run"))), layout)));
    assertThat(tables).hasSize(1);
    return tables.getFirst();
  }
}
