package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.flags.Site;

/** Sentences beside the answer of a command: broken between words on a terminal, and only there. */
@Tag("slow")
final class NotesTests {

  private static final int COLUMNS = 80;
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void aRefusalFitsOnTheTerminal() throws Exception {
    String refusal =
        "-foe true: what fails does not keep the other cells from being measured, and the exit code"
            + " says it; leave it out";

    assertThat(linesOf(List.of(2), "run", "Prime", "-foe", "true")).containsExactly(refusal);
    assertThat(Ran.command("run", "Prime", "-foe", "true").err()).isEqualTo(refusal + "\n");
  }

  @Test
  void aWordThatIsNoNumberFitsToo() throws Exception {
    assertThat(linesOf(List.of(2), "primes", "two"))
        .containsExactly(
            "Invalid value for positional parameter at index 0 (WORKERS): 'two' is not an int;"
                + " 'primes --help' lists all options");
  }

  /** On a busy machine the download may take longer than it is allowed to: that is no matter. */
  @Test
  void whichSiteWasStartedFits() throws Exception {
    assumeThat(Site.isOurs(Site.LOCAL.base())).isFalse();

    assertThat(linesOf(List.of(0, 1), "flags", "br", "-v", "-s", "LOCAL"))
        .anyMatch(line -> line.startsWith("LOCAL site: "))
        .anyMatch(line -> line.contains(" LOCAL was started at "));
  }

  /** What is shown, with the lines that are broken joined again: those below begin with spaces. */
  private List<String> linesOf(List<Integer> exitCodes, String... words) throws Exception {
    assumeThat(PseudoTerminal.isThere()).isTrue();
    try (PseudoTerminal terminal = PseudoTerminal.start(folder, List.of(), words)) {
      assertThat(terminal.awaitEnd(DEADLINE)).as(terminal.screen()).isIn(exitCodes);
      String screen = terminal.screen().replace("\r", "");
      assertThat(screen.lines())
          .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(COLUMNS));
      return screen.replaceAll("\n +", " ").lines().toList();
    }
  }
}
