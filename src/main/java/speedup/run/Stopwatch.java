package speedup.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * How long a run has taken, over all its parts: from the plan, or the resumption, to the end of
 * each. What goes on before the first fork, such as the start of the flag site, counts as well.
 */
final class Stopwatch {

  private final double secondsBefore;
  private final LongSupplier nanoTime;
  private final long start;

  /**
   * Starts a stopwatch.
   *
   * @param earlier the entries of the journal so far
   * @param nanoTime tells the time like {@link System#nanoTime}
   */
  Stopwatch(List<JournalEntry> earlier, LongSupplier nanoTime) {
    this.secondsBefore = seconds(earlier);
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  double seconds() {
    return secondsBefore + (nanoTime.getAsLong() - start) / 1e9;
  }

  /**
   * What a journal tells of it. A part that was killed ends with the last fork that was measured:
   * nobody knows how long it went on.
   */
  static double seconds(List<JournalEntry> entries) {
    double before = 0;
    Part part = new Part(Instant.EPOCH);
    for (JournalEntry entry : entries) {
      switch (entry) {
        case JournalEntry.Planned planned -> part = new Part(planned.started());
        case JournalEntry.Resumed resumed -> {
          before += part.seconds();
          part = new Part(resumed.at());
        }
        case JournalEntry.Fork fork -> part.extend(fork.started(), fork.elapsedSeconds());
        case JournalEntry.Failure failure ->
            part.extend(failure.started(), failure.elapsedSeconds());
        case JournalEntry.Finished finished -> {
          before = finished.wallSeconds();
          part = new Part(finished.at());
        }
        case JournalEntry.Ended ended -> {}
        case JournalEntry.Ceiling ceiling -> {}
        case JournalEntry.Calibration calibration -> {}
      }
    }
    return before + part.seconds();
  }

  /** From a start to the end of the last fork; never less than the forks took by themselves. */
  private static final class Part {

    private final Instant begun;
    private double wall;
    private double measured;

    Part(Instant begun) {
      this.begun = begun;
    }

    void extend(Instant started, double elapsed) {
      measured += elapsed;
      wall = Math.max(wall, Duration.between(begun, started).toNanos() / 1e9 + elapsed);
    }

    double seconds() {
      return Math.max(wall, measured);
    }
  }
}
