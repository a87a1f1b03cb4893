package speedup.run;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import speedup.environment.CodeHash;
import speedup.environment.Environment;
import speedup.environment.NoiseLimits;
import speedup.environment.Variant;

/** One run: planned, or taken up again, and then measured. */
public final class Run {

  /** How much later than somebody else a signal may reach this process. */
  private static final Duration SIGNAL_DELAY = Duration.ofMillis(300);

  private final JournalEntry.Planned planned;
  private final Clock clock;
  private final RunOrigin source;
  private volatile @Nullable RunRecord record;
  private volatile @Nullable Measurement measurement;
  private volatile @Nullable String stopped;
  private final CountDownLatch stopRequest = new CountDownLatch(1);
  private volatile List<Fixture> fixtures = List.of();

  private Run(JournalEntry.Planned planned, Clock clock, RunOrigin source) {
    this.planned = planned;
    this.clock = clock;
    this.source = source;
  }

  /**
   * Plans a run. Nothing is measured or written yet.
   *
   * @throws UsageException if its folder cannot be called so
   */
  public static Run plan(RunOptions options, CellSelection selection, Clock clock)
      throws UsageException {
    RunFolder.checkNames(options.results(), options.label());
    List<Cell> cells =
        options.selfCheck()
            ? SelfCheck.cells(selection.cells(), selection.layout())
            : selection.cells();
    JournalEntry.Planned planned =
        new JournalEntry.Planned(
            version(),
            clock.instant(),
            options.label(),
            options.jmhWords(),
            options.forkLimit().map(limit -> limit.toMillis() / 1e3).orElse(null),
            new Plan(
                cells,
                selection.skipped(),
                options.effort().rules(),
                options.seed(),
                selection.layout(),
                selection.variants()));
    return new Run(planned, clock, new RunOrigin.New(options.results()));
  }

  /**
   * Plans a run that measures some cells of another one again, with what they are compared with, in
   * the same way and another order.
   *
   * @param measured the run that found them
   */
  public static Run confirming(StoredRun measured, Set<Cell> doubtful, Clock clock) {
    JournalEntry.Planned first = measured.planned();
    Plan plan = first.plan();
    Map<Cell, Cell> baselines = plan.layout().baselinesOf(plan.cells());
    Set<Cell> wanted = new HashSet<>(doubtful);
    doubtful.forEach(cell -> wanted.add(baselines.getOrDefault(cell, cell)));
    return new Run(
        new JournalEntry.Planned(
            version(),
            clock.instant(),
            first.label() + "-confirmation",
            first.options(),
            first.forkLimitSeconds(),
            new Plan(
                plan.cells().stream().filter(wanted::contains).toList(),
                List.of(),
                plan.rules(),
                plan.seed() + 1,
                plan.layout(),
                plan.variants())),
        clock,
        new RunOrigin.New(requireNonNull(measured.folder().path().toAbsolutePath().getParent())));
  }

  /**
   * Takes up a run that was interrupted or killed, or of which more is wanted. Nothing is measured
   * or written yet.
   *
   * @param stored the run as it was left
   * @param force whether to go on although something is different now
   * @param further what more is wanted
   * @throws UsageException if there is nothing left to measure, or it was begun with another
   *     version, JDK or machine
   */
  public static Run resume(StoredRun stored, Clock clock, boolean force, Further further)
      throws UsageException {
    Rules rules = further.rules(stored);
    if (rules == null) {
      stored.requireUnfinished();
    }
    checkClassPaths(stored);
    List<String> differences = differences(stored, clock);
    if (!differences.isEmpty() && !force) {
      throw new UsageException(
          stored.folder().path()
              + " was begun under other conditions: "
              + String.join("; ", differences)
              + "; --force goes on all the same and records it");
    }
    return new Run(
        rules == null ? stored.planned() : stored.planned().until(rules),
        clock,
        new RunOrigin.Stored(stored.folder(), differences, rules));
  }

  /** The same, with forks that may take another time than the run said when it was begun. */
  public Run withForkLimit(Duration limit) {
    return new Run(planned.withForkLimit(limit), clock, source);
  }

  /** Without what it measures a run cannot go on, whatever is to be forced. */
  private static void checkClassPaths(StoredRun stored) throws UsageException {
    for (Variant variant : stored.planned().plan().variants()) {
      String classPath = variant.classPath();
      for (String entry :
          classPath == null
              ? new String[0]
              : classPath.split(Pattern.quote(File.pathSeparator), -1)) {
        if (!entry.isEmpty() && !Files.isReadable(Path.of(entry))) {
          throw new UsageException(
              "%s measures %s, which cannot be read: put it back"
                  .formatted(stored.folder().path(), entry));
        }
      }
    }
  }

  private static List<String> differences(StoredRun stored, Clock clock) {
    if (stored.environment().isEmpty()) {
      return List.of("its environment.json cannot be read");
    }
    List<String> differences = new ArrayList<>();
    Environment.capture(clock)
        .fingerprint()
        .differencesFrom(stored.environment().get().fingerprint())
        .forEach(difference -> differences.add(difference.toString()));
    for (Variant variant : stored.planned().plan().variants()) {
      String classPath = variant.classPath();
      if (classPath != null
          && !CodeHash.ofClassPath(classPath).equals(Optional.ofNullable(variant.code()))) {
        differences.add(classPath + " is another one now");
      }
    }
    return differences;
  }

  /** What is going to be measured; without cells if the options select none. */
  public Plan plan() {
    return planned.plan();
  }

