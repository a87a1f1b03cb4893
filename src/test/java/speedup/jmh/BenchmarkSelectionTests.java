package speedup.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import speedup.run.Cell;
import speedup.run.CellSelection;
import speedup.run.UsageException;

final class BenchmarkSelectionTests {

  @Test
  void everyCombinationOfTheValuesIsACell() throws UsageException {
    CellSelection selection =
        select(options("Prime").param("strategy", "fixed", "virtual").param("workers", "3", "7"));

    assertThat(selection.cells())
        .extracting(Cell::toString)
        .containsExactlyInAnyOrder(
            "primes fixed x3 (cold)",
            "primes fixed x7 (cold)",
            "primes virtual x3 (cold)",
            "primes virtual x7 (cold)");
    assertThat(selection.skipped()).isEmpty();
    assertThat(selection.others()).isEmpty();
  }

  @Test
  void whereNothingIsSaidTheBenchmarksOwnValuesHold() throws UsageException {
    CellSelection selection = select(options("Sha256").param("strategy", "fixed"));

    assertThat(selection.cells())
        .extracting(Cell::toString)
        .containsExactlyInAnyOrder(
            "sha256 fixed x1 (cold, scale=16)",
            "sha256 fixed x2 (cold, scale=16)",
            "sha256 fixed x4 (cold, scale=16)");
  }

  @Test
  void whatMakesNoSenseIsSkippedWithTheReason() throws UsageException {
    CellSelection selection =
        select(options("Prime").param("strategy", "fixed", "async").param("workers", "2"));

    assertThat(selection.cells())
        .extracting(Cell::toString)
        .containsExactly("primes fixed x2 (cold)");
    assertThat(selection.skipped()).hasSize(1);
    assertThat(selection.skipped().getFirst().cell()).hasToString("primes async x2 (cold)");
    assertThat(selection.skipped().getFirst().reason()).contains("async is for downloads");
  }

  @Test
  void asyncIsForTheDownloads() throws UsageException {
    CellSelection selection =
        select(options("Flag").param("strategy", "async").param("workers", "20"));

    assertThat(selection.cells())
        .extracting(Cell::toString)
        .containsExactly("flags async x20 (cold, delay=50 flags=20)");
  }

  @Test
  void farMoreJvmsThanProcessorsAreMeasuredOnlyWhenAskedFor() throws UsageException {
    boolean isFarMore = 20 > 4 * Runtime.getRuntime().availableProcessors();
    String process = "flags process x20 (cold, delay=50 flags=20)";

    CellSelection byDefault = select(options("Flag"));
    CellSelection asked = select(options("Flag").param("strategy", "process"));

    assertThat(byDefault.cells().stream().anyMatch(cell -> cell.toString().equals(process)))
        .isNotEqualTo(isFarMore);
    assertThat(byDefault.skipped().stream().anyMatch(one -> one.reason().contains("asked for")))
        .isEqualTo(isFarMore);
    assertThat(asked.cells()).extracting(Cell::toString).contains(process);
  }

  @Test
  void aBenchmarkWithoutAStrategyIsNoCell() throws UsageException {
    CellSelection selection = select(options("PlainBenchmark"));

    assertThat(selection.cells()).isEmpty();
    assertThat(selection.others()).containsExactly("speedup.jmh.dummies.PlainBenchmark.plain");
  }

  @Test
  void aValueGivenTwiceIsOneCell() throws UsageException {
    CellSelection selection =
        select(options("Prime").param("strategy", "fixed").param("workers", "2", "2"));

    assertThat(selection.cells()).hasSize(1);
  }

  @Test
  void anExcludedBenchmarkIsNotSelected() throws UsageException {
    CellSelection selection =
        select(options("Prime|Rc4").exclude("Prime").param("strategy", "sequential"));

    assertThat(selection.cells()).isNotEmpty().extracting(Cell::workload).containsOnly("rc4");
  }

  @Test
  void whatMatchesNothingSelectsNothing() throws UsageException {
    CellSelection selection = select(options("NoSuchBenchmark"));

    assertThat(selection.cells()).isEmpty();
    assertThat(selection.skipped()).isEmpty();
    assertThat(selection.others()).isEmpty();
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

  private static CellSelection select(ChainedOptionsBuilder options) throws UsageException {
    return BenchmarkSelection.of(BenchmarkList.defaultList(), options.build());
  }

  private static ChainedOptionsBuilder options(String include) {
    return new OptionsBuilder().include(include);
  }
}
