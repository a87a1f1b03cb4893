package speedup.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import speedup.run.Cell;
import speedup.run.Cells;
import speedup.run.Dimension;
import speedup.run.Layout;
import speedup.run.UsageException;

final class BaselinesTests {

  private static final List<Cell> MAPS =
      List.of(map("hash", "10"), map("tree", "10"), map("hash", "1000"), map("tree", "1000"));

  @Test
  void aParameterIsNamedByItsName() throws UsageException {
    Layout layout = Baselines.layout("impl=hash", MAPS, List.of(""));

    assertThat(layout.compared()).containsExactly(Dimension.param("impl"));
    assertThat(layout.baselineOf(MAPS.get(3), MAPS)).contains(MAPS.get(2));
    assertThat(layout.workers()).isNull();
  }

  @Test
  void severalValuesMakeOneBaselineForAll() throws UsageException {
    Layout layout = Baselines.layout("impl=hash,size=10", MAPS, List.of(""));

    assertThat(layout.baselinesOf(MAPS).values()).containsOnly(MAPS.getFirst());
  }

  @Test
  void aParameterComesBeforeWhatEveryCellHas() throws UsageException {
    List<Cell> cells =
        Stream.of("fast", "slow")
            .map(mode ->
                new Cell("Bench.run", "avgt", 1, new TreeMap<>(Map.of("mode", mode)), "", false))
            .toList();

    assertThat(Baselines.layout("mode=fast", cells, List.of("")).compared())
        .containsExactly(Dimension.param("mode"));
  }

  @ParameterizedTest
  @CsvSource({
    "impl, 'must be sequential, self or NAME=VALUE, such as impl=hash'",
    "impl=list, 'no cell has impl list; there are hash, tree'",
    "kind=hash, 'the cells have no kind; they have impl, method, mode, size, threads, variant'",
    "method=[, is no regular expression",
    "method=.*, is every cell",
    "variant=new, there are no variants",
    "'impl=hash,size=5', no cell has size 5"
  })
  void whatNamesNothingIsSaidInOneLine(String words, String why) {
    assertThatThrownBy(() -> Baselines.layout(words, MAPS, List.of("")))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--baseline " + words)
        .hasMessageContaining(why)
        .hasMessageNotContaining("\n");
  }

  @Test
  void theNumbersThatThereAreStandInTheirOrder() {
    List<Cell> cells = Stream.of("20", "100", "5").map(size -> map("hash", size)).toList();

    assertThatThrownBy(() -> Baselines.layout("size=7", cells, List.of("")))
        .hasMessageEndingWith("; there are 5, 20, 100");
  }

  @Test
  void oneWorkerAndSequentialAreBaselinesWhereTheyAreThereAndOthersToo() throws UsageException {
    Cell four = Cells.of("DownloadBenchmark.flags", "fixed", 4);
    Cell one = Cells.of("DownloadBenchmark.flags", "fixed", 1);

    assertThat(Baselines.self(List.of(one, four)).baselineOf(four, List.of(one, four)))
        .contains(one);
    assertThatThrownBy(() -> Baselines.self(List.of(Cells.SEQUENTIAL, four)))
        .isInstanceOf(UsageException.class)
        .hasMessage("--baseline self: no strategy was measured with one worker and with more");
    assertThat(Baselines.sequential(List.of(Cells.SEQUENTIAL, Cells.FIXED)))
        .isEqualTo(Layout.STRATEGIES);
    assertThatThrownBy(() -> Baselines.sequential(List.of(one, four)))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--baseline strategy=sequential: no cell has strategy sequential; there are fixed");
    assertThatThrownBy(() -> Baselines.sequential(MAPS))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("the cells have no strategy");
  }

