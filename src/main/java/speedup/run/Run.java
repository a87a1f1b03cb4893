package speedup.run;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.options.Options;
import speedup.environment.Environment;

/** One run: planned, and then measured. */
public final class Run {

  private final RunOptions options;
  private final Options jmh;
  private final Clock clock;
  private final Plan plan;
  private final List<String> others;
  private volatile @Nullable Measurement measurement;
  private volatile @Nullable String stopped;

  private Run(RunOptions options, Options jmh, Clock clock, CellSelection selection) {
    this.options = options;
    this.jmh = jmh;
    this.clock = clock;
    this.plan = new Plan(selection.cells(), selection.skipped(), options.rounds(), options.seed());
    this.others = selection.others();
  }

  /**
   * Plans a run. Nothing is measured or written yet.
   *
   * @param jmh JMH's options, which select the cells and say how JMH measures them
   * @throws UsageException if a parameter is wrong
   */
  public static Run plan(RunOptions options, Options jmh, Clock clock) throws UsageException {
    CellSelection selection = CellSelection.of(BenchmarkList.defaultList(), jmh);
    return new Run(options, jmh, clock, selection);
  }

  /** What is going to be measured; without cells if the options select none. */
  public Plan plan() {
    return plan;
  }

  /** The benchmarks that the options select too and that have no strategy and workers. */
  public List<String> others() {
    return others;
  }

  /**
   * Measures, and returns when every round is done or {@link #stop} was called.
   *
   * @param listener is told how it goes
   * @param chatter is told everything that JMH says
   * @return what was measured, read back from the folder
   * @throws UsageException if the folder cannot be made
   * @throws IOException if the journal cannot be written
   */
  public StoredRun measure(RunListener listener, OutputFormat chatter)
      throws UsageException, IOException {
    RunFolder folder = RunFolder.create(options.results(), options.label(), clock);
    folder.write(Environment.capture(clock));
    try (Journal journal = Journal.open(folder.journal());
        Downloads downloads = Downloads.prepare(plan)) {
      append(journal, listener, planned());
      Optional<JournalEntry.Ceiling> ceiling = downloads.ceiling();
      if (ceiling.isPresent()) {
        append(journal, listener, ceiling.get());
      }
      Measurement rounds =
          new Measurement(
              plan,
              new ForkDriver(jmh, clock, new ForkOutput(chatter)),
              new ForkLimits(options.forkLimit()),
              downloads.jvmArguments(),
              journal,
              listener);
      measurement = rounds;
      String stoppedBefore = stopped;
      if (stoppedBefore != null) {
        rounds.stop(stoppedBefore);
      }
      rounds.run();
      append(journal, listener, new JournalEntry.Finished(clock.instant(), rounds.stopped()));
    }
    return StoredRun.read(folder.path());
  }

  /** Ends the run early, from another thread; what was measured is kept. */
  public void stop(String reason) {
    stopped = reason;
    Measurement rounds = measurement;
    if (rounds != null) {
      rounds.stop(reason);
    }
  }

  private JournalEntry.Planned planned() {
    String version =
        Optional.ofNullable(Run.class.getPackage().getImplementationVersion()).orElse("unknown");
    return new JournalEntry.Planned(
        version, clock.instant(), options.label(), options.words(), plan);
  }

  private static void append(Journal journal, RunListener listener, JournalEntry entry)
      throws IOException {
    journal.append(entry);
    listener.written(entry);
  }
}
