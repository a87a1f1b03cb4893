package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What a budget cannot bring is said before anything is measured. */
final class EffortOptionsTests {

  @Test
  void aBudgetThatBringsNoAnswerSaysSo() {
    assertThat(shortage("--budget", "3s"))
        .hasValue(
            "--budget 3 s: an answer takes 3 rounds, and those of 2 cells take more than 6 s:"
                + " expect one round, and times without intervals");
    assertThat(shortage("--budget", "6s")).isEmpty();
    assertThat(shortage()).isEmpty();
  }

  @Test
  void aBudgetThatEndsBeforeTheRoundsThatAreWantedSaysSo() {
    assertThat(shortage("--rounds", "5", "--budget", "8s"))
        .hasValue("--budget 8 s: 5 rounds of 2 cells take more than 10 s: expect fewer rounds");
    assertThat(shortage("--rounds", "5", "--budget", "10s")).isEmpty();
    assertThat(shortage("--rounds", "5")).isEmpty();
  }

  private static Optional<String> shortage(String... words) {
    return CommandLine.populateCommand(new EffortOptions(), words).shortage(2);
  }
}
