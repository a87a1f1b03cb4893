package speedup.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import speedup.run.Cell;
import speedup.run.JournalEntry;
import speedup.run.Plan;
import speedup.run.RunListener;

/**
 * Shows how a run goes: on a terminal one line, drawn over, and elsewhere a line a round. Failures
 * are told at once.
 */
final class RunProgress implements RunListener, AutoCloseable {

  private static final int REDRAW_MILLIS = 250;

  private final PrintWriter err;
  private final Plan plan;
  private final @Nullable ProgressBar bar;

  RunProgress(PrintWriter err, Plan plan, boolean terminal) {
    this.err = err;
    this.plan = plan;
    bar = terminal ? bar((long) plan.cells().size() * plan.rounds()) : null;
  }

  private static ProgressBar bar(long forks) {
    return new ProgressBarBuilder()
        .setTaskName("Measuring")
        .setInitialMax(forks)
        .setUnit(" forks", 1)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(REDRAW_MILLIS)
        .setConsumer(new ConsoleProgressBarConsumer(System.err))
        .clearDisplayOnFinish()
        .build();
  }

  @Override
  public void roundStarted(int round, int forks) {
    if (bar == null) {
      err.printf("Round %d of %d: %d forks%n", round, plan.rounds(), forks);
      err.flush();
    }
  }

  @Override
  public void forkStarted(Cell cell, int round, int position) {
    if (bar != null) {
      bar.setExtraMessage("round %d of %d: %s".formatted(round, plan.rounds(), cell));
    }
  }

  @Override
  public void written(JournalEntry entry) {
    switch (entry) {
      case JournalEntry.Fork fork -> step(1);
      case JournalEntry.Failure failure -> {
        step(plan.rounds() - failure.round() + 1);
        err.printf("failed: %s: %s%n", failure.cell(), failure.reason());
        err.flush();
      }
      case JournalEntry.Planned planned -> {}
      case JournalEntry.Ceiling ceiling -> {}
      case JournalEntry.Finished finished -> {}
    }
  }

  private void step(int forks) {
    if (bar != null) {
      bar.stepBy(forks);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
