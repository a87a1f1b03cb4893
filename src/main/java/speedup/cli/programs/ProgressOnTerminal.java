package speedup.cli.programs;

import java.io.PrintStream;
import java.time.temporal.ChronoUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import speedup.flags.Download;

/** One line with a bar, the count, the rate, and the time left, drawn over again and again. */
public final class ProgressOnTerminal implements DownloadProgress {

  private static final int REDRAW_MILLIS = 100;

  private final ProgressBar bar;

  /**
   * Draws the empty bar.
   *
   * @param total how many downloads there will be
   */
  public ProgressOnTerminal(PrintStream terminal, int total) {
    bar =
        new ProgressBarBuilder()
            .setTaskName("Downloading")
            .setInitialMax(total)
            .setUnit(" flags", 1)
            .showSpeed()
            .setSpeedUnit(ChronoUnit.SECONDS)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(REDRAW_MILLIS)
            .setConsumer(new ConsoleProgressBarConsumer(terminal))
            .build();
  }

  @Override
  public void ended(Download download) {
    bar.step();
  }

  @Override
  public void close() {
    bar.close();
  }
}
