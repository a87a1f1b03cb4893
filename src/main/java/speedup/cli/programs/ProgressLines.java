package speedup.cli.programs;

import java.io.PrintWriter;
import java.util.function.LongSupplier;
import speedup.flags.Download;

/** Where no line can be drawn over: a line a tenth of the downloads. */
public final class ProgressLines implements DownloadProgress {

  private static final int LINES = 10;

  private final PrintWriter err;
  private final int total;
  private final LongSupplier nanoTime;
  private final long start;
  private int ended;

  /**
   * Begins now.
   *
   * @param total how many downloads there will be
   * @param nanoTime the clock
   */
  public ProgressLines(PrintWriter err, int total, LongSupplier nanoTime) {
    this.err = err;
    this.total = total;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  @Override
  public void ended(Download download) {
    int lines = lines(ended);
    ended++;
    if (lines(ended) > lines) {
      double seconds = Math.max(1, nanoTime.getAsLong() - start) / 1e9;
      double rate = ended / seconds;
      long left = (long) Math.ceil((total - ended) / rate);
      err.println(ended + " of " + total + ", " + Math.round(rate) + "/s, " + left + " s left");
      err.flush();
    }
  }

  private int lines(int downloads) {
    return (int) ((long) downloads * LINES / total);
  }

  @Override
  public void close() {}
}
