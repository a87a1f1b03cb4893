package speedup.cli.programs;

import java.util.LinkedHashMap;
import java.util.Locale;
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
      counts.merge(ofAnyFlag(failed), 1, Integer::sum);
    }
    shown.ended(download);
  }

  /** A disk that is full is the same reason for each flag, whatever its file is called. */
  private static String ofAnyFlag(Download.Failed failed) {
    String file = failed.code().toLowerCase(Locale.ROOT) + ".gif";
    return failed.reason().replace(file, "*.gif");
  }

  /**
   * The reason of the most errors and how many have it, and where to find the others; empty if
   * there were none.
   */
  public Optional<String> mostFrequent() {
    int errors = counts.values().stream().mapToInt(Integer::intValue).sum();
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(most ->
            most.getValue() == errors
                ? (errors == 1 ? "The error: " : "Each error: ") + most.getKey()
                : "%d of %d errors: %s; -v shows the reason of each"
                    .formatted(most.getValue(), errors, most.getKey()));
  }

  @Override
  public void close() {
    shown.close();
  }
}
