package speedup.flags;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a site does wrong is one ERROR with its reason: no exception, no hang, no file. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("slow")
final class FlagFaultTests {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private static SitesOfThisJvm site;

  @TempDir private Path folder;

  @BeforeAll
  static void startSite() throws IOException {
    site = SitesOfThisJvm.open(SiteBehaviour.prompt().withErrorRate(1), SiteBehaviour.prompt());
  }

  @AfterAll
  static void stopSite() {
    site.close();
  }

  @Test
  void aTeapotIsAnError() throws Exception {
    assertThat(reason(site.bases().get(0), TIMEOUT)).isEqualTo("418 I'm a teapot");
  }

  @Test
  void aBreakdownIsAnError() throws Exception {
    assertThat(reason(site.base(SiteFault.BREAKDOWN), TIMEOUT))
        .isEqualTo("503 Service Unavailable");
  }

  @Test
  void aResetIsAnError() throws Exception {
    assertThat(reason(site.base(SiteFault.RESET), TIMEOUT)).isEqualTo("connection reset");
  }

  @Test
  void anEmptyAnswerIsAnError() throws Exception {
    assertThat(reason(site.base(SiteFault.EMPTY), TIMEOUT)).isEqualTo("empty answer");
  }

  @Test
  void garbageIsAnError() throws Exception {
    assertThat(reason(site.base(SiteFault.GARBAGE), TIMEOUT)).isEqualTo("not an HTTP answer");
  }

  @Test
  void anAnswerThatBreaksOffIsAnError() throws Exception {
    assertThat(reason(site.base(SiteFault.BROKEN), TIMEOUT)).startsWith("wrong length: ");
  }

  @Test
  void theTimeLimitHoldsForASlowBody() throws Exception {
    assertThat(reason(site.base(SiteFault.TRICKLE), Duration.ofSeconds(1)))
        .matches("timed out after 1 s with [0-9]+( of [0-9]+)? bytes");
  }

  @Test
  void aBodyThatIsNoPictureIsAnError() throws Exception {
    assertThat(reason(site.base(SiteFault.TEXT), TIMEOUT))
        .isEqualTo("not a GIF: 19 bytes of something else");
  }

  @Test
  void aSiteThatIsDownIsAnError() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThat(reason(URI.create("http://127.0.0.1:" + port + "/flags"), TIMEOUT))
        .isEqualTo("connection refused");
  }

  @Test
  void fewerBytesThanAnnouncedAreAnError() throws Exception {
    byte[] picture = picture();
    byte[] answer = RawServer.concat(RawServer.head("200 OK", 8000), Arrays.copyOf(picture, 100));
    try (RawServer server = RawServer.answering(answer)) {
      assertThat(reason(server.base(), TIMEOUT))
          .isEqualTo("wrong length: the connection broke after 100 of 8000 bytes");
    }
  }

  @Test
  void moreBytesThanAnnouncedAreAnError() throws Exception {
    byte[] answer = RawServer.concat(RawServer.head("200 OK", 100), picture());
    try (RawServer server = RawServer.answering(answer)) {
      assertThat(reason(server.base(), TIMEOUT))
          .isEqualTo("wrong length: the GIF goes on after its 100 bytes");
    }
  }

  @Test
  void aBodyLongerThanAnyFlagIsAnError() throws Exception {
    int length = FlagBody.LIMIT + 1;
    byte[] answer = RawServer.concat(RawServer.head("200 OK", length), new byte[length]);
    try (RawServer server = RawServer.answering(answer)) {
      assertThat(reason(server.base(), TIMEOUT)).isEqualTo("longer than any flag: more than 16 MB");
    }
  }

  @Test
  void redirectsInACircleAreAnError() throws Exception {
    byte[] answer =
        "HTTP/1.1 302 Found\r\nLocation: /flags/br/br.gif\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
            .getBytes(US_ASCII);
    try (RawServer server = RawServer.answering(answer)) {
      assertThat(new FlagDownload(server.base(), "BR", TIMEOUT).call())
          .isEqualTo(new Download.Failed("BR", "302 Found"));
      assertThat(server.requests()).isEqualTo(6);
    }
  }

  @Test
  void cancellingAStartedDownloadClosesTheConnection() throws Exception {
    byte[] beginning = RawServer.concat(RawServer.head("200 OK", 8000), new byte[100]);
    try (RawServer server = RawServer.stallingAfter(beginning)) {
      CompletableFuture<Download> download =
          new FlagDownload(server.base(), "BR", TIMEOUT).to(folder).start();
      server.asked().get(20, TimeUnit.SECONDS);
      download.cancel(true);
      server.hungUp().get(20, TimeUnit.SECONDS);
      assertThatThrownBy(download::join).isInstanceOf(CancellationException.class);
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void interruptingACalledDownloadClosesTheConnection() throws Exception {
    try (RawServer server = RawServer.stallingAfter(RawServer.head("200 OK", 8000))) {
      CompletableFuture<Throwable> thrown = new CompletableFuture<>();
      Thread caller =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  new FlagDownload(server.base(), "BR", TIMEOUT).to(folder).call();
                  thrown.complete(new AssertionError("the call returned"));
                } catch (IOException | InterruptedException e) {
                  thrown.complete(e);
                }
              });
      server.asked().get(20, TimeUnit.SECONDS);
      caller.interrupt();
      assertThat(thrown.get(20, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
      server.hungUp().get(20, TimeUnit.SECONDS);
      assertThat(folder).isEmptyDirectory();
    }
  }

  /** Downloads in both ways, which must agree, and returns the reason of the error. */
  private String reason(URI base, Duration timeout) throws Exception {
    FlagDownload download = new FlagDownload(base, "BR", timeout).to(folder);
    Download called = download.call();
    assertThat(called.outcome()).as(called.toString()).isEqualTo(Outcome.ERROR);
    assertThat(download.start().join().outcome()).isEqualTo(Outcome.ERROR);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).as("files left").isEmpty();
    }
    return ((Download.Failed) called).reason();
  }

  private static byte[] picture() throws IOException {
    return FlagAlbum.shipped().picture(FlagAlbum.shipped().find("BR").orElseThrow());
  }
}
