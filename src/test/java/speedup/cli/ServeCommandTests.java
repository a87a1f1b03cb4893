package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import speedup.flags.Download;
import speedup.flags.FlagDownload;
import speedup.flags.Outcome;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("slow")
final class ServeCommandTests {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @Test
  void threeSitesAreServedUntilItIsInterrupted() throws Exception {
    PipedWriter output = new PipedWriter();
    BufferedReader lines = new BufferedReader(new PipedReader(output, 10_000));
    CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    Thread serving =
        Thread.ofPlatform()
            .start(() ->
                exitCode.complete(
                    Main.commandLine("serve")
                        .setOut(new PrintWriter(output, true))
                        .execute(
                            ("serve --local-port 0 --delay-port 0 --error-port 0 --error-rate 1"
                                    + " --delay 0.01-0.02")
                                .split(" "))));
    List<String> printed = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      printed.add(lines.readLine());
    }
    assertThat(printed.get(0)).matches("LOCAL http://127\\.0\\.0\\.1:[0-9]+/flags");
    assertThat(printed.get(1)).matches("DELAY http://127\\.0\\.0\\.1:[0-9]+/flags");
    assertThat(printed.get(2)).matches("ERROR http://127\\.0\\.0\\.1:[0-9]+/flags");
    assertThat(printed.get(3)).contains("Ctrl-C");
    assertThat(brazil(printed.get(0)).outcome()).isEqualTo(Outcome.OK);
    assertThat(brazil(printed.get(1)).outcome()).isEqualTo(Outcome.OK);
    assertThat(brazil(printed.get(2))).isEqualTo(new Download.Failed("BR", "418 I'm a teapot"));
    serving.interrupt();
    assertThat(exitCode.get(60, TimeUnit.SECONDS)).isEqualTo(130);
    assertThat(brazil(printed.get(0)).outcome()).isEqualTo(Outcome.ERROR);
  }

  @Test
  void aPortInUseIsOneClearLine() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      Ran ran =
          Ran.command("serve", "--local-port", "0", "--delay-port", port, "--error-port", "0");
      assertThat(ran.exitCode()).isEqualTo(1);
      assertThat(ran.out()).isEmpty();
      assertThat(ran.err()).matches("port " + port + " of 127.0.0.1 cannot be used: [^\n]*\n");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          --delay soon        | 'soon' is no delay: write seconds, such as 0.5, or from-to
          --delay 5-0.5       | '5-0.5' is no delay: write the shorter first, 0.5-5
          --error-rate 2      | the error rate must be from 0 to 1, not 2.0
          --error-rate lots   | 'lots' is not a double
          --local-port 70000  | a port is from 0 to 65535, not 70000
          --delay-port http   | 'http' is not an int
          """)
  void usageErrorsAreToldInALine(String words, String message) {
    Ran ran =
        Ran.command(
            Stream.concat(Stream.of("serve"), Stream.of(words.split(" "))).toArray(String[]::new));
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .contains(message)
        .contains("; 'serve --help' lists all options")
        .hasLineCount(1);
  }

  private static Download brazil(String line) throws Exception {
    return new FlagDownload(URI.create(line.substring(6)), "BR", TIMEOUT).call();
  }
}
