package speedup.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import speedup.flags.Site;
import speedup.flags.SiteBehaviour;
import speedup.flags.SiteProcess;

/** The site that flags are downloaded from; one of ours is started if it is not there already. */
final class FlagSource implements AutoCloseable {

  private static final int CONNECT_MILLIS = 5_000;
  private static final int HTTPS_PORT = 443;

  private final String label;
  private final URI base;
  private final @Nullable SiteProcess own;

  private FlagSource(String label, URI base, @Nullable SiteProcess own) {
    this.label = label;
    this.base = base;
    this.own = own;
  }

  /** A site that somebody else runs. */
  static FlagSource at(URI base) {
    return new FlagSource("OTHER", base, null);
  }

  /**
   * A site by its name.
   *
   * @param seed decides the errors and delays of a site that has to be started
   * @throws IOException with one clear line, if the site can be neither reached nor started
   */
  static FlagSource of(Site site, long seed, PrintWriter err) throws IOException {
    Optional<SiteBehaviour> behaviour = site.behaviour(seed);
    if (behaviour.isEmpty()) {
      checkReachable(site, site.base());
    } else if (!Site.isOurs(site.base())) {
      boolean isAnother = Site.listens(site.base());
      SiteProcess own = started(behaviour.get());
      Notes.print(
          err,
          "%s at port %d: %s was started at %s for this command alone."
              .formatted(
                  isAnother ? "Some other server listens" : "Nothing listens",
                  site.port(),
                  site,
                  own.base()));
      return new FlagSource(site.name(), own.base(), own);
    }
    return new FlagSource(site.name(), site.base(), null);
  }

  private static SiteProcess started(SiteBehaviour behaviour) throws IOException {
    SiteProcess own = SiteProcess.start(behaviour);
    try {
      own.rehearse();
      return own;
    } catch (IOException e) {
      own.close();
      throw new IOException("the flag site does not answer: " + e.getMessage(), e);
    }
  }

  /**
   * Connects to a site that is not ours, to tell a missing network in one line instead of one a
   * flag.
   *
   * @throws IOException if it cannot be reached
   */
  static void checkReachable(Object name, URI base) throws IOException {
    InetSocketAddress address =
        new InetSocketAddress(base.getHost(), base.getPort() < 0 ? HTTPS_PORT : base.getPort());
    try (Socket socket = new Socket()) {
      socket.connect(address, CONNECT_MILLIS);
    } catch (IOException e) {
      throw new IOException(
          "%s cannot be reached (%s: %s): is there a network? LOCAL, DELAY and ERROR need none"
              .formatted(
                  name,
                  base.getHost(),
                  address.isUnresolved() ? "no such host" : String.valueOf(e.getMessage())),
          e);
    }
  }

  /** The address of the flags. */
  URI base() {
    return base;
  }

  /** The site and its address, for a person. */
  @Override
  public String toString() {
    return label + " site: " + base;
  }

  @Override
  public void close() {
    if (own != null) {
      own.close();
    }
  }
}
