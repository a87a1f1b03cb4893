package speedup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static speedup.run.Cells.FIXED;
import static speedup.run.Cells.SEQUENTIAL;
import static speedup.run.Cells.VIRTUAL;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.environment.Environment;

/** A run that was killed at any moment goes on as if it had not been. */
@Tag("slow")
final class ResumptionTests {

  private static final Cell WORKSTEALING = Cells.primes("workstealing", 2);

  @TempDir Path folder;

  @Test
  void whereverTheJournalIsCutTheRunEndsAsIfItHadNotBeen() throws Exception {
    // Budget, a failure, forks set aside and cells that retire early, all in one run.
    Plan plan =
        Simulation.plan(
            11,
            Rules.quick(0.05, Duration.ofSeconds(40)),
            SEQUENTIAL,
            FIXED,
            VIRTUAL,
            WORKSTEALING);
    List<JournalEntry> whole = Simulation.entries(plan, machine());
    assertThat(ends(whole))
        .extracting(JournalEntry.Ended::end)
        .contains(CellEnd.BUDGET, CellEnd.FAILED, CellEnd.PRECISE);
    assertThat(forks(whole)).anyMatch(fork -> !fork.counts());
    byte[] text = text(whole);
    int afterPlan = new String(text, StandardCharsets.UTF_8).indexOf('\n') + 1;

    for (int length : cuts(text, afterPlan)) {
      byte[] cut = Arrays.copyOf(text, length);
      List<JournalEntry> resumed = resume(plan, cut);

      assertThat(forks(resumed))
          .as("forks of the run that was cut after %d bytes", length)
          .isEqualTo(forks(whole));
      assertThat(Set.copyOf(ends(resumed))).isEqualTo(Set.copyOf(ends(whole)));
      assertThat(ends(resumed)).doesNotHaveDuplicates();
      assertThat(finished(resumed).wallSeconds())
          .isCloseTo(finished(whole).wallSeconds(), offset(1e-6));
    }
  }

  @Test
  void aRunThatIsInterruptedAgainAndAgainEndsTheSame() throws Exception {
    Plan plan = Simulation.rounds(3, 4, SEQUENTIAL, FIXED, VIRTUAL);
    List<JournalEntry> whole = Simulation.entries(plan, new SimulatedMachine(5));
    List<JournalEntry> entries = new ArrayList<>();
    entries.add(Simulation.planned(plan, new SimulatedMachine(5)));

    for (int part = 0; part < 12; part++) {
      SimulatedMachine machine = new SimulatedMachine(5).after(entries).interruptsDuring(2);
      Simulation.goOn(plan, machine, entries, entries::add, new RunListener() {});
      entries.add(new JournalEntry.Resumed(machine.now(), List.of()));
    }

    assertThat(forks(entries))
        .extracting(fork -> fork.round() + " " + fork.cell())
        .containsExactlyElementsOf(
            forks(whole).stream().map(fork -> fork.round() + " " + fork.cell()).toList());
    assertThat(ends(entries))
        .filteredOn(end -> end.end() != CellEnd.INTERRUPTED)
        .containsExactlyInAnyOrderElementsOf(ends(whole));
  }

  @Test
  void aDisturbedForkIsNotRepeatedMoreOftenBecauseOfAResumption() throws Exception {
    Plan plan = Simulation.rounds(1, 1, SEQUENTIAL, FIXED);
    List<JournalEntry> whole =
        Simulation.entries(plan, new SimulatedMachine(1).disturbs(FIXED, 100));
    int second = whole.indexOf(forks(whole).stream().filter(f -> !f.counts()).toList().get(1));
    List<JournalEntry> entries = new ArrayList<>(whole.subList(0, second + 1));

    Simulation.goOn(
        plan,
        new SimulatedMachine(1).disturbs(FIXED, 100).after(entries),
        entries,
        entries::add,
        new RunListener() {});

    assertThat(forks(entries)).filteredOn(fork -> !fork.counts()).hasSize(3);
  }

  private static SimulatedMachine machine() {
    return new SimulatedMachine(42)
        .varies(0.001, 0.001, 0)
        .takes(FIXED, 0.5)
        .takes(VIRTUAL, round -> 0.5 + round % 3)
        .disturbs(VIRTUAL, 1)
        .fails(WORKSTEALING, 1);
  }

  /** Every end of a line, every place just before and after one, and the middle of every line. */
  private static List<Integer> cuts(byte[] text, int from) {
    List<Integer> cuts = new ArrayList<>();
    int line = from;
    cuts.add(from);
    for (int i = from; i < text.length - 1; i++) {
      if (text[i] == '\n') {
        cuts.addAll(List.of((line + i) / 2, i, i + 1));
        line = i + 1;
      }
    }
    return cuts;
  }

  /** Resumes from the bytes of a journal, and returns all that is in it in the end. */
  private List<JournalEntry> resume(Plan plan, byte[] cut) throws Exception {
    Files.write(folder.resolve("journal.jsonl"), cut);
    if (Files.notExists(folder.resolve("environment.json"))) {
      new RunFolder(folder).write(Environment.capture(Clock.systemUTC()));
    }
    StoredRun stored = StoredRun.read(folder);
    SimulatedMachine machine = machine().after(stored.entries());
    Journal.open(stored.folder().journal()).close();
    // To wait for the disk after each of some thousand entries would take too long for a test.
    List<JournalEntry> more = new ArrayList<>();
    more.add(new JournalEntry.Resumed(machine.now(), List.of()));
    Simulation.goOn(plan, machine, stored.entries(), more::add, new RunListener() {});
    Files.write(stored.folder().journal(), text(more), StandardOpenOption.APPEND);
    return StoredRun.read(folder).entries();
  }

  private static byte[] text(List<JournalEntry> entries) throws IOException {
    StringBuilder text = new StringBuilder();
    for (JournalEntry entry : entries) {
      text.append(Journal.JSON.writerFor(JournalEntry.class).writeValueAsString(entry))
          .append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<JournalEntry.Fork> forks(List<JournalEntry> entries) {
    return entries.stream()
        .filter(JournalEntry.Fork.class::isInstance)
        .map(JournalEntry.Fork.class::cast)
        .collect(Collectors.toList());
  }

  private static List<JournalEntry.Ended> ends(List<JournalEntry> entries) {
    return entries.stream()
        .filter(JournalEntry.Ended.class::isInstance)
        .map(JournalEntry.Ended.class::cast)
        .toList();
  }

  private static JournalEntry.Finished finished(List<JournalEntry> entries) {
    return (JournalEntry.Finished) entries.getLast();
  }
}
