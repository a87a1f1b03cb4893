package speedup.report.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.report.summary.RunSummary;
import speedup.report.text.TextStyle;
import speedup.run.JournalText;
import speedup.run.StoredRun;

/** What is said of a run that ended before its rounds did. */
final class EndedEarlyTests {

  private static final String FIXED = JournalText.primes("fixed", 2);
  private static final String SEQUENTIAL = JournalText.primes("sequential", 1);

  private static final String REPLACED =
      "{\"type\":\"finished\",\"at\":\"2026-03-04T05:10:00Z\",\"wall_seconds\":60.5,"
          + "\"interrupted\":\"a.jar was replaced while it was measured\"}";

  @TempDir private Path folder;

  private RunSummary summary(JournalText journal) throws Exception {
    return RunSummary.of(StoredRun.read(journal.writeTo(folder)));
  }

  private static JournalText plan() {
    return new JournalText().plan(3, SEQUENTIAL + "," + FIXED, "");
  }

  @Test
  void whyItEndedIsSaidBesideWhatGoesOn() throws Exception {
    RunSummary replaced =
        summary(plan().fork(1, SEQUENTIAL, 20, 1).fork(1, FIXED, 20, 1).line(REPLACED));

    assertThat(FirstScreen.next(replaced, TextStyle.PLAIN))
        .contains(
            "\na.jar was replaced while it was measured: 2 of 2 cells were not measured to the end;"
                + " this goes on:\n  run --resume ");
  }

  @Test
  void aRunThatWasKilledIsCalledInterrupted() throws Exception {
    RunSummary killed = summary(plan().fork(1, SEQUENTIAL, 20, 1));

    assertThat(FirstScreen.next(killed, TextStyle.PLAIN))
        .contains("\ninterrupted: 2 of 2 cells were not measured to the end;");
  }

  @Test
  void whereNothingCountsYetThatIsSaid() throws Exception {
    assertThat(Answer.of(summary(plan().line(REPLACED)), 80).problems())
        .containsExactly("nothing is measured yet that counts");
  }
}
