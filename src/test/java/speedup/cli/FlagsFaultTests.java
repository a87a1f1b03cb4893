package speedup.cli;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import speedup.flags.FlagAlbum;
import speedup.flags.RawServer;
import speedup.flags.SiteBehaviour;
import speedup.flags.SitesOfThisJvm;

/** Whatever is wrong with a site or a folder is counted, with its reason, and leaves no file. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("slow")
final class FlagsFaultTests {

  private static SitesOfThisJvm site;

  @TempDir private Path folder;

  @BeforeAll
  static void startSite() throws IOException {
    site = SitesOfThisJvm.open(SiteBehaviour.prompt());
  }

  @AfterAll
  static void stopSite() {
    site.close();
  }

  @Test
  void aSiteThatIsDown() throws IOException {
    assertError(down(), "connection refused");
  }

  @Test
  void aSiteThatAnswersTooLate() {
    assertCounted(site.base(Duration.ofMinutes(2)), folder, "timed out after 3.1 s", "sequential");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aBodyThatComesTooSlowly() {
    assertCounted(
        fault("trickle"), folder, "timed out after 3.1 s with [0-9]+( of [0-9]+)? bytes", "async");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aConnectionThatIsReset() {
    assertError(fault("reset"), "connection reset");
  }

  @Test
  void aConnectionThatIsClosedWithoutAnAnswer() {
    assertError(fault("empty"), "empty answer");
  }

  @Test
  void garbage() {
    assertError(fault("garbage"), "not an HTTP answer");
  }

  @Test
  void anAnswerThatBreaksOff() {
    assertError(fault("broken"), "wrong length: .*");
  }

  @Test
  void fewerBytesThanAnnounced() throws IOException {
    byte[] answer = RawServer.concat(RawServer.head("200 OK", 8000), Arrays.copyOf(picture(), 100));
    try (RawServer server = RawServer.answering(answer)) {
      assertError(server.base(), "wrong length: the connection broke after 100 of 8000 bytes");
    }
  }

  @Test
  void moreBytesThanAnnounced() throws IOException {
    byte[] answer = RawServer.concat(RawServer.head("200 OK", 100), picture());
    try (RawServer server = RawServer.answering(answer)) {
      assertError(server.base(), "wrong length: the GIF goes on after its 100 bytes");
    }
  }

  @Test
  void aBodyThatIsNoPicture() {
    assertError(fault("text"), "not a GIF: 19 bytes of something else");
  }

  @Test
  void aSiteThatIsOutOfOrder() {
    assertError(fault("breakdown"), "503 Service Unavailable");
  }

  @Test
  void aDestinationThatIsAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");

    Ran ran =
        Ran.command("flags", "br", "--base-url", site.base().toString(), "--dest", file.toString());

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .startsWith("--dest " + file + ": is a file, and no folder; ")
        .hasLineCount(1);
  }

  @Test
  void aDestinationThatCannotBeMadeIsFoundBeforeTheFirstDownload() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    String below = file.resolve("below").toString();

    Ran ran = Ran.command("flags", "br", "--base-url", site.base().toString(), "--dest", below);

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("--dest " + below + ": cannot be made: ").hasLineCount(1);
  }

  @Test
  void theReasonOfAllErrorsIsSaidOnce() throws IOException {
    Ran ran = Ran.command("flags", "br", "--base-url", down().toString());
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.lines()).contains("  0 flags downloaded.", "  1 error.");
    assertThat(ran.err()).endsWith("The error: connection refused\n");

    ran = Ran.command("flags", "br", "de", "--base-url", down().toString());
    assertThat(ran.err()).endsWith("Each error: connection refused\n");
  }

  @Test
  void aPublicSiteWithoutANetworkIsOneClearLine() throws IOException {
    URI down = down();
    assertThatThrownBy(() -> FlagSource.checkReachable("REMOTE", down))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "REMOTE cannot be reached (127.0.0.1: Connection refused): is there a network?"
                + " LOCAL, DELAY and ERROR need none");
  }

  /** Under every way of downloading: in the calling thread, in others, and in none. */
  private void assertError(URI base, String reason) {
    assertCounted(base, folder, reason, "sequential", "fixed", "async");
    assertThat(folder).isEmptyDirectory();
  }

  private static void assertCounted(
      URI base, Path destination, String reason, String... strategies) {
    for (String strategy : strategies) {
      Ran ran =
          Ran.command(
              "flags",
              "br",
              "-v",
              "--strategy",
              strategy,
              "--base-url",
              base.toString(),
              "--dest",
              destination.toString());
      assertThat(ran.exitCode()).as(ran.toString()).isEqualTo(1);
      assertThat(ran.lines()).contains("  0 flags downloaded.", "  1 error.");
      assertThat(ran.lines()).anyMatch(line -> line.matches("BR error: " + reason));
      assertThat(ran.err()).isEmpty();
    }
  }

  private static URI fault(String name) {
    return site.base().resolve("/fault/" + name + "/flags");
  }

  private static URI down() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/flags");
    }
  }

  private static byte[] picture() throws IOException {
    return FlagAlbum.shipped().picture(FlagAlbum.shipped().find("BR").orElseThrow());
  }
}
