package speedup.run;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import speedup.flags.SiteBehaviour;
import speedup.flags.SiteCeiling;
import speedup.flags.SiteProcess;

/**
 * The flag site that serves the downloads of a run, if the plan has any: one in a JVM of its own,
 * or the one that the system property {@code speedup.site} names, such as that of {@code serve}
 * when other clients are measured beside.
 */
final class Downloads implements AutoCloseable {

  /** Tells the forks' benchmark where the site is. */
  private static final String SITE = "speedup.site";

  /** On 2 cores the site serves three times as much after this long as in its first second. */
  private static final Duration WARM_UP = Duration.ofSeconds(5);

  private static final int[] CONNECTIONS = {20, 100};
  private static final Duration CEILING_TIME = Duration.ofSeconds(1);

  private final @Nullable URI base;
  private final @Nullable SiteProcess own;

  private Downloads(@Nullable URI base, @Nullable SiteProcess own) {
    this.base = base;
    this.own = own;
  }

  /**
   * Gets the site ready to serve as fast as it can.
   *
   * @throws UsageException if the system property names no address
   * @throws IOException with one clear line, if the site cannot be started or answers wrongly
   */
  static Downloads prepare(Plan plan) throws UsageException, IOException {
    boolean wanted = plan.cells().stream().anyMatch(cell -> cell.workload().equals("flags"));
    if (!wanted) {
      return new Downloads(null, null);
    }
    String given = System.getProperty(SITE);
    if (given != null) {
      return new Downloads(address(given), null);
    }
    return serve(SiteBehaviour.prompt(), WARM_UP);
  }

  private static URI address(String given) throws UsageException {
    try {
      return new URI(given);
    } catch (URISyntaxException e) {
      throw new UsageException(
          "-D%s=%s: is no address; 'serve' prints those of its sites".formatted(SITE, given));
    }
  }

  /** Starts a site and keeps it only if it can be warmed up. */
  static Downloads serve(SiteBehaviour behaviour, Duration warmUp) throws IOException {
    SiteProcess own = SiteProcess.start(behaviour);
    try {
      own.warmUp(warmUp);
      return new Downloads(own.base(), own);
    } catch (IOException | RuntimeException e) {
      own.close();
      throw e;
    }
  }

  /** What a fork's JVM must be told to find the site. */
  List<String> jvmArguments() {
    return base == null ? List.of() : List.of("-D" + SITE + "=" + base);
  }

  /** Measures what it can serve: the most that several numbers of connections give. */
  Optional<JournalEntry.Ceiling> measureCeiling() throws IOException {
    if (base == null) {
      return Optional.empty();
    }
    double most = 0;
    for (int connections : CONNECTIONS) {
      SiteCeiling ceiling = SiteCeiling.measure(base, connections, CEILING_TIME);
      most = Math.max(most, ceiling.requestsPerSecond());
    }
    return Optional.of(new JournalEntry.Ceiling(most));
  }

  @Override
  public void close() {
    if (own != null) {
      own.close();
    }
  }
}
