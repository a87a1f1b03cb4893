package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import speedup.report.summary.RunSummary;
import speedup.report.text.TextStyle;
import speedup.run.Cell;
import speedup.run.GeneratedRun;
import speedup.run.PlannedRuns;
import speedup.run.Run;
import speedup.run.StoredRun;
import speedup.work.OwnWorks;

/** What is said of a run that is ended early. */
final class RunSessionTests {

  @TempDir Path folder;

  @Test
  void whoeverInterruptsWhatIsStillPreparedIsToldAtOnce() throws Exception {
    StringWriter err = new StringWriter();
    Run run = run();
    try (OwnWorks works = OwnWorks.none()) {
      session(err, works).stop(run);
    }

    assertThat(run.hasMeasured()).isFalse();
    assertThat(err.toString())
        .isEqualTo(
            "stopping: nothing is measured any more, and what is being prepared ends first"
                + System.lineSeparator());
  }

  @Test
  void whatIsMeasuredAgainIsSaidInLinesThatFit() throws Exception {
    Cell fixed = GeneratedRun.cell("primes", "fixed", 2);
    Cell virtual = GeneratedRun.cell("primes", "virtual", 2);
    RunSummary summary =
        RunSummary.of(
            StoredRun.read(
                GeneratedRun.named("slower")
                    .with(fixed, 1)
                    .with(virtual, 1)
                    .writeTo(folder.resolve("slower"))));

    String said =
        VerdictOptions.announcement(
            summary, new LinkedHashSet<>(List.of(fixed, virtual)), new TextStyle(80, false));

    assertThat(said).endsWith("primes virtual x2 (cold)").hasLineCount(2);
    assertThat(said.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  private static RunSession session(StringWriter err, OwnWorks works) throws Exception {
    return new RunSession(
        new PrintWriter(new StringWriter()),
        new PrintWriter(err),
        new CommandLineOptions(),
        works,
        List::of,
        Clock.systemUTC());
  }

  private Run run() throws Exception {
    Cell cell =
        Cell.of("sample.primes", Map.of("strategy", "fixed", "workers", "2", "lifecycle", "cold"));
    return PlannedRuns.of(folder.resolve("results"), 3, cell);
  }
}
