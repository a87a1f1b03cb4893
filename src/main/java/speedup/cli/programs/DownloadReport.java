package speedup.cli.programs;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import speedup.flags.Tally;

/** What the downloader says before and after. */
public final class DownloadReport {

  private static final int MOST_NAMED = 10;
  private static final String LINE = "-".repeat(20);

  private DownloadReport() {}

  /**
   * The lines before the first download.
   *
   * @param site the site and its address, such as {@code LOCAL site: http://localhost:8000/flags}
   * @param codes the codes that are asked for, in their order
   * @param requests how many requests there will be at once at most
   */
  public static String before(String site, List<String> codes, int requests) {
    String names =
        codes.size() <= MOST_NAMED
            ? String.join(", ", codes)
            : "from " + codes.getFirst() + " to " + codes.getLast();
    String connections =
        requests == 1
            ? "1 connection will be used."
            : requests + " concurrent connections will be used.";
    return String.join(
        "\n",
        site,
        "Searching for " + Words.count(codes.size(), "flag") + ": " + names,
        connections);
  }

  /** The lines after the last download. */
  public static String after(Tally tally, Duration elapsed) {
    StringBuilder lines = new StringBuilder(LINE).append('\n');
    lines.append(counted(tally.ok(), tally.ok() == 1 ? "flag downloaded" : "flags downloaded"));
    if (tally.notFound() > 0) {
      lines.append(counted(tally.notFound(), "not found"));
    }
    if (tally.errors() > 0) {
      lines.append(counted(tally.errors(), tally.errors() == 1 ? "error" : "errors"));
    }
    return lines.append("Elapsed time: ").append(Words.seconds(elapsed)).toString();
  }

  private static String counted(int number, String what) {
    return String.format(Locale.ROOT, "%3d %s.%n", number, what);
  }
}
