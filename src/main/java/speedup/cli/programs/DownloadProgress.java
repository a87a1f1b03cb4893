package speedup.cli.programs;

import speedup.flags.Download;

/** Is told each download as it ends, and shows how far the whole has come. */
public interface DownloadProgress extends AutoCloseable {

  /** One more download has ended. */
  void ended(Download download);

  /** There will be no more. */
  @Override
  void close();
}
