package speedup.run;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import speedup.flags.SiteBehaviour;
import speedup.flags.SiteCeiling;
import speedup.flags.SiteProcess;

/** The flag site that serves the downloads of a run, in a JVM of its own, if the plan has any. */
final class Downloads implements AutoCloseable {

  /** Tells the forks' benchmark where the site is. */
  private static final String SITE = "speedup.site";

  /** On 2 cores the site serves three times as much after this long as in its first second. */
  private static final Duration WARM_UP = Duration.ofSeconds(5);

  private static final int[] CONNECTIONS = {20, 100};
  private static final Duration CEILING_TIME = Duration.ofSeconds(1);

  private final @Nullable SiteProcess site;

  private Downloads(@Nullable SiteProcess site) {
    this.site = site;
  }

  static Downloads prepare(Plan plan) throws IOException {
    boolean wanted = plan.cells().stream().anyMatch(cell -> cell.workload().equals("flags"));
    if (!wanted) {
      return new Downloads(null);
    }
    Downloads downloads = new Downloads(SiteProcess.start(SiteBehaviour.prompt()));
    downloads.warmUp();
    return downloads;
  }

  private void warmUp() throws IOException {
    if (site != null) {
      site.warmUp(WARM_UP);
    }
  }

  /** What a fork's JVM must be told to find the site. */
  List<String> jvmArguments() {
    return site == null ? List.of() : List.of("-D" + SITE + "=" + site.base());
  }

  /**
   * Warms the site up and measures what it can serve: the most that several numbers of connections
   * give.
   */
  Optional<JournalEntry.Ceiling> measureCeiling() throws IOException {
    if (site == null) {
      return Optional.empty();
    }
    double most = 0;
    for (int connections : CONNECTIONS) {
      SiteCeiling ceiling = SiteCeiling.measure(site.base(), connections, CEILING_TIME);
      most = Math.max(most, ceiling.requestsPerSecond());
    }
    return Optional.of(new JournalEntry.Ceiling(most));
  }

  @Override
  public void close() {
    if (site != null) {
      site.close();
    }
  }
}
