package speedup.flags;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that answers the bytes it is told to, and counts requests: for what no HTTP server does.
 */
public final class RawServer implements AutoCloseable {

  private final ServerSocket listening;
  private final byte[] answer;
  private final boolean thenClose;
  private final AtomicInteger requests = new AtomicInteger();
  private final CompletableFuture<Void> asked = new CompletableFuture<>();
  private final CompletableFuture<Void> hungUp = new CompletableFuture<>();

  private RawServer(byte[] answer, boolean thenClose) throws IOException {
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.answer = answer;
    this.thenClose = thenClose;
    Thread.ofVirtual().name("raw-server").start(this::accept);
  }

  /** Answers every request with these bytes and closes the connection. */
  public static RawServer answering(byte[] answer) throws IOException {
    return new RawServer(answer, true);
  }

  /** Begins to answer with these bytes and says no more. */
  public static RawServer stallingAfter(byte[] answer) throws IOException {
    return new RawServer(answer, false);
  }

  /**
   * The head of an answer that announces a body of this many bytes, and the end of the connection:
   * a client that was not told might send its next request just before the server closes.
   */
  public static byte[] head(String status, int contentLength) {
    String head = "HTTP/1.1 %s\r\nConnection: close\r\nContent-Type: image/gif\r\n";
    return (head + "Content-Length: %d\r\n\r\n")
        .formatted(status, contentLength)
        .getBytes(StandardCharsets.US_ASCII);
  }

  public static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/flags");
  }

  /** How many requests have come. */
  public int requests() {
    return requests.get();
  }

  /** Completes when the first request has come and all that is to be said was said. */
  public CompletableFuture<Void> asked() {
    return asked;
  }

  /** Completes when a client has closed its connection first. */
  public CompletableFuture<Void> hungUp() {
    return hungUp;
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket connection = listening.accept();
        Thread.ofVirtual().name("raw-server-connection").start(() -> serve(connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = connection.getInputStream();
      int newlines = 0;
      while (newlines < 2) {
        int next = in.read();
        if (next < 0) {
          return;
        }
        newlines = next == '\n' ? newlines + 1 : next == '\r' ? newlines : 0;
      }
      requests.incrementAndGet();
      connection.getOutputStream().write(answer);
      asked.complete(null);
      if (!thenClose) {
        waitForTheEnd(in);
        hungUp.complete(null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void waitForTheEnd(InputStream in) {
    try {
      while (in.read() >= 0) {
        // A client has nothing more to say.
      }
    } catch (IOException e) {
      // A reset is an end, too.
    }
  }
}
