package speedup.report.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static speedup.run.GeneratedRun.cell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.batch.Baselines;
import speedup.report.conclusion.Conclusions;
import speedup.report.summary.RunSummary;
import speedup.report.table.Arrangement;
import speedup.report.text.Section;
import speedup.report.text.TextStyle;
import speedup.run.Cell;
import speedup.run.GeneratedRun;
import speedup.run.StoredRun;

/** What is said and shown where something else than the sequential cell is the baseline. */
final class BaselineAnswersTests {

  private static final int COLUMNS = 80;

  private static final Cell SEQUENTIAL = cell("primes", "sequential", 1);

  @TempDir Path folder;

  @Test
  void withoutSequentialTheFirstStrategyIsWhatTheOthersAreComparedWith() throws Exception {
    GeneratedRun measured =
        GeneratedRun.named("two")
            .noise(0.005, 3)
            .with(cell("primes", "fixed", 2), 0.5)
            .with(cell("primes", "virtual", 2), 0.25);
    StoredRun stored = StoredRun.read(measured.writeTo(folder.resolve("two")));
    RunSummary run =
        RunSummary.of(stored, Baselines.layout(null, stored.planned().plan().cells(), List.of("")));

    assertThat(FirstScreen.tables(List.of(run), TextStyle.PLAIN)).contains("over fixed: 497 ms");
    assertThat(Answer.of(run, COLUMNS).lines())
        .singleElement()
        .asString()
        .startsWith("primes: virtual with 2 workers, 25")
        .contains("2.0");
  }

  @Test
  void overAStrategyWithAsManyWorkersTheTablesNameItAndHoldNothingThatHasNoFactor()
      throws Exception {
    GeneratedRun measured =
        run()
            .with(cell("primes", "fixed", 2), 0.4)
            .with(cell("primes", "virtual", 2), 0.5)
            .with(cell("primes", "process", 3), 0.6)
            .with(cell("rc4", "sequential", 1), 1)
            .with(cell("rc4", "virtual", 2), 0.5);
    StoredRun stored = StoredRun.read(measured.writeTo(folder.resolve("over-fixed")));
    RunSummary run =
        RunSummary.of(stored, Baselines.layout("strategy=fixed", cells(stored), List.of("")));

    List<String> tables = FirstScreen.tables(List.of(run), TextStyle.PLAIN).lines().toList();

    assertThat(tables)
        .anySatisfy(line -> assertThat(line).startsWith("Speedup on primes, cold, over fixed: "));
    assertThat(tables)
        .filteredOn(line -> line.startsWith("Workers"))
        .first()
        .asString()
        .matches("Workers +virtual");
    assertThat(tables)
        .filteredOn(line -> line.matches("[0-9]+ .*[0-9]x.*"))
        .singleElement()
        .asString()
        .startsWith("2 ");
    // A workload without a factor has its times, and no column of dashes.
    assertThat(tables).contains("Time: virtual, cold").noneMatch(line -> line.contains("factor"));
    assertThat(Answer.of(run, COLUMNS).lines())
        .first()
        .asString()
        .matches("primes: fixed with 2 workers, [0-9]+ ms, the baseline");
    // What is shown decides, and not what else there is.
    assertThat(
            FirstScreen.tables(
                List.of(
                    RunSummary.of(stored)
                        .only(cell -> cell.param("strategy").equals(Optional.of("sequential")))),
                TextStyle.PLAIN))
        .contains("Time and speedup: sequential, cold");
  }

  @Test
  void ofABaselineWithMoreThanOneWorkerNothingIsSaidThatItCannotTell() throws Exception {
    StoredRun stored =
        StoredRun.read(
            run()
                .with(cell("primes", "async", 2), 0.4)
                .with(cell("primes", "fixed", 2), 0.5)
                .with(cell("rc4", "fixed", 2), 0.5)
                .writeTo(folder.resolve("over-async")));
    RunSummary run =
        RunSummary.of(stored, Baselines.layout("strategy=async", cells(stored), List.of("")));

    List<Section> said = Conclusions.of(run);

    assertThat(said).extracting(Section::title).containsExactly("Recommendation for this machine");
    assertThat(said.getFirst().sentences().getFirst())
        .containsPattern("async with 2 workers: 40\\d ms ±[0-9.]+%, the baseline\\.");
    assertThat(Arrangement.BY_STRATEGY.tables(List.of(run)))
        .extracting(table -> table.title() + " " + table.headings())
        .containsExactly(
            "Time: sequential, cold [Workers, primes]",
            "Time and speedup: async, cold [Workers, primes, factor]",
            "Time and speedup: fixed, cold [Workers, primes, factor]",
            "Time: fixed, cold [Workers, rc4]");
  }

  /** What was measured with one worker only is once as fast as itself. */
  @Test
  void overOneWorkerOfTheSameStrategyNoTableHoldsABaselineAlone() throws Exception {
    StoredRun stored =
        StoredRun.read(
            run()
                .with(cell("primes", "fixed", 1), 1)
                .with(cell("primes", "fixed", 2), 0.5)
                .with(cell("rc4", "sequential", 1), 1)
                .writeTo(folder.resolve("over-self")));
    RunSummary run = RunSummary.of(stored, Baselines.self(cells(stored)));

    assertThat(Arrangement.BY_WORKLOAD.tables(List.of(run)))
        .singleElement()
        .satisfies(table -> assertThat(table.headings()).containsExactly("Workers", "fixed"))
        .satisfies(table -> assertThat(table.rows()).hasSize(2));
  }

  private static List<Cell> cells(StoredRun run) {
    return run.planned().plan().cells();
  }

  private static GeneratedRun run() {
    return GeneratedRun.named("run").noise(0.005, 3).with(SEQUENTIAL, 1);
  }
}
