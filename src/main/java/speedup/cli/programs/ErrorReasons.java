package speedup.cli.programs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import speedup.flags.Download;

/** Counts why downloads went wrong, and hands each on to who shows it. */
public final class ErrorReasons implements DownloadProgress {

  private final DownloadProgress shown;
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  /** Creates a count of none. */
  public ErrorReasons(DownloadProgress shown) {
    this.shown = shown;
  }

  @Override
  public void ended(Download download) {
    if (download instanceof Download.Failed failed) {
      counts.merge(failed.reason(), 1, Integer::sum);
    }
    shown.ended(download);
  }

  /** The reason, if it is that of every error, and there were any. */
  public Optional<String> ofAll() {
    return counts.size() == 1 ? counts.keySet().stream().findFirst() : Optional.empty();
  }

  @Override
  public void close() {
    shown.close();
  }
}
