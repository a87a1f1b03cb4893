package speedup.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import speedup.batch.CellNames;
import speedup.environment.Variant;
import speedup.run.Cell;
import speedup.run.CellSelection;
import speedup.run.Layout;
import speedup.run.UsageException;

final class BenchmarkSelectionTests {

  @Test
  void everyCombinationOfTheValuesIsACell() throws Exception {
    CellSelection selection =
        select(options("Prime").param("strategy", "fixed", "virtual").param("workers", "3", "7"));

    assertThat(selection.cells())
        .extracting(BenchmarkSelectionTests::name)
        .containsExactlyInAnyOrder(
            "primes fixed x3 (cold)",
            "primes fixed x7 (cold)",
            "primes virtual x3 (cold)",
            "primes virtual x7 (cold)");
    assertThat(selection.skipped()).isEmpty();
  }

  @Test
  void whereNothingIsSaidTheBenchmarksOwnValuesHold() throws Exception {
    CellSelection selection = select(options("Sha256").param("strategy", "fixed"));

    assertThat(selection.cells())
        .extracting(BenchmarkSelectionTests::name)
        .containsExactlyInAnyOrder(
            "sha256 fixed x1 (cold, scale=16)",
            "sha256 fixed x2 (cold, scale=16)",
            "sha256 fixed x4 (cold, scale=16)");
  }

  @Test
  void whatMakesNoSenseIsSkippedWithTheReason() throws Exception {
    CellSelection selection =
        select(options("Prime").param("strategy", "fixed", "async").param("workers", "2"));

    assertThat(selection.cells())
        .extracting(BenchmarkSelectionTests::name)
        .containsExactly("primes fixed x2 (cold)");
    assertThat(selection.skipped()).hasSize(1);
    assertThat(selection.skipped().getFirst().cell())
        .satisfies(cell -> assertThat(name(cell)).isEqualTo("primes async x2 (cold)"));
    assertThat(selection.skipped().getFirst().reason()).contains("async is for downloads");
  }

  @Test
  void asyncIsForTheDownloads() throws Exception {
    CellSelection selection =
        select(options("Flag").param("strategy", "async").param("workers", "20"));

    assertThat(selection.cells())
        .extracting(BenchmarkSelectionTests::name)
        .containsExactly("flags async x20 (cold, delay=50 flags=20)");
  }

  @Test
  void farMoreJvmsThanProcessorsAreMeasuredOnlyWhenAskedFor() throws Exception {
    boolean isFarMore = 20 > 4 * Runtime.getRuntime().availableProcessors();
    String process = "flags process x20 (cold, delay=50 flags=20)";

    CellSelection byDefault = select(options("Flag"));
    CellSelection asked = select(options("Flag").param("strategy", "process"));

    assertThat(byDefault.cells().stream().anyMatch(cell -> name(cell).equals(process)))
        .isNotEqualTo(isFarMore);
    assertThat(byDefault.skipped().stream().anyMatch(one -> one.reason().contains("asked for")))
        .isEqualTo(isFarMore);
    assertThat(asked.cells()).extracting(BenchmarkSelectionTests::name).contains(process);
  }

  @Test
  void anyBenchmarkIsACell() throws Exception {
    CellSelection selection = select(options("PlainBenchmark"));

    assertThat(selection.cells())
        .singleElement()
        .satisfies(cell ->
            assertThat(cell.benchmark()).isEqualTo("speedup.jmh.dummies.PlainBenchmark.plain"));
    assertThat(selection.layout()).isEqualTo(Layout.NONE);
  }

  @Test
  void batchesAndOtherBenchmarksAreSelectedTogether() throws Exception {
    CellSelection selection =
        select(options("PlainBenchmark|Prime").param("strategy", "sequential"));

    assertThat(selection.cells())
        .extracting(Cell::method)
        .containsExactlyInAnyOrder("plain", "primes");
  }

  @Test
  void severalModesAreSeveralCells() throws Exception {
    CellSelection selection =
        select(options("PlainBenchmark").mode(Mode.AverageTime).mode(Mode.Throughput));

    assertThat(selection.cells()).extracting(Cell::mode).containsExactlyInAnyOrder("avgt", "thrpt");
  }

