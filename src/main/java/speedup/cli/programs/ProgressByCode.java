package speedup.cli.programs;

import java.io.PrintWriter;
import speedup.flags.Download;

/** A line a code: what became of it, and why when it went wrong. */
public final class ProgressByCode implements DownloadProgress {

  private final PrintWriter out;

  /** Creates the progress. */
  public ProgressByCode(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void ended(Download download) {
    out.println(
        switch (download) {
          case Download.Fetched fetched -> fetched.code() + " OK";
          case Download.Missing missing -> missing.code() + " not found";
          case Download.Failed failed -> failed.code() + " error: " + failed.reason();
        });
    out.flush();
  }

  @Override
  public void close() {}
}
