package speedup.cli.programs;

import java.io.PrintWriter;
import speedup.flags.Download;

/** What the simple version prints: the codes, one after the other, as their flags arrive. */
public final class ProgressInOneLine implements DownloadProgress {

  private final PrintWriter out;
  private final PrintWriter err;
  private boolean begun;

  /**
   * Creates the progress.
   *
   * @param err takes a line for each flag that does not arrive
   */
  public ProgressInOneLine(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public void ended(Download download) {
    switch (download) {
      case Download.Fetched fetched -> {
        out.print((begun ? " " : "") + fetched.code());
        out.flush();
        begun = true;
      }
      case Download.Missing missing -> complain(missing.code() + " not found");
      case Download.Failed failed -> complain(failed.code() + " error: " + failed.reason());
    }
  }

  private void complain(String line) {
    err.println(line);
    err.flush();
  }

  @Override
  public void close() {
    if (begun) {
      out.println();
    }
  }
}
