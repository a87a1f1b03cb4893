package speedup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class JournalTests {

  /** What the lines of {@link JournalText}, written as they have always been, call otherwise. */
  private static final Set<String> NAMES_OF_TODAY = Set.of("warmup_scores", "scores", "unit");

  private static final String CELL = JournalText.primes("fixed", 2);

  @TempDir Path folder;

  static Stream<String> lines() {
    return new JournalText()
        .plan(3, CELL, JournalText.skipped(JournalText.primes("async", 2), "no"))
        .fork(1, CELL, 20, 0.5, 0.25)
        .failure(2, CELL, "disk full")
        .ceiling(12345.5)
        .finished()
        .toString()
        .lines();
  }

  @Test
  void theTurnOfAForkIsWrittenWhereItIsNotTheFirst() throws IOException {
    String line =
        new JournalText().fork(1, CELL, 20, 0.5, 0.25).toString().lines().toList().getLast();
    JournalEntry.Fork first = (JournalEntry.Fork) Journal.read(line);
    JournalEntry.Fork second = first.inTurn(1);

    assertThat(first.number()).isEqualTo(new ForkNumber(1, 0));
    assertThat(Journal.JSON.writeValueAsString((JournalEntry) first)).doesNotContain("turn");
    assertThat(Journal.read(Journal.JSON.writeValueAsString((JournalEntry) second)))
        .isEqualTo(second);
  }

  @Test
  void aPlanThatDoesNotSayHowOftenABaselineIsMeasuredMeansOnce() throws IOException {
    String line = new JournalText().plan(3, CELL, "").toString().lines().toList().getFirst();

    assertThat(line).doesNotContain("baseline_forks");
    assertThat(((JournalEntry.Planned) Journal.read(line)).plan().rules().forksARound(9))
        .isEqualTo(1);
    assertThat(Rules.exactly(3, null).forksARound(9)).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("lines")
  void anEntryThatIsReadAndWrittenIsTheSame(String line) throws IOException {
    JournalEntry entry = Journal.JSON.readValue(line, JournalEntry.class);
    Path file = folder.resolve("journal.jsonl");

    try (Journal journal = Journal.open(file)) {
      journal.append(entry);
    }

    String written = Files.readString(file);
    assertThat(written).endsWith("}\n").containsOnlyOnce("\n");
    assertThat(Journal.JSON.readValue(written, JournalEntry.class)).isEqualTo(entry);
    JsonNode before = Journal.JSON.readTree(line);
    JsonNode after = Journal.JSON.readTree(written);
    assertThat(after.get("type")).isEqualTo(before.get("type"));
    after
        .fieldNames()
        .forEachRemaining(name ->
            assertThat(before.has(name) || NAMES_OF_TODAY.contains(name))
                .as("%s is known", name)
                .isTrue());
  }

  /** Or the machine loses what was measured when its power goes. */
  @Test
  void theDiskHasEachEntryBeforeTheNextForkStarts() throws IOException {
    ObservedChannel file = new ObservedChannel();
    List<String> lines = lines().toList();
    try (Journal journal = new Journal(Path.of("journal.jsonl"), file)) {
      for (String line : lines) {
        journal.append(Journal.read(line));
        assertThat(file.events()).last().isEqualTo("forced");
      }
    }

    assertThat(file.events()).hasSize(2 * lines.size());
  }

  @Test
  void aForkKeepsItsRawTimes() throws IOException {
    String line = lines().skip(1).findFirst().orElseThrow();

    JournalEntry.Fork fork = (JournalEntry.Fork) Journal.JSON.readValue(line, JournalEntry.class);

    assertThat(fork.scores()).containsExactly(0.5, 0.25);
    assertThat(fork.warmupScores()).containsExactly(3.0);
    assertThat(fork.mean()).isEqualTo(0.375);
    assertThat(fork.unit()).isEqualTo("s/op");
    assertThat(fork.cell().mode()).isEqualTo("ss");
    assertThat(fork.cell().threads()).isEqualTo(1);
    assertThat(fork.cell().variant()).isEmpty();
  }

  @Test
  void entriesAreAppended() throws IOException {
    Path file = folder.resolve("journal.jsonl");
    List<String> lines = lines().toList();
    for (String line : lines) {
      try (Journal journal = Journal.open(file)) {
        journal.append(Journal.JSON.readValue(line, JournalEntry.class));
      }
    }

    assertThat(Files.readAllLines(file)).hasSize(lines.size());
  }

  @Test
  void whatALaterVersionAddsIsPassedOver() throws IOException {
    String line = lines().skip(1).findFirst().orElseThrow();
    String later = line.replace("\"round\":1", "\"moon\":\"full\",\"round\":1");

    assertThat(Journal.JSON.readValue(later, JournalEntry.class))
        .isEqualTo(Journal.JSON.readValue(line, JournalEntry.class));
  }

  @Test
  void aForkWithoutAMeasuredIterationIsRefused() {
    String line = lines().skip(1).findFirst().orElseThrow().replace("[0.5, 0.25]", "[]");

    assertThatThrownBy(() -> Journal.JSON.readValue(line, JournalEntry.class))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining("without a measured iteration");
  }
}
