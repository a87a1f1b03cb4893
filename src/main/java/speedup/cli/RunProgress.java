package speedup.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import speedup.batch.CellNames;
import speedup.cli.programs.DrawnLine;
import speedup.report.answer.FirstScreen;
import speedup.report.summary.RunSummary;
import speedup.report.text.TextStyle;
import speedup.run.Cell;
import speedup.run.CellEnd;
import speedup.run.JournalEntry;
import speedup.run.Progress;
import speedup.run.Run;
import speedup.run.RunListener;
import speedup.run.UsageException;

/**
 * Shows how a run goes: on a terminal one line, drawn over, with the tables of the moment above it
 * if the user follows them; elsewhere a line a round. Failures are told at once.
 */
final class RunProgress implements RunListener, AutoCloseable {

  /** Wider than this an interval says nothing yet. */
  private static final double WIDEST_TOLD = 1;

  private static final double SECONDS_A_MINUTE = 60;

  /** Up to here a time is told in seconds. */
  private static final double MOST_SECONDS = 90;

  private static final double MINUTES_AN_HOUR = 60;

  /** And up to here in minutes. */
  private static final double MOST_MINUTES = 180;

  /** What a terminal understands as: from the upper left corner, clear all. */
  private static final String CLEAR = "\033[H\033[2J";

  private final PrintWriter err;
  private final Run run;
  private final CellNames names;
  private final boolean follow;
  private final @Nullable DrawnLine line;

  RunProgress(PrintWriter err, Run run, @Nullable DrawnLine line, boolean follow) {
    this.err = err;
    this.run = run;
    this.names = CellNames.of(run.plan().cells());
    this.follow = line != null && follow;
    this.line = line;
  }

  @Override
  public void forkStarted(Cell cell, int round, int position, Supplier<Progress> asked) {
    if (line != null) {
      Progress progress = asked.get();
      line.draw(
          names.name(cell), ", " + String.join(", ", howFar(round, progress)), progress.share());
    }
  }

  @Override
  public void roundEnded(int round, Supplier<Progress> asked) {
    if (line == null) {
      Progress progress = asked.get();
      err.println("After " + time(progress.secondsSpent()) + ": " + state(round, progress, names));
      err.flush();
    } else if (follow) {
      redraw();
    }
  }

  @Override
  public void written(JournalEntry entry) {
    if (entry instanceof JournalEntry.Failure failure) {
      say(
          (failure.crashed() ? "crashed: " : "failed: ")
              + names.name(failure.cell())
              + ": "
              + failure.reason());
    } else if (entry instanceof JournalEntry.Ended ended && ended.end() == CellEnd.FAILED) {
      say("not measured any more: " + names.name(ended.cell()));
    } else if (entry instanceof JournalEntry.Fork fork && !fork.counts()) {
      say("set aside: " + names.name(fork.cell()) + ": " + String.join(", ", fork.aside()));
    }
  }

  /** The round, the share of the time and the time that is left, where they are known. */
  static List<String> howFar(int round, Progress progress) {
    List<String> parts = new ArrayList<>();
    parts.add("round " + round + " of " + Math.max(round, progress.rounds()));
    Double left = progress.secondsToEnd();
    if (left != null) {
      parts.add(String.format(Locale.ROOT, "%.0f %%", Math.floor(progress.share() * 100)));
      parts.add("about " + time(left) + " left");
    }
    return parts;
  }

  /** Says how far the run is after a round, in one line. */
  static String state(int round, Progress progress, CellNames names) {
    List<String> parts = new ArrayList<>(howFar(round, progress));
    parts.add(progress.ended() - progress.failed() + " of " + progress.cells() + " cells done");
    if (progress.failed() > 0) {
      parts.add(progress.failed() + " failed");
    }
    if (progress.ended() < progress.cells()) {
      parts.add(widest(progress, names));
    }
    return String.join(", ", parts);
  }

  private static String time(double seconds) {
    if (seconds < MOST_SECONDS) {
      return String.format(Locale.ROOT, "%.0f s", seconds);
    }
    double minutes = seconds / SECONDS_A_MINUTE;
    return minutes < MOST_MINUTES
        ? String.format(Locale.ROOT, "%.0f min", minutes)
        : String.format(Locale.ROOT, "%.0f h", minutes / MINUTES_AN_HOUR);
  }

  private static String widest(Progress progress, CellNames names) {
    Cell widest = progress.widest();
    return widest == null || progress.precision() > WIDEST_TOLD
        ? "widest not known yet"
        : String.format(
            Locale.ROOT, "widest ±%.0f%% (%s)", progress.precision() * 100, names.name(widest));
  }

  private void redraw() {
    try {
      err.print(CLEAR + tablesSoFar());
      err.flush();
    } catch (IOException | UsageException e) {
      say("the tables of the moment cannot be read: " + e.getMessage());
    }
  }

  private String tablesSoFar() throws IOException, UsageException {
    return FirstScreen.tables(
            List.of(RunSummary.of(run.soFar())), new TextStyle(Terminal.errorWidth(), false))
        + "\n";
  }

  private void say(String message) {
    if (line == null) {
      Notes.print(err, message);
    } else {
      line.say(Terminal.errorStyle().wrap(message));
    }
  }

  @Override
  public void close() {
    if (line != null) {
      line.close();
    }
  }
}
