package speedup.flags;

import java.net.http.HttpClient;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The one HTTP client of this JVM, shared by all downloads: a client for each would cost 50 times a
 * request.
 *
 * <p>It asks once. Left to itself, java.net.http silently sends a GET again after a reset or an
 * empty answer, so that the site sees two requests where the harness counts one. Its only switch
 * for that is {@code jdk.httpclient.redirects.retrylimit}, which counts attempts of every kind, so
 * redirects are followed by {@link FlagExchange} instead. The switch is read once, when the first
 * request of the JVM is sent: it is set here unless somebody has set it, and has no effect if
 * another part of the program has used java.net.http before; then start the JVM with {@code
 * -Djdk.httpclient.redirects.retrylimit=1}.
 */
public final class FlagClient {

  private static final Object LOCK = new Object();

  /** Where answers are handled: a virtual thread each, of which idle ones cost nothing. */
  private static final Executor EXECUTOR =
      task -> Thread.ofVirtual().name("flag-client").start(task);

  private static @Nullable HttpClient shared;

  private FlagClient() {}

  /**
   * Closes the shared client: its connections are closed at once, and downloads in progress fail.
   * The next download opens a new one. There is no need to call this before the JVM ends.
   */
  public static void close() {
    synchronized (LOCK) {
      if (shared != null) {
        shared.shutdownNow();
        shared = null;
      }
    }
  }

  static HttpClient shared() {
    synchronized (LOCK) {
      HttpClient client = shared;
      if (client == null) {
        client = open();
        shared = client;
      }
      return client;
    }
  }

  static Executor executor() {
    return EXECUTOR;
  }

  private static HttpClient open() {
    setUnlessSet("jdk.httpclient.redirects.retrylimit", "1");
    setUnlessSet("jdk.httpclient.disableRetryConnect", "true");
    return HttpClient.newBuilder()
        // Offered HTTP/2, it takes it, and at 1,000 requests in flight 870 of them failed with "too
        // many concurrent streams".
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .executor(EXECUTOR)
        .build();
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
