package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import speedup.report.summary.RunSummary;
import speedup.report.text.TextStyle;
import speedup.run.Cell;
import speedup.run.GeneratedRun;
import speedup.run.PlannedRuns;
import speedup.run.Run;
import speedup.run.RunListener;
import speedup.run.SimulatedMachine;
import speedup.run.StoredRun;
import speedup.work.OwnWorks;

/** What is said of a run that is ended early, or whose folder is taken away. */
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

  /** The tables have been printed then, and the run may be taken away meanwhile. */
  @Test
  void whatIsRemovedWhileItsFilesAreWrittenIsWrittenAgainAndTold() throws Exception {
    Run run = run();
    Path kept = measureAndRemove(run);
    // The disk has taken no more of the journal, either.
    List<String> troubles = new ArrayList<>(List.of("a fork is lost"));
    try (OwnWorks works = OwnWorks.none()) {
      assertThat(
              session(new StringWriter(), works)
                  .writeFiles(run, RunSummary.of(run.soFar()), true, troubles))
          .isTrue();
    }

    assertThat(troubles)
        .containsExactly(
            "a fork is lost",
            "%1$s was removed while it was measured: the record of the run is written again in %1$s"
                .formatted(kept),
            "%s cannot be written: there is no folder %s; nothing more is lost: report %s goes on"
                .formatted(kept.resolve("speedup.csv"), kept, kept));
    assertThat(StoredRun.read(kept).forks()).hasSize(3);
  }

  /** "Nothing measured is lost" is not said then. */
  @Test
  void whatCannotBeWrittenAgainIsSaidToBeLost() throws Exception {
    Run run = run();
    Path kept = measureAndRemove(run);
    Files.delete(kept.getParent());
    Files.writeString(kept.getParent(), "somebody's");
    List<String> troubles = new ArrayList<>();
    try (OwnWorks works = OwnWorks.none()) {
      assertThat(
              session(new StringWriter(), works)
                  .writeFiles(run, RunSummary.of(run.soFar()), true, troubles))
          .isFalse();
    }

    assertThat(troubles)
        .containsExactly(
            "%s was removed while it was measured, and the record of the run cannot be written again:"
                    .formatted(kept)
                + " %s is a file, and no folder; what was measured stands in the tables above alone"
                    .formatted(kept.getParent()));
  }

  private static Path measureAndRemove(Run run) throws Exception {
    StoredRun measured =
        run.measure(new RunListener() {}, List.of(), (arguments, of) -> new SimulatedMachine(1));
    Path kept = measured.folder().path();
    try (Stream<Path> files = Files.list(kept)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(kept);
    return kept;
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
