package speedup.batch;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import speedup.environment.ConnectionLimits;
import speedup.flags.FlagDownloads;
import speedup.flags.SiteBehaviour;
import speedup.flags.SiteCeiling;
import speedup.flags.SitePlan;
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
  static final String SITE = "speedup.site";

  /** On 2 cores the site serves three times as much after this long as in its first second. */
  private static final Duration WARM_UP = Duration.ofSeconds(5);

  private static final int[] CONNECTIONS = {20, 100};
  private static final Duration CEILING_TIME = Duration.ofSeconds(1);

  private final Server server;
  private final ConnectionLimits limits;

  /** What starts a site of its own and warms it up. */
  @FunctionalInterface
  interface Server {

    Prepared serve(SiteBehaviour behaviour, Duration warmUp) throws IOException;
  }

  /** A site in a JVM of its own. */
  public SiteFixture() {
    this(SiteFixture::serve, ConnectionLimits.ofThisMachine());
  }

  SiteFixture(Server server, ConnectionLimits limits) {
    this.server = server;
    this.limits = limits;
  }

  @Override
  public Prepared prepare(Plan plan) throws UsageException, IOException {
    if (plan.cells().stream()
        .flatMap(cell -> BatchCell.of(cell).stream())
        .noneMatch(this::serves)) {
      return Prepared.NOTHING;
    }
    Optional<String> objection = limits.objection(CONNECTIONS[CONNECTIONS.length - 1]);
    if (objection.isPresent()) {
      throw new UsageException("the flag site cannot be measured: " + objection.get());
    }
    String given = System.getProperty(SITE);
    return given == null
        ? server.serve(SiteBehaviour.prompt(), WARM_UP)
        : new Foreign(address(given));
  }

  private boolean serves(BatchCell batch) {
    return FlagDownloads.areOf(Batches.workload(batch));
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
  static Own serve(SiteBehaviour behaviour, Duration warmUp) throws IOException {
    return new Own(behaviour, warmUp, warm(SitePlan.anyPort(behaviour), warmUp));
  }

  private static SiteProcess warm(SitePlan plan, Duration warmUp) throws IOException {
    SiteProcess own = SiteProcess.start(SiteProcess.LOOPBACK, List.of(plan));
    try {
      own.warmUp(warmUp);
      return own;
    } catch (IOException | RuntimeException e) {
      own.close();
      throw e;
    }
  }

  private static List<String> told(URI base) {
    return List.of("-D" + SITE + "=" + base);
  }

  /** What it can serve: the most that several numbers of connections give. */
  private static List<JournalEntry> ceiling(URI base, List<JournalEntry> earlier)
      throws IOException {
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

  /** Somebody else's site. */
  private record Foreign(URI base) implements Prepared {

    @Override
    public List<String> jvmArguments() {
      return told(base);
    }

    @Override
    public List<JournalEntry> entries(List<JournalEntry> earlier) throws IOException {
      return ceiling(base, earlier);
    }
  }

  /** Our site, in a JVM of its own; started again, at the same port, when that has died. */
  static final class Own implements Prepared {

    private final SiteBehaviour behaviour;
    private final Duration warmUp;
    private final URI base;
    private SiteProcess process;

    private Own(SiteBehaviour behaviour, Duration warmUp, SiteProcess process) {
      this.behaviour = behaviour;
      this.warmUp = warmUp;
      this.process = process;
      base = process.base();
    }

    long pid() {
      return process.pid();
    }

    @Override
    public List<String> jvmArguments() {
      return told(base);
    }

    @Override
    public List<JournalEntry> entries(List<JournalEntry> earlier) throws IOException {
      return ceiling(base, earlier);
    }

    @Override
    public Optional<String> revive() throws IOException {
      if (process.isAlive()) {
        return Optional.empty();
      }
      try {
        process = warm(new SitePlan(base.getPort(), behaviour), warmUp);
      } catch (IOException e) {
        throw new IOException("the flag site died and was not ready again: " + e.getMessage(), e);
      }
      return Optional.of("the flag site had died and was started again");
    }

    @Override
    public void close() {
      process.close();
    }
  }
}