  /**
   * Measures, and returns when every cell has ended or {@link #stop} was called. The caller sees to
   * it that nothing else measures on this machine meanwhile.
   *
   * @param listener is told how it goes
   * @param fixtures what the plan may need beside its forks
   * @param forksWith gives the forks, from arguments for their JVMs that come after the user's, and
   *     the folder of the run
   * @return what was measured, read back from the folder
   * @throws UsageException if the folder cannot be made or another run writes into it
   * @throws IOException if the journal cannot be written or a fixture cannot be made ready
   */
  public StoredRun measure(
      RunListener listener,
      List<Fixture> fixtures,
      BiFunction<List<String>, RunFolder, Forks> forksWith)
      throws UsageException, IOException {
    RunFolder begun = source.folder(planned.label(), clock);
    this.fixtures = fixtures;
    try (RunLock lock = RunLock.take(begun)) {
      List<JournalEntry> earlier = source.earlier();
      Stopwatch stopwatch = new Stopwatch(earlier, System::nanoTime);
      try (Journal journal = Journal.open(begun.journal())) {
        CodeWatch code = CodeWatch.of(plan().variants());
        List<JournalEntry> before = source.begin(begun, journal, planned, clock);
        RunRecord kept = new RunRecord(begun, journal);
        record = kept;
        try (Fixtures ready = prepare(fixtures)) {
          kept.addWorkerOptions(ready.workerOptions());
          for (JournalEntry entry : entries(ready, earlier)) {
            journal.append(entry);
          }
          refuseIfLost(kept);
          try (Forks forks = forksWith.apply(ready.jvmArguments(), begun)) {
            List<JournalEntry> known = new ArrayList<>(earlier);
            known.addAll(before);
            measure(
                listener,
                new AttendedForks(forks, ready, code, kept::loss, this::stop),
                known,
                journal,
                stopwatch);
          }
        }
      }
    } finally {
      if (record == null) {
        source.undo(begun);
      } else {
        keepIfPossible();
      }
    }
    return soFar();
  }

  private static void refuseIfLost(RunRecord kept) throws UsageException, IOException {
    if (kept.loss().isPresent()) {
      String restored = kept.keep().orElseThrow();
      throw new UsageException(
          "%s; nothing is measured now, and --resume goes on with it".formatted(restored));
    }
  }

  private void keepIfPossible() {
    try {
      keep();
    } catch (IOException e) {
      // It is still remembered, and whoever asks for it to be kept learns why it cannot be.
    }
  }

  private Fixtures prepare(List<Fixture> wanted) throws UsageException, IOException {
    try {
      return Fixtures.prepare(wanted, plan(), () -> stopped != null);
    } catch (UsageException | IOException e) {
      if (isToStop()) {
        // Nothing is measured any more that would need them.
        return Fixtures.none();
      }
      throw e;
    }
  }

  private List<JournalEntry> entries(Fixtures ready, List<JournalEntry> earlier)
      throws IOException {
    try {
      return ready.entries(earlier, () -> stopped != null);
    } catch (IOException e) {
      if (isToStop()) {
        return List.of();
      }
      throw e;
    }
  }

  /** Ctrl-C reaches what was waited for as well as this process, and its end may be seen first. */
  private boolean isToStop() {
    try {
      return stopRequest.await(SIGNAL_DELAY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void measure(
      RunListener listener,
      Forks forks,
      List<JournalEntry> earlier,
      Journal journal,
      Stopwatch stopwatch)
      throws IOException {
    Measurement rounds =
        new Measurement(
            plan(),
            earlier,
            forks,
            new ForkLimits(forkLimit(), plan().layout()),
            NoiseLimits.FIXED,
            journal,
            listener,
            stopwatch);
    measurement = rounds;
    String stoppedBefore = stopped;
    if (stoppedBefore != null) {
      rounds.stop(stoppedBefore);
    }
    rounds.run();
    journal.append(
        new JournalEntry.Finished(clock.instant(), stopwatch.seconds(), rounds.stopped()));
  }

  /**
   * What has been measured so far, whatever has become of the folder.
   *
   * @throws UsageException if the run has not begun
   */
  public StoredRun soFar() throws UsageException, IOException {
    RunRecord kept = record;
    if (kept == null) {
      throw new UsageException("the run has not begun");
    }
    return kept.read();
  }

  /**
   * Sees to it that the record of the run is in its folder, when nothing more is measured: if it
   * was removed or something else stands in its place, it is written again.
   *
   * @return what had to be written again so far, where and why, in words
   * @throws IOException if it cannot be written again
   */
  public Optional<String> keep() throws IOException {
    RunRecord kept = record;
    return kept == null ? Optional.empty() : kept.keep();
  }

  /** Whether its journal has begun: then something can be shown, whatever happened after. */
  public boolean hasMeasured() {
    return measurement != null;
  }

  /** Ends the run early, from another thread; what was measured is kept. */
  public void stop(String reason) {
    stopped = reason;
    stopRequest.countDown();
    fixtures.forEach(Fixture::stop);
    Measurement rounds = measurement;
    if (rounds != null) {
      rounds.stop(reason);
    }
  }

  private Optional<Duration> forkLimit() {
    return Optional.ofNullable(planned.forkLimitSeconds())
        .map(seconds -> Duration.ofMillis(Math.round(seconds * 1e3)));
  }

  private static String version() {
    return Optional.ofNullable(Run.class.getPackage().getImplementationVersion()).orElse("unknown");
  }
}
