package speedup.flags;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class FlagClientTests {

  /** In a JVM of its own: whoever sends the first request of a JVM decides for all after it. */
  @Test
  void aSiteThatHangsUpIsAskedOnce() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                AskOnce.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(output.strip()).isEqualTo("1 request: Failed[code=BR, reason=empty answer]");
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void aClosedClientIsOpenedAgain() throws Exception {
    try (SiteProcess site = SiteProcess.start(SiteBehaviour.prompt())) {
      FlagDownload download = new FlagDownload(site.base(), "BR", Duration.ofSeconds(20));
      FlagClient.close();
      assertThat(download.call().outcome()).isEqualTo(Outcome.OK);
      FlagClient.close();
      assertThat(download.start().join().outcome()).isEqualTo(Outcome.OK);
    }
  }

  /** Asks a site that hangs up, and prints how often it was asked; then its JVM must end. */
  static final class AskOnce {
    private AskOnce() {}

    public static void main(String[] arguments) throws Exception {
      try (RawServer server = RawServer.answering(new byte[0])) {
        Download download = new FlagDownload(server.base(), "BR", Duration.ofSeconds(20)).call();
        System.out.println(server.requests() + " request: " + download);
      }
    }
  }
}
