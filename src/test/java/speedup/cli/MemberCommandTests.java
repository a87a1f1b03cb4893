package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("slow")
final class MemberCommandTests {

  @TempDir Path folder;

  /** A member that the command has started. */
  private static final class Started {

    final BufferedReader lines;
    final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    final Thread thread;

    Started(String line) throws IOException {
      String[] words = line.split(" ", -1);
      PipedWriter output = new PipedWriter();
      lines = new BufferedReader(new PipedReader(output, 10_000));
      thread =
          Thread.ofPlatform()
              .start(() ->
                  exitCode.complete(
                      Main.commandLine(words)
                          .setOut(new PrintWriter(output, true))
                          .execute(words)));
    }
  }

  @Test
  void membersSayWhoJoinsAndLeavesUntilTheyAreInterrupted() throws Exception {
    Started first = new Started("member --port 0");
    String ready = first.lines.readLine();
    assertThat(ready)
        .matches("127\\.0\\.0\\.1:\\d+ is a member of the cluster 'speedup'; Ctrl-C ends it");
    Started second =
        new Started("member --port 0 --join " + ready.substring(0, ready.indexOf(' ')));
    String other = second.lines.readLine().split(" ", 2)[0];

    assertThat(first.lines.readLine()).isEqualTo(other + " joined; 2 members");
    second.thread.interrupt();
    assertThat(second.exitCode.get(60, TimeUnit.SECONDS)).isEqualTo(130);
    assertThat(first.lines.readLine()).isEqualTo(other + " left; 1 member");
    first.thread.interrupt();
    assertThat(first.exitCode.get(60, TimeUnit.SECONDS)).isEqualTo(130);
  }

  @Test
  void aPortInUseIsOneClearLine() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      Ran ran = Ran.command("member", "--port", port);
      assertThat(ran.exitCode()).isEqualTo(2);
      assertThat(ran.out()).isEmpty();
      assertThat(ran.err()).matches("the member cannot listen at 127.0.0.1:" + port + ": [^\n]+\n");
    }
  }

  @Test
  void aSecretThatOthersCanReadIsALineBeforeAll() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "correct horse battery staple");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
    String warning = "WARNING: others can read the secret: chmod 600 " + secret + "\n";

    Ran member =
        Ran.command("member", "--port", "0", "--join", "127.0.0.1:1", "--secret-file", "" + secret);
    Ran run =
        Ran.command(
            "run",
            "Prime",
            "--results",
            folder.resolve("results").toString(),
            "--cluster",
            "127.0.0.1:1",
            "--secret-file",
            secret.toString());

    assertThat(List.of(member, run))
        .allSatisfy(ran -> {
          assertThat(ran.exitCode()).isEqualTo(2);
          assertThat(ran.err()).startsWith(warning).hasLineCount(2);
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          member --bind 10.0.0.1          | --secret-file, or say --insecure
          member --bind 0.0.0.0           | name the one under which the others reach this member
          member --bind no.such.host.     | 'no.such.host.' is no address of this machine
          member --bind=                  | '' is no address of this machine
          member --bind 203.0.113.9 --insecure | '203.0.113.9' is no address of this machine
          member --port 70000             | a port is from 0 to 65535, and this is 70000
          member --join here              | 'here' is no address: give host:port
          member --join foo:0             | 'foo:0' is no address: a member's port is from 1 to 65535
          member --join ,                 | --join ',': an empty word names nothing
          member --join 127.0.0.1:1 --port 0 | no member of the cluster 'speedup' answers at 127.0.0.1:1
          member --workers -1             | --workers is from 1 to 100000, and this is -1
          member --workers 0              | --workers is from 1 to 100000, and this is 0
          member --workers x              | 'x' is no whole number; 'member --help' lists all options
          member --nonsense               | Unknown option: '--nonsense'; 'member --help' lists
          member more                     | Unmatched argument at index 1: 'more'; 'member --help'
          member --cluster-name a/b       | a cluster's name is of letters
          member --secret-file s --insecure | --insecure is for members without a secret
          member --secret-file none.txt   | the secret's file cannot be read: none.txt
          run Prime --cluster here        | --cluster: 'here' is no address: give host:port
          run Prime --cluster h:0         | --cluster: 'h:0' is no address: a member's port is from 1
          run Prime --cluster ,           | --cluster ',': an empty word names nothing
          run Prime --secret-file s       | --secret-file goes with --cluster HOST:PORT
          run Prime --cluster h:1 -p strategy=fixed | no cell has it: -p strategy=cluster
          run Prime -p strategy=cluster:members=0   | cluster has no option members=0
          """)
  void usageErrorsAreOneClearLine(String words, String message) {
    Ran ran = Ran.command(Stream.of(words.split(" ")).toArray(String[]::new));
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains(message).hasLineCount(1);
  }
}
