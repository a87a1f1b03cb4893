package speedup.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import speedup.environment.Environment;
import speedup.environment.Variant;

/** Where a run comes from: a new folder, or one in which it was begun. */
sealed interface RunOrigin {

  RunFolder folder(String label, Clock clock) throws UsageException;

  /**
   * The entries of the journal so far, read when nobody else can write any more.
   *
   * @throws UsageException if there is nothing left to measure
   */
  List<JournalEntry> earlier() throws UsageException, IOException;

  /** Writes what stands before the first fork, and returns what of it went to the journal. */
  List<JournalEntry> begin(
      RunFolder folder, Journal journal, JournalEntry.Planned planned, Clock clock)
      throws IOException;

  /** Takes back what was made in the folder of a run that could not begin. */
  void undo(RunFolder folder);

  /** A new folder under that of all runs. */
  record New(Path results) implements RunOrigin {

    @Override
    public RunFolder folder(String label, Clock clock) throws UsageException {
      return RunFolder.create(results, label, clock);
    }

    @Override
    public List<JournalEntry> earlier() {
      return List.of();
    }

    @Override
    public List<JournalEntry> begin(
        RunFolder folder, Journal journal, JournalEntry.Planned planned, Clock clock)
        throws IOException {
      List<Variant> variants = planned.plan().variants();
      Environment environment = Environment.capture(clock);
      folder.write(
          variants.equals(List.of(Variant.OWN)) ? environment : environment.measuring(variants));
      journal.append(planned);
      return List.of(planned);
    }

    @Override
    public void undo(RunFolder folder) {
      folder.remove();
    }
  }

  /**
   * The folder of a run that goes on.
   *
   * @param differences what is different on this machine since, in words
   * @param rules when it has been measured enough, if that is another time than it was
   */
  record Stored(RunFolder folder, List<String> differences, @Nullable Rules rules)
      implements RunOrigin {

    @Override
    public RunFolder folder(String label, Clock clock) {
      return folder;
    }

    @Override
    public List<JournalEntry> earlier() throws UsageException, IOException {
      StoredRun run = StoredRun.read(folder.path());
      if (rules == null) {
        run.requireUnfinished();
      }
      return run.entries();
    }

    @Override
    public List<JournalEntry> begin(
        RunFolder folder, Journal journal, JournalEntry.Planned planned, Clock clock)
        throws IOException {
      JournalEntry.Resumed resumed = new JournalEntry.Resumed(clock.instant(), differences, rules);
      journal.append(resumed);
      return List.of(resumed);
    }

    /** Does nothing: what was measured before is there. */
    @Override
    public void undo(RunFolder folder) {}
  }
}