  @Test
  void aBaselineWithWhichNothingIsComparedIsToldHowItWouldBe() throws UsageException {
    List<Cell> cells =
        List.of(
            Cells.of("DownloadBenchmark.flags", "fixed", 5),
            Cells.SEQUENTIAL,
            Cells.FIXED,
            Cells.of("DownloadBenchmark.flags", "async", 20));

    assertThatThrownBy(() -> Baselines.layout("workers=2", cells, List.of("")))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--baseline workers=2: no other cell is equal to it in all else: primes fixed x2 (cold)"
                + " and primes sequential x1 (cold) differ in strategy too: --baseline"
                + " strategy=fixed,workers=2 names both");
    assertThat(
            Baselines.layout("strategy=fixed,workers=2", cells, List.of(""))
                .baselineOf(Cells.SEQUENTIAL, cells))
        .contains(Cells.FIXED);
  }

  @Test
  void whatOnlyOneWorkloadHasIsNoBaselineOfItsCells() {
    Map<String, String> params = Map.of("strategy", "fixed", "lifecycle", "cold");
    List<Cell> cells = List.of(Cells.SEQUENTIAL, flags(params, "5"), flags(params, "20"));

    assertThatThrownBy(() -> Baselines.layout("flags=20", cells, List.of("")))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--baseline flags=20: is every cell of flags, and none is left to compare with it");
  }

  private static Cell flags(Map<String, String> params, String workers) {
    Map<String, String> all = new TreeMap<>(params);
    all.put("workers", workers);
    all.put("flags", "20");
    return Cell.of("speedup.benchmark.DownloadBenchmark.flags", all);
  }

  /** With four threads JMH counts operations of all four a second, and the time that one sees. */
  @Test
  void throughputAndTimesAreComparedWithOneThreadOnly() throws UsageException {
    assertThat(Baselines.layout("mode=thrpt", modes(1, "thrpt", "avgt"), List.of("")).baselines())
        .hasSize(1);
    assertThat(Baselines.layout("mode=avgt", modes(4, "avgt", "sample"), List.of("")).baselines())
        .hasSize(1);
    assertThatThrownBy(() -> Baselines.layout("mode=thrpt", modes(4, "thrpt", "avgt"), List.of("")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("4 threads")
        .hasMessageContaining("-t 1");
  }

  private static List<Cell> modes(int threads, String... modes) {
    return Stream.of(modes)
        .map(mode -> new Cell("Bench.run", mode, threads, new TreeMap<>(), "", false))
        .toList();
  }

  @Test
  void aBaselineThatIsTwoCellsOfAPairIsRefused() {
    List<Cell> cells =
        List.of(method("hashGet"), method("hashPut"), method("treeGet"), method("treePut"));

    assertThatThrownBy(() -> Baselines.layout("method=hash", cells, List.of("")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("is two cells for MapBench.treeGet")
        .hasMessageContaining("MapBench.hashGet and MapBench.hashPut");
  }

  @Test
  void aMethodWhoseNameIsPartOfAnotherIsToldHowItIsNamedAlone() throws UsageException {
    List<Cell> cells = List.of(method("get"), method("getAll"), method("put"));

    assertThatThrownBy(() -> Baselines.layout("method=get", cells, List.of("")))
        .hasMessageContaining("method=[.]get$ is that method");
    assertThat(
            Baselines.layout("method=[.]get$", cells, List.of(""))
                .baselineOf(cells.getLast(), cells))
        .contains(cells.getFirst());
  }

  @Test
  void theFirstOfSeveralVariantsIsEvident() throws UsageException {
    List<Cell> cells = List.of(method("get").under("before"), method("get").under("after"));

    assertThat(
            Baselines.layout(null, cells, List.of("before", "after")).isBaseline(cells.getFirst()))
        .isTrue();
  }

  @Test
  void amongStrategiesTheSequentialOneIsEvidentAndOtherwiseTheFirst() throws UsageException {
    List<Cell> all = List.of(Cells.SEQUENTIAL, Cells.FIXED, Cells.VIRTUAL);
    List<Cell> pools = List.of(Cells.FIXED, Cells.VIRTUAL);

    assertThat(Baselines.layout(null, all, List.of(""))).isEqualTo(Layout.STRATEGIES);
    assertThat(Baselines.layout(null, pools, List.of("")).baselineOf(Cells.VIRTUAL, pools))
        .contains(Cells.FIXED);
    assertThat(Baselines.layout(null, List.of(Cells.FIXED), List.of("")))
        .isEqualTo(Layout.STRATEGIES);
  }

  /** It has one worker, and what is compared with it need not. */
  @Test
  void theSequentialStrategyCanBeNamedWhateverTheOthersWorkersAre() throws UsageException {
    List<Cell> cells =
        Stream.of("old", "new")
            .flatMap(
                variant -> Stream.of(Cells.SEQUENTIAL.under(variant), Cells.FIXED.under(variant)))
            .toList();
    List<String> variants = List.of("old", "new");

    assertThat(Baselines.layout("strategy=sequential", cells, variants))
        .isEqualTo(Layout.STRATEGIES);
    assertThat(
            Baselines.layout("strategy=sequential,variant=old", cells, variants)
                .baselineOf(cells.getLast(), cells))
        .contains(cells.getFirst());
  }

  @Test
  void whereNothingIsEvidentNothingIsCompared() throws UsageException {
    assertThat(Baselines.layout(null, MAPS, List.of(""))).isEqualTo(Layout.NONE);
  }

  private static Cell method(String name) {
    return new Cell("org.MapBench." + name, "avgt", 1, new TreeMap<>(), "", false);
  }

  private static Cell map(String impl, String size) {
    return new Cell(
        "org.MapBench.get",
        "avgt",
        1,
        new TreeMap<>(Map.of("impl", impl, "size", size)),
        "",
        false);
  }
}
