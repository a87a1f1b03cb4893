package speedup.report.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static speedup.run.GeneratedRun.cell;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.batch.Baselines;
import speedup.report.conclusion.Conclusions;
import speedup.report.summary.RunSummary;
import speedup.report.text.TextStyle;
import speedup.run.Cell;
import speedup.run.GeneratedRun;
import speedup.run.Layout;
import speedup.run.StoredRun;

/** The answer about other benchmarks, in which strategies are not compared. */
final class ComparedAnswersTests {

  @TempDir Path folder;

  @Test
  void ofOneFindingThatIsTooLongForALineNoLessIsSaid() throws Exception {
    RunSummary run =
        overHash(
            GeneratedRun.named("long")
                .noise(0.005, 3)
                .with(map("hash", "1"), 0.5)
                .with(map("tree", "1"), 1));

    assertThat(Answer.of(run, 30).lines())
        .containsExactly("MapBench.get (size=1): tree slower, 0.50x");
  }

  @Test
  void ofOtherBenchmarksALineARowSaysWhatIsFaster() throws Exception {
    GeneratedRun measured = GeneratedRun.named("maps").noise(0.005, 3);
    for (String size : List.of("10", "100")) {
      measured.with(map("hash", size), 0.5).with(map("tree", size), 1).with(map("skip", size), 0.4);
    }
    StoredRun stored = StoredRun.read(measured.writeTo(folder.resolve("maps")));
    RunSummary run =
        RunSummary.of(
            stored, Baselines.layout("impl=hash", stored.planned().plan().cells(), List.of("")));

    assertThat(Answer.of(run, 100).lines())
        .hasSize(2)
        .allSatisfy(line ->
            assertThat(line)
                .matches(
                    "MapBench.get \\(size=100?\\): skip faster, 1\\.2\\dx \\[1\\.2\\d, 1\\.2\\d];"
                        + " tree slower, 0\\.50x.*"));
    RunSummary uncompared =
        RunSummary.of(stored, Baselines.layout(null, cells(stored), List.of("")));
    assertThat(FirstScreen.next(uncompared, TextStyle.PLAIN))
        .endsWith("table " + stored.folder().path() + " --baseline impl=hash\n");
  }

  @Test
  void whatWouldCompareNothingIsNotProposed() throws Exception {
    RunSummary modes =
        others(
            new Cell("bench.Slow.one", "avgt", 1, new TreeMap<>(), "", false),
            new Cell("bench.Slow.one", "thrpt", 1, new TreeMap<>(), "", false));
    RunSummary methods =
        others(
            new Cell("bench.Maps.getAll", "avgt", 1, new TreeMap<>(), "", false),
            new Cell("bench.Maps.get", "avgt", 1, new TreeMap<>(), "", false));

    assertThat(FirstScreen.next(modes, TextStyle.PLAIN)).doesNotContain("--baseline");
    assertThat(FirstScreen.next(methods, TextStyle.PLAIN)).endsWith("--baseline method=getAll\n");
  }

  @Test
  void anEmptyValueCanBeSeen() throws Exception {
    RunSummary run =
        overHash(
            GeneratedRun.named("empty")
                .noise(0.005, 3)
                .with(map("hash", "1"), 1)
                .with(map("", "1"), 2));

    assertThat(Answer.of(run, 100).lines())
        .singleElement()
        .asString()
        .startsWith("MapBench.get (size=1): \"\" slower, ");
  }

  @Test
  void whatHasNobodyToBeComparedWithIsSaid() throws Exception {
    RunSummary run =
        overHash(
            GeneratedRun.named("alone")
                .noise(0.005, 3)
                .with(map("hash", "1"), 1)
                .with(map("tree", "1"), 2)
                .with(map("tree", "5"), 2));

    assertThat(Answer.of(run, 100).problems())
        .containsExactly(
            "not compared, for no other is equal in all but impl: MapBench.get (impl=tree,"
                + " size=5)");
  }

  @Test
  void noFindingIsHiddenForWantOfRoom() throws Exception {
    GeneratedRun measured =
        GeneratedRun.named("many")
            .noise(0.005, 3)
            .with(map("hash", "1"), 0.5)
            .with(map("a", "1"), 0.5);
    for (int i = 0; i < 7; i++) {
      measured.with(map("listed-in-any-case-" + i, "1"), 1 + 0.1 * i);
    }
    StoredRun stored = StoredRun.read(measured.writeTo(folder.resolve("many")));
    RunSummary run =
        RunSummary.of(stored, Baselines.layout("impl=hash", cells(stored), List.of("")));

    assertThat(Answer.of(run, 100).lines())
        .singleElement()
        .asString()
        .isEqualTo(
            "MapBench.get (size=1): listed-in-any-case-0 slower, 0.50x; more: 6 slower, 1 same"
                + " within 5%");
    assertThat(Answer.of(run, 60).lines())
        .containsExactly("MapBench.get (size=1): 7 slower, 1 same within 5%");
  }

  @Test
  void aParameterOfSomebodyElsesMayBeCalledStrategy() throws Exception {
    GeneratedRun measured =
        GeneratedRun.named("others")
            .noise(0.005, 3)
            .with(Cell.of("bench.Sort.run", Map.of("strategy", "heap")), 1)
            .with(Cell.of("bench.Sort.run", Map.of("strategy", "merge")), 0.5);
    StoredRun stored = StoredRun.read(measured.writeTo(folder.resolve("others")));
    RunSummary run =
        RunSummary.of(stored, Baselines.layout("strategy=heap", cells(stored), List.of("")));

    assertThat(Answer.of(run, 100).lines())
        .singleElement()
        .asString()
        .contains("merge faster, 1.99x");
    assertThat(Conclusions.of(run))
        .singleElement()
        .satisfies(section -> assertThat(section.title()).startsWith("What is faster or slower"))
        .satisfies(section ->
            assertThat(section.sentences())
                .hasSize(2)
                .first()
                .isEqualTo("Of 1 cell with a baseline: 1 faster."));
  }

  private RunSummary others(Cell... cells) throws Exception {
    GeneratedRun measured = GeneratedRun.named("others");
    for (Cell cell : cells) {
      measured.with(cell, 1);
    }
    return RunSummary.of(
        StoredRun.read(measured.writeTo(folder.resolve(cells[0].method()))), Layout.NONE);
  }

  private static List<Cell> cells(StoredRun run) {
    return run.planned().plan().cells();
  }

  private RunSummary overHash(GeneratedRun run) throws Exception {
    StoredRun stored = StoredRun.read(run.writeTo(folder.resolve("over-hash")));
    return RunSummary.of(stored, Baselines.layout("impl=hash", cells(stored), List.of("")));
  }

  private static Cell map(String impl, String size) {
    return Cell.of("bench.MapBench.get", Map.of("impl", impl, "size", size));
  }
}
