package speedup.flags;

import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;
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

  /** Not a monitor: before Java 24 a virtual thread that waits for one keeps its carrier. */
  private static final Lock LOCK = new ReentrantLock();

  /** Where answers are handled: a virtual thread each, of which idle ones cost nothing. */
  private static final Executor EXECUTOR =
      task -> Thread.ofVirtual().name("flag-client").start(task);

  /** Held for reading by whoever is downloading, for writing by the end of the JVM. */
  private static final StampedLock IN_USE = new StampedLock();

  /** How long the end of the JVM waits for downloads that somebody is about to stop. */
  private static final Duration LONGEST_USE = Duration.ofSeconds(20);

  /** As long as HotSpot would wait without the client being closed. */
  private static final Duration LONGEST_CLOSE = Duration.ofMillis(300);

  private static volatile @Nullable HttpClient shared;
  private static boolean isClosedAtExit;

  private FlagClient() {}

  /**
   * Keeps the client open until the result is closed, also when the JVM is asked to end meanwhile
   * (for 20 s at most): then whoever downloads stops its downloads in its own order, and none of
   * them fails because the client was faster.
   */
  public static Use use() {
    long stamp = IN_USE.readLock();
    return () -> IN_USE.unlockRead(stamp);
  }

  /**
   * Opens the shared client in another thread and returns at once, so that the first download finds
   * it open, or almost. That it cannot be opened is the first download's to tell.
   */
  public static void openInBackground() {
    Thread.ofPlatform()
        .daemon()
        .name("flag-client-opening")
        .start(() -> {
          try {
            HttpClient unused = shared();
          } catch (UncheckedIOException | InternalError e) {
            // Too few open files, for example.
          }
        });
  }

  /**
   * Closes the shared client: its connections are closed at once, and downloads in progress fail.
   * The next download opens a new one. There is no need to call this before the JVM ends.
   */
  public static void close() {
    LOCK.lock();
    try {
      if (shared != null) {
        shared.shutdownNow();
        shared = null;
      }
    } finally {
      LOCK.unlock();
    }
  }

  /**
   * Has the client closed when the JVM ends. HotSpot holds up the end for 300 ms if a thread is in
   * native code ({@code VM_Exit::wait_for_threads_in_native_to_block}), and the client's selector
   * always is.
   */
  private static void closeAtExit() {
    if (!isClosedAtExit) {
      Runtime.getRuntime().addShutdownHook(new Thread(FlagClient::end, "flag-client-end"));
      isClosedAtExit = true;
    }
  }

  private static void end() {
    try {
      long unusedStamp = IN_USE.tryWriteLock(LONGEST_USE.toSeconds(), TimeUnit.SECONDS);
      HttpClient client = shared;
      if (client != null) {
        client.shutdownNow();
        boolean unused = client.awaitTermination(LONGEST_CLOSE);
      }
    } catch (InterruptedException e) {
      // The JVM ends anyway.
    }
  }

  static HttpClient shared() {
    LOCK.lock();
    try {
      HttpClient client = shared;
      if (client == null) {
        client = open();
        closeAtExit();
        Rehearsal.of(client);
        shared = client;
      }
      return client;
    } finally {
      LOCK.unlock();
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
        .sslContext(DeferredTls.context())
        .sslParameters(DeferredTls.parameters())
        .build();
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /** Downloads are going on. */
  @FunctionalInterface
  public interface Use extends AutoCloseable {

    @Override
    void close();
  }
}
