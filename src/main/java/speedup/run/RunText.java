package speedup.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import speedup.environment.Environment;

/**
 * The record of a run as text: all else can be made again from it.
 *
 * @param journal an entry a line
 * @param environment the machine in JSON; null if its file cannot be read
 */
record RunText(String journal, @Nullable String environment) {

  /** Reads the record of a folder. */
  static RunText read(RunFolder folder) throws IOException {
    return new RunText(text(Files.readAllBytes(folder.journal())), environment(folder));
  }

  private static @Nullable String environment(RunFolder folder) {
    try {
      return text(Files.readAllBytes(folder.environment()));
    } catch (IOException e) {
      return null;
    }
  }

  /** A damaged file may hold any bytes: those that are no text become some that cannot be read. */
  static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    // Editors of some systems put a mark at the beginning of a file that is none of the text.
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /**
   * The run that the record tells of. A line that cannot be read is set aside, as damage; without a
   * plan there is no run.
   *
   * @param folder where it is kept
   * @param isTaken whether a run that lives writes there
   * @throws UsageException if there is no run
   */
  StoredRun parse(RunFolder folder, boolean isTaken) throws UsageException {
    List<JournalEntry> entries = new ArrayList<>();
    List<String> damage = new ArrayList<>();
    readJournal(entries, damage);
    JournalEntry.Planned planned =
        StoredRun.last(entries, JournalEntry.Planned.class)
            .orElseThrow(
                () -> new UsageException(folder.path() + " is no run: its journal has no plan"));
    leaveOutForeign(entries, planned.plan(), damage);
    Optional<Environment> machine = machine();
    if (machine.isEmpty()) {
      damage.add("environment.json is missing or damaged: machine and JDK are not known");
    }
    boolean isRunning = isTaken && !(entries.getLast() instanceof JournalEntry.Finished);
    JournalEntry.Planned wanted =
        StoredRun.all(entries, JournalEntry.Resumed.class)
            .map(JournalEntry.Resumed::rules)
            .filter(Objects::nonNull)
            .reduce((earlier, later) -> later)
            .map(planned::until)
            .orElse(planned);
    return new StoredRun(folder, machine, wanted, entries, damage, isRunning);
  }

  /** The environment; empty when it is missing or damaged. */
  Optional<Environment> machine() {
    try {
      return environment == null
          ? Optional.empty()
          : Optional.ofNullable(Journal.JSON.readValue(environment, Environment.class))
              .filter(RunText::isWhole);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Whether every part is there. */
  private static boolean isWhole(Environment environment) {
    return Stream.of(
            environment.date(),
            environment.jvm(),
            environment.processors(),
            environment.memory(),
            environment.platform(),
            environment.software())
        .allMatch(Objects::nonNull);
  }

  private void readJournal(List<JournalEntry> entries, List<String> damage) {
    List<String> lines = journal.lines().toList();
    // In parallel: nearly all the time that a table of a long run takes is spent here.
    List<Optional<JournalEntry>> read = lines.parallelStream().map(RunText::entry).toList();
    Set<List<Object>> counted = new HashSet<>();
    List<Integer> unread = new ArrayList<>();
    int repeated = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (read.get(i).isPresent()) {
        JournalEntry entry = read.get(i).get();
        if (entry instanceof JournalEntry.Fork fork && !counted.add(identity(fork))) {
          repeated++;
        } else {
          entries.add(entry);
        }
      } else if (!lines.get(i).isBlank()) {
        unread.add(i + 1);
      }
    }
    if (!unread.isEmpty()) {
      damage.add(leftOut(unread));
    }
    if (repeated > 0) {
      damage.add(repeated + " forks are in journal.jsonl more than once, and counted once");
    }
  }

  /** A fork of a cell that was never planned is of another run. */
  private static void leaveOutForeign(List<JournalEntry> entries, Plan plan, List<String> damage) {
    Set<Cell> cells = new HashSet<>(plan.cells());
    int all = entries.size();
    entries.removeIf(
        entry -> entry instanceof JournalEntry.Fork fork && !cells.contains(fork.cell()));
    int foreign = all - entries.size();
    if (foreign > 0) {
      damage.add(
          "forks of cells that the run does not have are in journal.jsonl and left out: "
              + foreign);
    }
  }

  /** However many lines there are, one of words. */
  private static String leftOut(List<Integer> lines) {
    return lines.size() == 1
        ? "line " + lines.getFirst() + " of journal.jsonl cannot be read and is left out"
        : "%d lines of journal.jsonl cannot be read and are left out, the first of them line %d"
            .formatted(lines.size(), lines.getFirst());
  }

  /** A fork of a cell counts once; of those that were set aside there may be several. */
  private static List<Object> identity(JournalEntry.Fork fork) {
    return fork.counts()
        ? List.of(fork.cell(), fork.number())
        : List.of(fork.cell(), fork.number(), fork.started());
  }

  private static Optional<JournalEntry> entry(String line) {
    try {
      return line.isBlank() ? Optional.empty() : Optional.of(Journal.read(line));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
