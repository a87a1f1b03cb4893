package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.batch.CellNames;
import speedup.cli.programs.DrawnLine;
import speedup.report.summary.RunSummary;
import speedup.report.table.RunReport;
import speedup.run.Cell;
import speedup.run.PlannedRuns;
import speedup.run.Progress;
import speedup.run.Run;
import speedup.run.SimulatedMachine;
import speedup.run.StoredRun;

final class RunProgressTests {

  private static final Cell CELL =
      Cell.of(
          "speedup.benchmark.PrimeCheckBenchmark.primes",
          Map.of("strategy", "fixed", "workers", "2", "lifecycle", "cold"));

  @Test
  void tellsTheRoundTheTimeTheCellsThatAreDoneAndTheWidest() {
    assertThat(state(new Progress(3, 0, 14, 6, CELL, 0.117, 88, 80.4, 211.6)))
        .isEqualTo(
            "round 2 of 6, 52 %, about 80 s left, 3 of 14 cells done, widest ±12% (primes fixed"
                + " x2 (cold))");
  }

  @Test
  void theBudgetShortensTheTimeThatIsLeft() {
    assertThat(state(new Progress(0, 0, 14, 30, CELL, 0.117, 60, 2_000.0, 140.0)))
        .startsWith("round 2 of 30, 30 %, about 2 min left, 0 of 14 cells done, widest");
  }

  /** The rounds, the folder and the tables are real ones; only the forks are simulated. */
  @Test
  void theTablesOfTheMomentTellWhatIsStillRunning(@TempDir Path results) throws Exception {
    Cell sequential =
        Cell.of(
            CELL.benchmark(),
            Map.of("strategy", "sequential", "workers", "1", "lifecycle", "cold"));
    Run run = PlannedRuns.of(results, 2, sequential, CELL);
    StringWriter err = new StringWriter();
    StoredRun measured;
    try (RunProgress progress =
        new RunProgress(
            new PrintWriter(err), run, new DrawnLine(new PrintWriter(err), () -> 80), true)) {
      measured = run.measure(progress, List.of(), (arguments, folder) -> new SimulatedMachine(1));
    }
    List<String> tables = List.of(err.toString().split("\033\\[H", -1));

    assertThat(tables).hasSize(3);
    assertThat(tables.get(1))
        .contains("Speedup on primes, cold")
        .doesNotContain("All figures", "interrupted");
    assertThat(tables.get(2)).contains("Speedup on primes, cold");
    assertThat(RunReport.text(RunSummary.of(measured))).doesNotContain("running:", "interrupted");
  }

  @Test
  void whatTakesDaysIsNotToldInMinutes() {
    assertThat(state(new Progress(0, 0, 14, 6, CELL, 0.5, 20, 80_000.0, null)))
        .startsWith("round 2 of 6, 0 %, about 22 h left");
  }

  @Test
  void anAbsurdWidthIsNotKnownYet() {
    assertThat(state(new Progress(0, 0, 14, 6, CELL, 282.01, 20, 80.0, null)))
        .isEqualTo("round 2 of 6, 20 %, about 80 s left, 0 of 14 cells done, widest not known yet");
    assertThat(state(new Progress(0, 0, 2, 6, null, 1 / 0.0, 8, null, null)))
        .isEqualTo("round 2 of 6, 0 of 2 cells done, widest not known yet");
  }

  @Test
  void cellsThatFailedAreNotDone() {
    assertThat(state(new Progress(2, 1, 2, 2, null, 1 / 0.0, 8, 0.0, 5.0)))
        .isEqualTo("round 2 of 2, 100 %, about 0 s left, 1 of 2 cells done, 1 failed");
  }

  @Test
  void onATerminalOfEightyColumnsEveryLineFitsAndIsBackAfterAMessage() {
    StringWriter screen = new StringWriter();
    DrawnLine line = new DrawnLine(new PrintWriter(screen), () -> 80);
    String far =
        ", "
            + String.join(
                ", ", RunProgress.howFar(2, new Progress(3, 0, 14, 6, CELL, 0.1, 73, 127.0, null)));

    line.draw("primes fixed x2", far, 0.37);
    line.say("failed: something");
    line.draw("flags " + "very ".repeat(20) + "long", far, 0.37);

    assertThat(screen.toString().replace("\r\033[K", "\n").lines())
        .containsExactly(
            "",
            "primes fixed x2, round 2 of 6, 36 %, about 2 min left [########...............]",
            "failed: something",
            "primes fixed x2, round 2 of 6, 36 %, about 2 min left [########...............]",
            "flags very very very very very very very…, round 2 of 6, 36 %, about 2 min left");
  }

  private static String state(Progress progress) {
    return RunProgress.state(2, progress, CellNames.of(List.of(CELL)));
  }
}
