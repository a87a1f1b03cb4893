package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import speedup.run.Cell;
import speedup.run.PlannedRuns;
import speedup.run.Run;
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
