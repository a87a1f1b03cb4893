package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.run.StoredRun;

/** What a person sees who presses Ctrl-C on a terminal. */
@Tag("slow")
final class TerminalTests {

  private static final Duration DEADLINE = Duration.ofMinutes(2);

  @TempDir Path folder;

  @BeforeEach
  void requireATerminal() throws IOException {
    assumeThat(PseudoTerminal.isThere()).isTrue();
    assumeThat(InterruptionIntegrationTests.isInterruptIgnored())
        .as("Ctrl-C can reach a child of this process")
        .isFalse();
  }

  @Test
  void aRunEndsInOrderAndSaysHowToGoOn() throws Exception {
    String screen;
    try (PseudoTerminal terminal =
        PseudoTerminal.start(
            folder,
            List.of(),
            "Sha256",
            "-p",
            "scale=0.01",
            "-p",
            "strategy=sequential,fixed",
            "-p",
            "workers=1",
            "-wi",
            "0",
            "-i",
            "1",
            "--repeats",
            "0",
            "--rounds",
            "100")) {
      terminal.await("round 2 of 100", DEADLINE);

      terminal.pressCtrlC();

      assertThat(terminal.awaitEnd(DEADLINE)).as(terminal.screen()).isEqualTo(130);
      screen = terminal.screen();
    }
    Path run;
    try (Stream<Path> runs = Files.list(folder.resolve("results"))) {
      run = runs.findFirst().orElseThrow();
    }
    assertThat(screen)
        .contains("Speedup on sha256", "interrupted", "The run is kept in results/", "--resume")
        .doesNotContain("\tat ", "failed:");
    assertThat(StoredRun.read(run).finished().orElseThrow().interrupted()).isEqualTo("interrupted");
  }

  @Test
  void downloadsEndInOrderToo() throws Exception {
    try (PseudoTerminal terminal =
        PseudoTerminal.start(folder, List.of(), "flags", "--all", "-s", "DELAY")) {
      terminal.await(": 1 of 194", DEADLINE);

      terminal.pressCtrlC();

      assertThat(terminal.awaitEnd(DEADLINE)).as(terminal.screen()).isEqualTo(130);
      assertThat(terminal.screen()).contains("Interrupted: ").doesNotContain("\tat ");
    }
  }

  @Test
  void theSitesEndWithoutAComplaint() throws Exception {
    try (PseudoTerminal terminal =
        PseudoTerminal.start(
            folder, List.of(), "serve", "--local-port=0", "--delay-port=0", "--error-port=0")) {
      terminal.await("Ctrl-C ends the sites.", DEADLINE);

      terminal.pressCtrlC();

      assertThat(terminal.awaitEnd(DEADLINE)).as(terminal.screen()).isEqualTo(130);
      assertThat(terminal.screen()).doesNotContain("nobody asked");
    }
  }
}
