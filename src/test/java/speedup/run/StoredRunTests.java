package speedup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoredRunTests {

  private static final String FIXED = JournalText.primes("fixed", 2);
  private static final String SEQUENTIAL = JournalText.primes("sequential", 1);

  @TempDir Path folder;

  @Test
  void everythingThatWasWrittenIsThere() throws Exception {
    StoredRun run = StoredRun.read(finished().writeTo(folder));

    assertThat(run.planned().label()).isEqualTo("golden");
    assertThat(run.planned().plan().cells()).hasSize(2);
    assertThat(run.planned().plan().seed()).isEqualTo(42);
    assertThat(run.environment().orElseThrow().processors().model()).isEqualTo("Imaginary 9000");
    assertThat(run.forks()).extracting(JournalEntry.Fork::mean).containsExactly(2.0, 1.0);
    assertThat(run.failures()).extracting(JournalEntry.Failure::reason).containsExactly("späť");
    assertThat(run.ceiling()).hasValue(new JournalEntry.Ceiling(5000));
    assertThat(run.finished()).isPresent();
    assertThat(run.damage()).isEmpty();
  }

  @Test
  void aRunWithoutAnEndIsRunningAsLongAsItsWriterLives() throws Exception {
    plan().fork(1, FIXED, 20, 1).writeTo(folder);
    assertThat(StoredRun.read(folder).isRunning()).isFalse();
    try (RunLock writer = RunLock.take(new RunFolder(folder))) {
      assertThat(writer).isNotNull();
      assertThat(StoredRun.read(folder).isRunning()).isTrue();
      finished().writeTo(folder);
      assertThat(StoredRun.read(folder).isRunning()).isFalse();
    }
  }

  /** A kill may come in the middle of any line: whatever is whole is kept. */
  @Test
  void aJournalThatWasCutAnywhereAfterItsPlanCanBeRead() throws Exception {
    byte[] whole = finished().toString().getBytes(StandardCharsets.UTF_8);
    finished().writeTo(folder);
    Path journal = folder.resolve("journal.jsonl");
    int afterPlan = finished().toString().indexOf('\n') + 1;
    for (int length = afterPlan; length < whole.length; length += 7) {
      Files.write(journal, Arrays.copyOf(whole, length));

      StoredRun run = StoredRun.read(folder);

      int complete = newlines(whole, length);
      boolean cut = whole[length - 1] != '\n';
      int read =
          1
              + run.forks().size()
              + run.failures().size()
              + (int) run.ceiling().stream().count()
              + (int) run.finished().stream().count();
      // A line without its end that is whole otherwise counts as well.
      assertThat(read + run.damage().size()).isEqualTo(complete + (cut ? 1 : 0));
      assertThat(read).isGreaterThanOrEqualTo(complete);
    }
  }

  @Test
  void aJournalThatIsDoubledOrHasAMarkAtItsBeginningTellsTheSame() throws Exception {
    finished().writeTo(folder);
    StoredRun once = StoredRun.read(folder);
    Path journal = folder.resolve("journal.jsonl");
    String text = Files.readString(journal);

    Files.writeString(journal, "\uFEFF" + text + text);

    StoredRun twice = StoredRun.read(folder);
    assertThat(twice.forks()).isEqualTo(once.forks());
    assertThat(twice.damage())
        .containsExactly(
            once.forks().size() + " forks are in journal.jsonl more than once, and counted once");
  }

  @Test
  void aForkOfACellThatWasNeverPlannedIsDamage() throws Exception {
    plan()
        .fork(1, FIXED, 20, 1)
        .fork(1, JournalText.primes("virtual", 2), 20, 1)
        .fork(-5, SEQUENTIAL, 20, 1)
        .writeTo(folder);

    StoredRun run = StoredRun.read(folder);

    assertThat(run.forks()).hasSize(1);
    assertThat(run.damage())
        .containsExactly(
            "line 4 of journal.jsonl cannot be read and is left out",
            "forks of cells that the run does not have are in journal.jsonl and left out: 1");
  }

  @Test
  void aScoreThatNoClockGivesIsDamage() throws Exception {
    plan().fork(1, FIXED, 20, 1).fork(2, FIXED, 20, 1e308).writeTo(folder);

    StoredRun run = StoredRun.read(folder);

    assertThat(run.forks()).hasSize(1);
    assertThat(run.damage()).hasSize(1);
  }

  @Test
  void anEnvironmentWithoutAPartIsDamage() throws Exception {
    finished().writeTo(folder);
    Path file = folder.resolve("environment.json");
    Files.writeString(file, "\uFEFF" + Files.readString(file));
    assertThat(StoredRun.read(folder).damage()).isEmpty();

    Files.writeString(file, "{\"date\":\"2026-03-04T05:06:07Z\",\"variants\":[]}");

    assertThat(StoredRun.read(folder).environment()).isEmpty();
    assertThat(StoredRun.read(folder).damage()).hasSize(1);
  }

  @Test
  void aJournalThatWasCutWithinALetterCanBeRead() throws Exception {
    byte[] whole = finished().toString().getBytes(StandardCharsets.UTF_8);
    int firstOfTwo = 0;
    while (whole[firstOfTwo] >= 0) {
      firstOfTwo++;
    }
    finished().writeTo(folder);
    Files.write(folder.resolve("journal.jsonl"), Arrays.copyOf(whole, firstOfTwo + 1));

    StoredRun run = StoredRun.read(folder);

    assertThat(run.forks()).hasSize(2);
    assertThat(run.damage()).hasSize(1);
  }

  @Test
  void manyDamagedLinesAreToldInOne() throws Exception {
    JournalText text = plan().line("{").fork(1, FIXED, 20, 1).line("").line("}").line("{}");

    StoredRun run = StoredRun.read(text.writeTo(folder));

    assertThat(run.damage())
        .containsExactly(
            "3 lines of journal.jsonl cannot be read and are left out, the first of them line 2");
    assertThat(run.forks()).hasSize(1);
  }

  @Test
  void aDamagedLineIsToldByItsNumber() throws Exception {
    JournalText text = plan().line("{\"type\":\"fork\",\"round\":1,").fork(1, FIXED, 20, 1);

    StoredRun run = StoredRun.read(text.writeTo(folder));

    assertThat(run.damage())
        .containsExactly("line 2 of journal.jsonl cannot be read and is left out");
    assertThat(run.forks()).hasSize(1);
  }

  @Test
  void aFolderWithoutAJournalIsNoRun() {
    assertThatThrownBy(() -> StoredRun.read(folder))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("no journal.jsonl");
    assertThatThrownBy(() -> StoredRun.read(folder.resolve("missing")))
        .isInstanceOf(UsageException.class);
  }

  @Test
  void aJournalWithoutAPlanIsNoRun() throws IOException {
    new JournalText().fork(1, FIXED, 20, 1).writeTo(folder);

    assertThatThrownBy(() -> StoredRun.read(folder))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("no plan");
  }

  private static int newlines(byte[] bytes, int length) {
    int count = 0;
    for (int i = 0; i < length; i++) {
      count += bytes[i] == '\n' ? 1 : 0;
    }
    return count;
  }

  private static JournalText plan() {
    return new JournalText().plan(3, SEQUENTIAL + "," + FIXED, "");
  }

  private static JournalText finished() {
    return plan()
        .ceiling(5000)
        .fork(1, SEQUENTIAL, 20, 2.5, 1.5)
        .fork(1, FIXED, 20, 1.25, 0.75)
        .failure(2, FIXED, "späť")
        .finished();
  }
}
