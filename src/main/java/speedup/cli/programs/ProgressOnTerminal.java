package speedup.cli.programs;

import java.util.Locale;
import java.util.function.LongSupplier;
import speedup.flags.Download;

/** One line with the count, the rate, the time left and a bar, drawn over again and again. */
public final class ProgressOnTerminal implements DownloadProgress {

  /** Drawn more often, it could not be read, and would cost time. */
  private static final double REDRAW_SECONDS = 0.1;

  private final DrawnLine line;
  private final int total;
  private final LongSupplier nanoTime;
  private final long start;
  private double drawnAt = Double.NEGATIVE_INFINITY;
  private int ended;

  /**
   * Draws the empty bar.
   *
   * @param total how many downloads there will be
   * @param nanoTime the clock
   */
  public ProgressOnTerminal(DrawnLine line, int total, LongSupplier nanoTime) {
    this.line = line;
    this.total = total;
    this.nanoTime = nanoTime;
    start = nanoTime.getAsLong();
    draw();
  }

  @Override
  public void ended(Download download) {
    ended++;
    if (ended == total || seconds() - drawnAt >= REDRAW_SECONDS) {
      draw();
    }
  }

  private void draw() {
    drawnAt = seconds();
    String rate =
        ended == 0
            ? ""
            : String.format(
                Locale.ROOT,
                ", %.0f/s, %.0f s left",
                ended / drawnAt,
                Math.ceil((total - ended) * drawnAt / ended));
    line.draw("Downloading", ": " + ended + " of " + total + rate, (double) ended / total);
  }

  private double seconds() {
    return Math.max(1, nanoTime.getAsLong() - start) / 1e9;
  }

  @Override
  public void close() {
    line.close();
  }
}
