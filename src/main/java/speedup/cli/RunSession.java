package speedup.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.options.Options;
import picocli.CommandLine.ExitCode;
import speedup.batch.BatchCell;
import speedup.cli.programs.DrawnLine;
import speedup.jmh.Chatter;
import speedup.jmh.ForksOfVariants;
import speedup.jmh.HarnessPrice;
import speedup.jmh.JmhResults;
import speedup.jmh.MachineLock;
import speedup.jmh.Profilers;
import speedup.report.ReportFiles;
import speedup.report.answer.FirstScreen;
import speedup.report.summary.RunSummary;
import speedup.report.text.Figures;
import speedup.report.text.ShellWord;
import speedup.report.text.TextStyle;
import speedup.run.Cell;
import speedup.run.Fixture;
import speedup.run.JournalEntry;
import speedup.run.Run;
import speedup.run.StoredRun;
import speedup.run.UsageException;
import speedup.work.OwnWorks;

/**
 * Measures a run, prints its tables and its answer, and writes its files.
 *
 * @param out where tables and answer go
 * @param err where progress and troubles go
 * @param jmh JMH's own options
 * @param works the user's own workloads, if there are any
 * @param fixtures makes what the cells of a run may need beside their forks
 */
record RunSession(
    PrintWriter out,
    PrintWriter err,
    Options jmh,
    OwnWorks works,
    Supplier<List<Fixture>> fixtures,
    Clock clock) {

  /**
   * Measures a run, and what is to be confirmed in one more.
   *
   * @param follow whether the tables of the moment are shown after every round
   * @return the exit code
   * @throws UsageException if it cannot begin
   */
  int measure(Run run, VerdictOptions verdict, boolean follow) throws UsageException, IOException {
    JmhResults.checkWhereAsked(jmh);
    Told first = measureAndTell(run, verdict, follow, true);
    Set<Cell> doubtful = first.isWhole() ? verdict.toConfirm(first.summary()) : Set.of();
    if (doubtful.isEmpty()) {
      return first.exitCode();
    }
    out.println();
    out.println(VerdictOptions.announcement(first.summary(), doubtful, Terminal.outputStyle()));
    out.println();
    out.flush();
    Run again = Run.confirming(first.summary().run(), doubtful, clock);
    Told second = measureAndTell(again, verdict, follow, false);
    out.println();
    out.println(verdict.confirmation(second.summary()));
    out.flush();
    return second.exitCode();
  }

  /**
   * A run that has been told.
   *
   * @param isWhole whether nothing failed and nobody ended it early
   */
  private record Told(RunSummary summary, int exitCode, boolean isWhole) {}

  /**
   * Measures a run and tells it.
   *
   * @param isAskedFor whether its results go to the file that the user named for JMH's
   */
  private Told measureAndTell(Run run, VerdictOptions verdict, boolean follow, boolean isAskedFor)
      throws UsageException, IOException {
    Profilers.check(jmh, run.plan().variants());
    try (Interruption interruption = Interruption.callOnSignal(() -> stop(run))) {
      List<String> troubles = new ArrayList<>();
      HarnessPrice price = new HarnessPrice();
      StoredRun measured = measure(run, follow, price, troubles);
      RunSummary summary = RunSummary.of(measured);
      TextStyle style = Terminal.outputStyle();
      out.println(FirstScreen.tables(List.of(summary), style));
      if (isOfJmhBenchmarks(measured)) {
        price
            .secondsAFork()
            .ifPresent(seconds ->
                out.println(
                    "Beyond JMH itself a fork took " + Figures.seconds(seconds) + " on average."));
      }
      out.println(FirstScreen.answer(List.of(summary), style));
      int exitCode = verdict.exitCode(summary, out);
      out.flush();
      if (writeFiles(run, summary, isAskedFor, troubles)) {
        out.print(FirstScreen.next(summary, style));
        out.flush();
      }
      if (measured.finished().map(JournalEntry.Finished::interrupted).isPresent()
          && !interruption.isAsked()) {
        troubles.add(measured.finished().orElseThrow().interrupted() + ": the run ended early");
      }
      Notes.print(err, troubles);
      return measured.failures().isEmpty() && troubles.isEmpty()
          ? new Told(summary, exitCode, !interruption.isAsked())
          : new Told(summary, Math.max(exitCode, ExitCode.SOFTWARE), false);
    }
  }

  /** Ends a run; what it prepares before it measures may take some seconds more to end. */
  void stop(Run run) {
    boolean isPreparing = !run.hasMeasured();
    run.stop("interrupted");
    if (isPreparing) {
      Notes.print(
          err, "stopping: nothing is measured any more, and what is being prepared ends first");
    }
  }

  /** Whoever has benchmarks for JMH can have JMH alone run them, and asks what this costs more. */
  private static boolean isOfJmhBenchmarks(StoredRun run) {
    return run.planned().plan().cells().stream().allMatch(cell -> BatchCell.of(cell).isEmpty());
  }

  /** What was measured, even where the disk is full at the end. */
  private StoredRun measure(Run run, boolean follow, HarnessPrice price, List<String> troubles)
      throws UsageException, IOException {
    boolean chatty = Chatter.isWanted(jmh);
    ForksOfVariants forks =
        new ForksOfVariants(jmh, run.plan().variants(), clock, Chatter.to(System.out, jmh), price);
    @Nullable DrawnLine line =
        !chatty && Terminal.isErrorATerminal() ? new DrawnLine(err, Terminal::errorWidth) : null;
    try (MachineLock machine = MachineLock.take();
        RunProgress progress = new RunProgress(err, run, line, follow)) {
      return run.measure(
          progress,
          fixtures.get(),
          (arguments, folder) ->
              forks.open(works.keepIn(folder.path(), arguments), folder.profiles()));
    } catch (IOException e) {
      if (!run.hasMeasured()) {
        throw e;
      }
      StoredRun measured = run.soFar();
      troubles.add(
          e.getMessage()
              + "; the run ends here, and only the fork that was to be written is lost;"
              + " --resume "
              + ShellWord.of(measured.folder().path())
              + " goes on");
      return measured;
    }
  }

  /**
   * Writes what a run leaves behind. The tables have been printed: what can be made again is not to
   * keep them from the user.
   *
   * @return whether the run's record is in a folder
   */
  boolean writeFiles(Run run, RunSummary summary, boolean isAskedFor, List<String> troubles) {
    Path folder = summary.run().folder().path();
    List<String> unwritten = new ArrayList<>();
    // The journal may have taken no more: then a fork is.
    String lost = troubles.isEmpty() ? "nothing measured is lost" : "nothing more is lost";
    try {
      ReportFiles.write(summary);
    } catch (IOException e) {
      unwritten.add(e.getMessage() + "; " + lost + ": report " + ShellWord.of(folder) + " goes on");
    }
    if (isAskedFor) {
      try {
        JmhResults.writeWhereAsked(summary.run(), jmh);
      } catch (IOException e) {
        unwritten.add(
            e.getMessage()
                + "; "
                + lost
                + ": "
                + folder.resolve("jmh.json")
                + " is the same in JSON");
      }
    }
    try {
      run.keep().ifPresent(troubles::add);
      troubles.addAll(unwritten);
      return true;
    } catch (IOException e) {
      troubles.add(e.getMessage() + "; what was measured stands in the tables above alone");
      return false;
    }
  }
}
