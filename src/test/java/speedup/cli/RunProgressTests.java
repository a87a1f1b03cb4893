package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.batch.CellNames;
import speedup.environment.Variant;
import speedup.report.summary.RunSummary;
import speedup.report.table.RunReport;
import speedup.run.Cell;
import speedup.run.CellSelection;
import speedup.run.Layout;
import speedup.run.Progress;
import speedup.run.Run;
import speedup.run.RunOptions;
import speedup.run.SimulatedMachine;
import speedup.run.StoredRun;

final class RunProgressTests {

  private static final Cell CELL =
      Cell.of(
          "speedup.benchmark.PrimeCheckBenchmark.primes",
          Map.of("strategy", "fixed", "workers", "2", "lifecycle", "cold"));

  @Test
  void tellsHowManyCellsArePreciseTheWidestAndTheTimeLeft() {
    assertThat(state(new Progress(3, 3, 14, CELL, 0.117, 88, 80.4, 211.6)))
        .isEqualTo(
            "3 of 14 cells precise, widest ±12% (primes fixed x2 (cold)), about 80 s to go,"
                + " 212 s left of the budget");
  }

  /** The rounds, the folder and the tables are real ones; only the forks are simulated. */
  @Test
  void theTablesOfTheMomentTellWhatIsStillRunning(@TempDir Path results) throws Exception {
    Cell sequential =
        Cell.of(
            CELL.benchmark(),
            Map.of("strategy", "sequential", "workers", "1", "lifecycle", "cold"));
    Run run =
        Run.plan(
            new RunOptions(
                List.of(),
                results,
                "followed",
                new RunOptions.Effort(
                    RunOptions.Effort.Kind.NORMAL, 0.05, Optional.empty(), OptionalInt.of(2)),
                1,
                Optional.empty(),
                false),
            new CellSelection(
                List.of(sequential, CELL),
                List.of(),
                Layout.STRATEGIES,
                List.of(Variant.OWN)),
            Clock.systemUTC());
    StringWriter err = new StringWriter();
    StoredRun measured;
    try (RunProgress progress = new RunProgress(new PrintWriter(err), run, true, true)) {
      measured = run.measure(progress, List.of(), (arguments, folder) -> new SimulatedMachine(1));
    }
    List<String> tables = List.of(err.toString().split("\033\\[H", -1));

    assertThat(tables).hasSize(3);
    assertThat(tables.get(1))
        .contains("running: 2 of 2 cells are still to be measured")
        .doesNotContain("interrupted");
    assertThat(tables.get(2)).doesNotContain("running:", "interrupted");
    assertThat(RunReport.text(RunSummary.of(measured))).doesNotContain("running:", "interrupted");
  }

  @Test
  void anAbsurdWidthIsNotKnownYet() {
    assertThat(state(new Progress(0, 0, 14, CELL, 282.01, 8, 80.0, null)))
        .isEqualTo("0 of 14 cells precise, widest not known yet, about 80 s to go");
    assertThat(state(new Progress(0, 0, 2, null, 1 / 0.0, 8, null, null)))
        .isEqualTo("0 of 2 cells precise, widest not known yet");
  }

  @Test
  void cellsThatFailedAreNotPrecise() {
    assertThat(state(new Progress(1, 2, 2, null, 1 / 0.0, 8, 0.0, 5.0)))
        .isEqualTo(
            "1 of 2 cells precise, 1 ended otherwise, about 0 s to go, 5 s left of the budget");
  }

  private static String state(Progress progress) {
    return RunProgress.state(progress, CellNames.of(List.of(CELL)));
  }
}