  @Test
  void eachCellIsMeasuredUnderEachVariantAndTheFirstIsTheBaseline() throws Exception {
    CellSelection selection =
        BenchmarkSelection.of(
            options("PlainBenchmark").build(),
            List.of(),
            List.of(variant("g1"), variant("zgc")),
            null);

    assertThat(selection.cells()).extracting(Cell::variant).containsExactly("g1", "zgc");
    assertThat(selection.layout().isBaseline(selection.cells().getFirst())).isTrue();
    assertThat(selection.layout().baselinesOf(selection.cells()))
        .containsEntry(selection.cells().getLast(), selection.cells().getFirst());
  }

  @Test
  void severalStrategiesWithoutTheSequentialOneAreComparedWithTheFirst() throws Exception {
    CellSelection selection =
        select(options("Prime").param("strategy", "fixed", "virtual").param("workers", "2"));

    assertThat(selection.layout().baselinesOf(selection.cells()).values())
        .hasSize(2)
        .allSatisfy(base -> assertThat(name(base)).isEqualTo("primes fixed x2 (cold)"));
  }

  @Test
  void whatMakesNoSenseForABatchIsRefused() {
    refused(options("Prime").threads(2), "-t or -tg");
    refused(options("Prime").mode(Mode.AverageTime), "-bm avgt");
    refused(options("Prime").operationsPerInvocation(3), "-opi");
    refused(options("Prime").measurementBatchSize(3), "-bs");
    refused(options("Prime").measurementTime(TimeValue.seconds(1)), "-r or -w");
    refused(options("Prime").warmupTime(TimeValue.seconds(1)), "-r or -w");
  }

  private static void refused(ChainedOptionsBuilder options, String option) {
    assertThatThrownBy(() -> select(options))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(option)
        .hasMessageContaining("makes no sense for primes")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aParameterThatNoSelectedBenchmarkHasIsRefused() {
    assertThatThrownBy(() ->
            BenchmarkSelection.of(
                options("Prime").param("scale", "4").build(),
                List.of("scale"),
                List.of(Variant.OWN),
                null))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("no selected benchmark has a parameter 'scale'")
        .hasMessageContaining("lifecycle, strategy, workers");
  }

  @Test
  void aValueGivenTwiceIsOneCell() throws Exception {
    CellSelection selection =
        select(options("Prime").param("strategy", "fixed").param("workers", "2", "2"));

    assertThat(selection.cells()).hasSize(1);
  }

  @Test
  void anExcludedBenchmarkIsNotSelected() throws Exception {
    CellSelection selection =
        select(options("Prime|Rc4").exclude("Prime").param("strategy", "sequential"));

    assertThat(selection.cells()).isNotEmpty().extracting(Cell::method).containsOnly("rc4");
  }

  @Test
  void whatMatchesNothingSelectsNothing() throws Exception {
    CellSelection selection = select(options("NoSuchBenchmark"));

    assertThat(selection.cells()).isEmpty();
    assertThat(selection.skipped()).isEmpty();
  }

  @Test
  void aWrongValueIsRefused() {
    assertThatThrownBy(() -> select(options("Prime").param("strategy", "nonsense")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("nonsense")
        .hasMessageContaining("sequential, fixed, virtual, workstealing");
  }

  @Test
  void aBrokenExpressionIsRefusedInOneLine() {
    assertThatThrownBy(() -> select(options("Prime(")))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("'Prime(' is no regular expression")
        .hasMessageNotContaining("\n");
  }

  private static CellSelection select(ChainedOptionsBuilder options)
      throws UsageException, IOException {
    return BenchmarkSelection.of(options.build(), List.of(), List.of(Variant.OWN), null);
  }

  private static Variant variant(String name) {
    return new Variant(name, null, null, List.of(), null, null);
  }

  private static String name(Cell cell) {
    return CellNames.of(List.of(cell)).name(cell);
  }

  private static ChainedOptionsBuilder options(String include) {
    return new OptionsBuilder().include(include);
  }
}
