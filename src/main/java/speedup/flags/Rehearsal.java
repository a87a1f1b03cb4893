package speedup.flags;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One exchange of a new client with nobody, which loads what every exchange needs.
 *
 * <p>The first exchange of a JVM takes some tenths of a second of one core. With 30 worker JVMs
 * that start at once on two cores, the first 30 downloads all timed out after 3.1 s, and the site
 * was not to blame: the time limit of a download is the site's, and not this JVM's.
 */
final class Rehearsal {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nConnection: close\r\n\r\n;"
          .getBytes(StandardCharsets.US_ASCII);

  private Rehearsal() {}

  /** Returns when the exchange has ended in any way: if it fails, nothing is lost but time. */
  static void of(HttpClient client) {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      // A virtual thread would start a poller, a thread in native code, at which HotSpot waits for
      // 300 ms when the JVM ends.
      Thread.ofPlatform().daemon().name("flag-client-rehearsal").start(() -> answer(server));
      URI uri =
          new URI(
              "http",
              null,
              server.getInetAddress().getHostAddress(),
              server.getLocalPort(),
              "/",
              null,
              null);
      var unused =
          FlagExchange.start(client, uri, 1, LIMIT).answer().exceptionally(failure -> null).join();
    } catch (IOException | URISyntaxException e) {
      // A machine without a loopback will hear of it from the download itself.
    }
  }

  private static void answer(ServerSocket server) {
    try (Socket connection = server.accept()) {
      byte[] request = new byte[1024];
      if (connection.getInputStream().read(request) > 0) {
        connection.getOutputStream().write(ANSWER);
      }
    } catch (IOException e) {
      // The exchange ends with that, and the rehearsal with the exchange.
    }
  }
}
