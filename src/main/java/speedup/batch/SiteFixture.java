package speedup.batch;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import speedup.flags.FlagDownloads;
import speedup.flags.SiteBehaviour;
import speedup.flags.SiteCeiling;
import speedup.flags.SiteProcess;
import speedup.run.Fixture;
import speedup.run.JournalEntry;
import speedup.run.Plan;
import speedup.run.UsageException;

/**
 * The flag site that serves the downloads of a run, if the plan has any: one in a JVM of its own,
 * or the one that the system property {@code speedup.site} names, such as that of {@code serve}
 * when other clients are measured beside.
 */
public final class SiteFixture implements Fixture {

  /** Tells the forks' benchmark where the site is. */
  private static final String SITE = "speedup.site";

  /** On 2 cores the site serves three times as much after this long as in its first second. */
  private static final Duration WARM_UP = Duration.ofSeconds(5);

  private static final int[] CONNECTIONS = {20, 100};
  private static final Duration CEILING_TIME = Duration.ofSeconds(1);

  private final Server server;

  /** What starts a site of its own and warms it up. */
  @FunctionalInterface
  interface Server {

    Prepared serve(SiteBehaviour behaviour, Duration warmUp) throws IOException;
  }

  /** A site in a JVM of its own. */
  public SiteFixture() {
    this(SiteFixture::serve);
  }

  SiteFixture(Server server) {
    this.server = server;
  }

  @Override
  public Prepared prepare(Plan plan) throws UsageException, IOException {
    if (plan.cells().stream()
        .flatMap(cell -> BatchCell.of(cell).stream())
        .noneMatch(this::serves)) {
      return Prepared.NOTHING;
    }
    String given = System.getProperty(SITE);
    return given == null
        ? server.serve(SiteBehaviour.prompt(), WARM_UP)
        : new Served(address(given), null);
  }

  private boolean serves(BatchCell batch) {
    return Batches.workload(batch).equals(FlagDownloads.TYPE);
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
  static Prepared serve(SiteBehaviour behaviour, Duration warmUp) throws IOException {
    SiteProcess own = SiteProcess.start(behaviour);
    try {
      own.warmUp(warmUp);
      return new Served(own.base(), own);
    } catch (IOException | RuntimeException e) {
      own.close();
      throw e;
    }
  }

  /** The site while it serves; {@code own} is absent when it is somebody else's. */
  private record Served(URI base, @Nullable SiteProcess own) implements Prepared {

    @Override
    public List<String> jvmArguments() {
      return List.of("-D" + SITE + "=" + base);
    }

    /** What it can serve: the most that several numbers of connections give. */
    @Override
    public List<JournalEntry> entries(List<JournalEntry> earlier) throws IOException {
      if (earlier.stream().anyMatch(JournalEntry.Ceiling.class::isInstance)) {
        return List.of();
      }
      double most = 0;
      for (int connections : CONNECTIONS) {
        SiteCeiling ceiling = SiteCeiling.measure(base, connections, CEILING_TIME);
        most = Math.max(most, ceiling.requestsPerSecond());
      }
      return List.of(new JournalEntry.Ceiling(most));
    }

    @Override
    public void close() {
      if (own != null) {
        own.close();
      }
    }
  }
}
