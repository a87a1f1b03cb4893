package speedup.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.report.answer.Answer;
import speedup.report.summary.RunSummary;
import speedup.run.JournalText;
import speedup.run.StoredRun;

/** What is said of a run that was measured in several sittings. */
final class SittingNotesTests {

  private static final String BASE = JournalText.primes("sequential", 1);
  private static final String FIXED = JournalText.primes("fixed", 2);
  private static final String VIRTUAL = JournalText.primes("virtual", 2);

  @TempDir Path folder;

  @Test
  void aCellThatFailedAndWasMeasuredLaterIsNamedWithItsRoundsAndTheTimes() throws Exception {
    JournalText text = plan().line(calibration(0.05));
    for (int round = 1; round <= 3; round++) {
      text.fork(round, BASE, 20, 1).fork(round, VIRTUAL, 20, 0.5);
    }
    text.failure(1, FIXED, "wrong answer").end(1, FIXED, "FAILED").finished();
    resumed(text, "09:00:00").line(calibration(0.06));
    for (int round = 1; round <= 3; round++) {
      text.fork(round, FIXED, 20, 0.5);
    }

    String said =
        "measured in another sitting than the baseline, primes fixed x2 (cold) in 3 of 3 rounds"
            + " (begun 2026-03-04 05:06 UTC, resumed 2026-03-04 09:00 UTC): machine speed may"
            + " differ, and did by 20% for the same work.";
    assertThat(notes(text)).contains(said);
    assertThat(Answer.of(read(text), 80).problems())
        .contains("in another sitting than its baseline: 1 of 3 cells; 'table --all' names it");
  }

  @Test
  void aBaselineThatWasMeasuredLaterConcernsWhateverIsOverIt() throws Exception {
    JournalText text = plan();
    for (int round = 1; round <= 3; round++) {
      text.fork(round, FIXED, 20, 0.5).fork(round, VIRTUAL, 20, 0.5);
    }
    resumed(text, "09:00:00");
    for (int round = 1; round <= 3; round++) {
      text.fork(round, BASE, 20, 1);
    }

    assertThat(notes(text))
        .anyMatch(note ->
            note.startsWith(
                    "measured in another sitting than the baseline, primes fixed x2 (cold) in 3 of"
                        + " 3 rounds; primes virtual x2 (cold) in 3 of 3 rounds (")
                && note.endsWith(": machine speed may differ."));
  }

  @Test
  void ofARoundThatWasInterruptedOnlyWhatCameAfterIsNamed() throws Exception {
    JournalText text = plan();
    text.fork(1, BASE, 20, 1).fork(1, FIXED, 20, 0.5).fork(1, VIRTUAL, 20, 0.5);
    text.fork(2, BASE, 20, 1).fork(2, FIXED, 20, 0.5);
    resumed(text, "09:00:00").fork(2, VIRTUAL, 20, 0.5);
    text.fork(3, BASE, 20, 1).fork(3, FIXED, 20, 0.5).fork(3, VIRTUAL, 20, 0.5);

    assertThat(notes(text))
        .anyMatch(
            note -> note.contains("the baseline, primes virtual x2 (cold) in 1 of 3 rounds ("));
  }

  @Test
  void wholeRoundsOfLaterSittingsArePairedAmongThemselvesAndNothingIsSaid() throws Exception {
    JournalText text = plan();
    for (int round = 1; round <= 3; round++) {
      text.fork(round, BASE, 20, 1).fork(round, FIXED, 20, 0.5).fork(round, VIRTUAL, 20, 0.5);
      resumed(text, "0" + round + ":00:00");
    }

    assertThat(notes(text)).noneMatch(note -> note.contains("sitting"));
  }

  private static JournalText plan() {
    return new JournalText().plan(3, String.join(",", BASE, FIXED, VIRTUAL), "");
  }

  private static JournalText resumed(JournalText text, String time) {
    return text.line(
        "{\"type\":\"resumed\",\"at\":\"2026-03-04T%sZ\",\"differences\":[]}".formatted(time));
  }

  private static String calibration(double seconds) {
    return "{\"type\":\"calibration\",\"seconds\":" + seconds + "}";
  }

  private List<String> notes(JournalText text) throws Exception {
    return RunNotes.of(read(text));
  }

  private RunSummary read(JournalText text) throws Exception {
    return RunSummary.of(StoredRun.read(text.writeTo(folder)));
  }
}
