package speedup.flags;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sites that a person can name. */
public enum Site {
  /** Answers rightly, as fast as it can. */
  LOCAL(8000, 0, 0),
  /** Answers rightly, every answer half a second late. */
  DELAY(8001, 0, 1),
  /** Answers a quarter of the requests with an error, and half of them half a second late. */
  ERROR(8002, 0.25, 0.5),
  /** The public site of the original examples: not ours, so be gentle. */
  REMOTE(URI.create("https://www.fluentpython.com/data/flags"));

  /** The header by which a site of ours is told from any other server, and its value. */
  static final String MARK = "Flag-Site";

  static final String MARKED = "Speedup";

  private static final Duration LATE = Duration.ofMillis(500);

  private static final int PATIENCE_MILLIS = 1_000;

  /** A site that has just started, on a busy machine, is late with its first answer. */
  private static final int ANSWER_MILLIS = 5_000;

  /** More than the head of an answer of ours. */
  private static final int HEAD = 2_000;

  private final URI base;
  private final boolean ours;
  private final double errorRate;
  private final double slowShare;

  Site(int port, double errorRate, double slowShare) {
    this.base = URI.create("http://localhost:" + port + "/flags");
    this.ours = true;
    this.errorRate = errorRate;
    this.slowShare = slowShare;
  }

  Site(URI base) {
    this.base = base;
    this.ours = false;
    this.errorRate = 0;
    this.slowShare = 0;
  }

  /** The address under which the flags are expected. */
  public URI base() {
    return base;
  }

  /** The port that the address names, or -1 if it names none. */
  public int port() {
    return base.getPort();
  }

  /** How the site answers, decided by this seed; empty if the site is not ours to start. */
  public Optional<SiteBehaviour> behaviour(long seed) {
    return ours
        ? Optional.of(new SiteBehaviour(seed, errorRate, slowShare, LATE, LATE))
        : Optional.empty();
  }

  /**
   * Tells whether anything accepts connections at the host and port of this address, within a
   * second.
   *
   * @param base an address that names its port
   */
  public static boolean listens(URI base) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), PATIENCE_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Tells whether what listens at this address is a site of ours, and not some other server: it is
   * asked for what is no flag.
   *
   * @param base an address that names its port
   */
  public static boolean isOurs(URI base) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), PATIENCE_MILLIS);
      socket.setSoTimeout(ANSWER_MILLIS);
      String request =
          "GET %s/ HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
              .formatted(base.getPath(), base.getAuthority());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] head = socket.getInputStream().readNBytes(HEAD);
      return new String(head, StandardCharsets.ISO_8859_1).contains(MARK + ": " + MARKED);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Finds a site by its name, in any case.
   *
   * @throws IllegalArgumentException with one line that names the sites there are
   */
  public static Site named(String name) {
    return Arrays.stream(values())
        .filter(site -> site.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no site is called '"
                    + name
                    + "'; there are "
                    + Arrays.stream(values()).map(Site::name).collect(Collectors.joining(", "))));
  }
}
