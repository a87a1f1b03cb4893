package speedup.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import speedup.batch.CellNames;
import speedup.report.summary.RunSummary;
import speedup.report.table.RunReport;
import speedup.run.Cell;
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

  private static final int REDRAW_MILLIS = 250;

  /** Wider than this, as after two rounds, an interval says nothing yet. */
  private static final double WIDEST_TOLD = 1;

  /** What a terminal understands as: from the upper left corner, clear all. */
  private static final String CLEAR = "\033[H\033[2J";

  /** What a terminal understands as: to the beginning of the line, clear it. */
  private static final String WIPE = "\r\033[K";

  private final PrintWriter err;
  private final Run run;
  private final CellNames names;
  private final boolean follow;
  private final @Nullable ProgressBar bar;

  RunProgress(PrintWriter err, Run run, boolean terminal, boolean follow) {
    this.err = err;
    this.run = run;
    this.names = CellNames.of(run.plan().cells());
    this.follow = terminal && follow;
    bar = terminal ? bar() : null;
  }

  private static ProgressBar bar() {
    return new ProgressBarBuilder()
        .setTaskName("Measuring")
        .setUnit(" forks", 1)
        .setStyle(ProgressBarStyle.ASCII)
        .hideEta()
        .setUpdateIntervalMillis(REDRAW_MILLIS)
        .setConsumer(new ConsoleProgressBarConsumer(System.err))
        .clearDisplayOnFinish()
        .build();
  }

  @Override
  public void roundStarted(int round, int forks) {
    if (bar != null) {
      bar.reset();
      bar.maxHint(forks);
    }
  }

  @Override
  public void forkStarted(Cell cell, int round, int position, Progress progress) {
    if (bar != null) {
      bar.stepTo(position - 1L);
      bar.setExtraMessage("round " + round + ": " + names.name(cell) + "; " + state(progress, names));
    }
  }

  @Override
  public void roundEnded(int round, Progress progress) {
    if (bar == null) {
      err.printf(Locale.ROOT, "Round %d: %s%n", round, state(progress, names));
      err.flush();
    } else if (follow) {
      redraw();
    }
  }

  @Override
  public void written(JournalEntry entry) {
    if (entry instanceof JournalEntry.Failure failure) {
      say("failed: " + names.name(failure.cell()) + ": " + failure.reason());
    } else if (entry instanceof JournalEntry.Fork fork && !fork.counts()) {
      say("set aside: " + names.name(fork.cell()) + ": " + String.join(", ", fork.aside()));
    }
  }

  /** Says how far the run is, in one line. */
  static String state(Progress progress, CellNames names) {
    List<String> parts = new ArrayList<>();
    parts.add(progress.precise() + " of " + progress.cells() + " cells precise");
    int others = progress.ended() - progress.precise();
    if (others > 0) {
      parts.add(others + " ended otherwise");
    }
    if (progress.ended() < progress.cells()) {
      parts.add(widest(progress, names));
    }
    if (progress.secondsLeft() != null) {
      parts.add(String.format(Locale.ROOT, "about %.0f s to go", progress.secondsLeft()));
    }
    if (progress.budgetLeft() != null) {
      parts.add(String.format(Locale.ROOT, "%.0f s left of the budget", progress.budgetLeft()));
    }
    return String.join(", ", parts);
  }

  private static String widest(Progress progress, CellNames names) {
    Cell widest = progress.widest();
    return widest == null || progress.precision() > WIDEST_TOLD
        ? "widest not known yet"
        : String.format(
            Locale.ROOT,
            "widest ±%.0f%% (%s)",
            progress.precision() * 100,
            names.name(widest));
  }

  private void redraw() {
    try {
      err.print(CLEAR + RunReport.text(RunSummary.of(run.soFar())) + "\n");
      err.flush();
    } catch (IOException | UsageException e) {
      say("the tables of the moment cannot be read: " + e.getMessage());
    }
  }

  private void say(String line) {
    err.println(bar == null ? line : WIPE + line);
    err.flush();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
