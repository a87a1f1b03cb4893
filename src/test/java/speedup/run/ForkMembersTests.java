package speedup.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import speedup.environment.Noise;
import speedup.environment.NoiseLimits;

/** What the journal keeps of the members of a cluster that did a fork's tasks. */
final class ForkMembersTests {

  private static final JournalEntry.Fork FORK = fork();

  private static final JournalEntry.Member OWN =
      new JournalEntry.Member("1", "a", 2, "25", 10, null, null);

  /** On another machine, where three cores did something else. */
  private static final JournalEntry.Member DISTURBED =
      new JournalEntry.Member(
          "b:5701",
          "b",
          4,
          "25",
          30,
          1.5,
          new Noise(2.5, 0.0, 3.0, 0.75, null, null, null, 0.1, null));

  /** Of a line as it was written before there were members. */
  private static JournalEntry.Fork fork() {
    String line =
        new JournalText()
            .fork(1, JournalText.primes("cluster", 2), 20, 0.5)
            .toString()
            .lines()
            .toList()
            .getLast();
    try {
      return (JournalEntry.Fork) Journal.read(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aForkOfAnOlderJournalHasNone() throws Exception {
    assertThat(FORK.members()).isEmpty();
    assertThat(Journal.JSON.writeValueAsString((JournalEntry) FORK)).doesNotContain("members");
  }

  @Test
  void whatIsWrittenIsReadBack() throws Exception {
    JournalEntry.Fork fork = FORK.on(List.of(OWN, DISTURBED));

    String line = Journal.JSON.writeValueAsString((JournalEntry) fork);

    assertThat(Journal.read(line)).isEqualTo(fork);
    assertThat(((JournalEntry.Fork) Journal.read(line)).members()).containsExactly(OWN, DISTURBED);
    // What is not known is not there.
    assertThat(Journal.JSON.readTree(line).at("/members/0").has("cpu_seconds")).isFalse();
    assertThat(Journal.JSON.readTree(line).at("/members/1/tasks").asLong()).isEqualTo(30);
  }

  @Test
  void theyStayWhateverBecomesOfTheFork() {
    JournalEntry.Fork fork = FORK.on(List.of(OWN, DISTURBED));

    assertThat(fork.inTurn(1).members()).isEqualTo(fork.members());
    assertThat(fork.setAside(List.of("noise")).members()).isEqualTo(fork.members());
  }

  @Test
  void aForkIsDisturbedWhereOneOfThemIs() {
    assertThat(FORK.on(List.of(OWN)).disturbances(NoiseLimits.FIXED))
        .isEqualTo(NoiseLimits.FIXED.reasons(FORK.noise()));
    assertThat(FORK.on(List.of(OWN, DISTURBED)).disturbances(NoiseLimits.FIXED))
        .last()
        .isEqualTo("b:5701: 3.00 cores of foreign CPU");
  }
}
