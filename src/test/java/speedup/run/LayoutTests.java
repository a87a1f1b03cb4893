package speedup.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class LayoutTests {

  private static final Cell HASH = map("get", Map.of("impl", "hash", "size", "10"));
  private static final Cell TREE = map("get", Map.of("impl", "tree", "size", "10"));
  private static final Cell LARGE_HASH = map("get", Map.of("impl", "hash", "size", "1000"));
  private static final Cell LARGE_TREE = map("get", Map.of("impl", "tree", "size", "1000"));

  @Test
  void whatIsNotTheBaselinesStaysEqualInAPair() {
    Layout layout = over(Dimension.param("impl"), "hash");

    assertThat(layout.baselinesOf(List.of(HASH, TREE, LARGE_HASH, LARGE_TREE)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(HASH, HASH, TREE, HASH, LARGE_HASH, LARGE_HASH, LARGE_TREE, LARGE_HASH));
  }

  @Test
  void anotherModeOrNumberOfThreadsIsNoBaseline() {
    Layout layout = over(Dimension.param("impl"), "hash");
    Cell ofOtherMode = new Cell(TREE.benchmark(), "thrpt", 1, TREE.params(), "", false);
    Cell ofMoreThreads = new Cell(TREE.benchmark(), "avgt", 8, TREE.params(), "", false);

    assertThat(layout.baselineOf(ofOtherMode, List.of(HASH, ofOtherMode))).isEmpty();
    assertThat(layout.baselineOf(ofMoreThreads, List.of(HASH, ofMoreThreads))).isEmpty();
  }

  @Test
  void eachVariantIsOverTheSameCellUnderTheFirst() {
    Layout layout = over(Dimension.VARIANT, "g1");

    assertThat(layout.baselineOf(TREE.under("zgc"), List.of(HASH.under("g1"), TREE.under("g1"))))
        .contains(TREE.under("g1"));
  }

  @Test
  void aMethodIsOverTheOneOfItsOwnClass() {
    Layout layout = over(Dimension.METHOD, "hash$");
    Cell hash = new Cell("a.MapBench.hash", "avgt", 1, new TreeMap<>(), "", false);
    Cell tree = new Cell("a.MapBench.tree", "avgt", 1, new TreeMap<>(), "", false);
    Cell other = new Cell("a.SetBench.hash", "avgt", 1, new TreeMap<>(), "", false);

    assertThat(layout.baselineOf(tree, List.of(other, hash, tree))).contains(hash);
    assertThat(layout.baselineOf(other, List.of(hash, other))).contains(other);
  }

  @Test
  void aClassIsOverTheMethodOfTheSameNameInAnother() {
    Layout layout = over(Dimension.METHOD, "HashBench");
    Cell get = new Cell("a.HashBench.get", "avgt", 1, new TreeMap<>(), "", false);
    Cell put = new Cell("a.HashBench.put", "avgt", 1, new TreeMap<>(), "", false);
    Cell tree = new Cell("a.TreeBench.get", "avgt", 1, new TreeMap<>(), "", false);

    assertThat(layout.baselineOf(tree, List.of(put, get, tree))).contains(get);
  }

  @Test
  void aTwinIsOverItsOriginal() {
    Layout layout = over(Dimension.param("impl"), "hash");

    assertThat(layout.baselineOf(HASH.twin(), List.of(HASH, HASH.twin()))).contains(HASH);
    assertThat(layout.isBaseline(HASH.twin())).isFalse();
  }

  @Test
  void nothingIsOverAnythingWhereNothingIsCompared() {
    assertThat(Layout.NONE.baselinesOf(List.of(HASH, TREE))).isEmpty();
    assertThat(Layout.NONE.isBaseline(HASH)).isFalse();
  }

  @Test
  void aStrategyIsOverTheSequentialCellWhateverItsWorkersAndLifecycle() {
    Cell sequential = Cells.primes("sequential", 1);
    Cell cold = Cells.primes("fixed", 8);

    assertThat(Layout.STRATEGIES.baselineOf(cold, List.of(sequential, cold))).contains(sequential);
    assertThat(
            Layout.STRATEGIES.baselineOf(
                cold.with("lifecycle", "warm"), List.of(sequential, cold)))
        .contains(sequential);
    assertThat(Layout.STRATEGIES.workersOf(cold)).contains(8);
  }

  @Test
  void aThousandCellsArePairedInAMoment() {
    Cell[] cells = new Cell[1000];
    Arrays.setAll(
        cells,
        i ->
            map(
                "get",
                Map.of("impl", i % 2 == 0 ? "hash" : "tree", "size", Integer.toString(i / 2))));

    assertThat(over(Dimension.param("impl"), "hash").baselinesOf(List.of(cells))).hasSize(1000);
  }

  @Test
  void aLayoutIsReadBackFromTheJournal() throws Exception {
    for (Layout layout :
        List.of(Layout.STRATEGIES, Layout.NONE, over(Dimension.METHOD, "a|b"), over(Dimension.param("mode"), "x"))) {
      String json = Journal.JSON.writeValueAsString(layout);

      assertThat(Journal.JSON.readValue(json, Layout.class)).isEqualTo(layout);
    }
  }

  private static Layout over(Dimension dimension, String value) {
    return new Layout(
        List.of(dimension), null, List.of(BaselineRule.of(Map.of(dimension, value))));
  }

  private static Cell map(String method, Map<String, String> params) {
    return new Cell("org.example.MapBench." + method, "avgt", 1, new TreeMap<>(params), "", false);
  }
}
