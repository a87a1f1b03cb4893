package speedup.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static speedup.run.GeneratedRun.cell;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import speedup.environment.Variant;
import speedup.run.Cell;
import speedup.run.CellSelection;
import speedup.run.Layout;
import speedup.run.Skipped;

/** Which cells the default job and a quick run leave out. */
final class FewerCellsTests {

  @Test
  void whatComputesIsMeasuredWithTheProcessorsAndWhatWaitsWithTheMost() {
    CellSelection all = everyNumberOfWorkers();
    CellSelection quick = FewerCells.quick(all, Set.of(), 2);

    assertThat(quick.cells())
        .containsExactly(
            cell("primes", "sequential", 1),
            cell("primes", "fixed", 2),
            cell("primes", "process", 2),
            cell("flags", "fixed", 20));
    assertThat(quick.skipped()).hasSize(5).allMatch(left -> left.reason().startsWith("--quick "));
    assertThat(FewerCells.quick(all, Set.of("workers", "strategy"), 2).cells())
        .isEqualTo(all.cells());
    assertThat(FewerCells.quick(all, Set.of(), 8).cells()).contains(cell("primes", "fixed", 4));
  }

  @Test
  void theDefaultJobShowsHowTheFixedPoolScalesAndComparesTheOthersAtOneNumber() {
    CellSelection all = everyNumberOfWorkers();

    CellSelection usual = FewerCells.usual(all, 2);

    assertThat(usual.cells())
        .containsExactly(
            cell("primes", "sequential", 1),
            cell("primes", "fixed", 2),
            cell("primes", "process", 2),
            cell("flags", "process", 5),
            cell("flags", "fixed", 5),
            cell("flags", "fixed", 20));
    assertThat(usual.skipped())
        .extracting(Skipped::cell)
        .containsExactly(
            cell("primes", "fixed", 1), cell("primes", "fixed", 4), cell("primes", "process", 4));
    assertThat(usual.skipped()).allMatch(left -> left.reason().contains("--full"));
    assertThat(FewerCells.usual(all, 4).cells())
        .as("four processors")
        .contains(
            cell("primes", "fixed", 2), cell("primes", "fixed", 4), cell("primes", "process", 4))
        .doesNotContain(cell("primes", "fixed", 1), cell("primes", "process", 2));
    assertThat(FewerCells.usual(all, 1).cells())
        .as("one processor")
        .contains(cell("primes", "fixed", 1))
        .doesNotContain(cell("primes", "process", 4));
  }

  @Test
  void theDefaultJobLeavesWorkStealingToWhoAsksForIt() {
    CellSelection usual =
        FewerCells.usual(
            selection(cell("primes", "fixed", 2), cell("primes", "workstealing", 2)), 2);

    assertThat(usual.cells()).containsExactly(cell("primes", "fixed", 2));
    assertThat(usual.skipped())
        .singleElement()
        .matches(left -> left.reason().endsWith("--full and -p strategy=… measure the others"));
  }

  @Test
  void aQuickRunOfTheDefaultJobIsAboutOneWorkloadThatWaitsAndOneThatComputes() {
    CellSelection all =
        selection(
            cell("flags", "fixed", 20),
            cell("primes", "sequential", 1),
            cell("primes", "fixed", 2),
            cell("rc4", "fixed", 2),
            Cell.of("a.B.c", Map.of()));

    CellSelection two = FewerCells.oneOfEachKind(all);

    assertThat(two.cells())
        .containsExactly(
            cell("flags", "fixed", 20),
            cell("primes", "sequential", 1),
            cell("primes", "fixed", 2),
            Cell.of("a.B.c", Map.of()));
    assertThat(two.skipped())
        .singleElement()
        .matches(left -> left.cell().equals(cell("rc4", "fixed", 2)))
        .matches(left -> left.reason().startsWith("--quick "));
  }

  @Test
  void otherBenchmarksAreAllMeasured() {
    List<Cell> cells = List.of(Cell.of("a.B.c", Map.of("n", "1")), Cell.of("a.B.c", Map.of()));

    assertThat(
            FewerCells.quick(
                    new CellSelection(cells, List.of(), Layout.NONE, List.of(Variant.OWN)),
                    Set.of(),
                    2)
                .cells())
        .isEqualTo(cells);
  }

  private static CellSelection everyNumberOfWorkers() {
    return selection(
        cell("primes", "sequential", 1),
        cell("primes", "fixed", 1),
        cell("primes", "fixed", 2),
        cell("primes", "fixed", 4),
        cell("primes", "process", 2),
        cell("primes", "process", 4),
        cell("flags", "process", 5),
        cell("flags", "fixed", 5),
        cell("flags", "fixed", 20));
  }

  private static CellSelection selection(Cell... cells) {
    return new CellSelection(List.of(cells), List.of(), Layout.STRATEGIES, List.of(Variant.OWN));
  }
}
