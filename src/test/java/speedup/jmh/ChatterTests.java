package speedup.jmh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.options.CommandLineOptions;

final class ChatterTests {

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

  @Test
  void whatAForkPrintsIsNotAmongTheTables() throws Exception {
    assertThat(shown()).isEmpty();
    assertThat(shown("-v", "SILENT")).isEmpty();
  }

  @Test
  void whoAsksForAllOfItSeesIt() throws Exception {
    assertThat(shown("-v", "EXTRA")).contains("[warning][cds] of the fork").contains("of JMH");
  }

  /** What is shown of a fork that prints, and of what JMH says of it. */
  private String shown(String... words) throws Exception {
    screen.reset();
    PrintStream out = new PrintStream(screen, true, UTF_8);
    OutputFormat chatter = new ForkOutput(Chatter.to(out, new CommandLineOptions(words)));
    chatter.write("[warning][cds] of the fork\n".getBytes(UTF_8));
    chatter.println("of JMH");
    chatter.flush();
    return screen.toString(UTF_8);
  }
}
