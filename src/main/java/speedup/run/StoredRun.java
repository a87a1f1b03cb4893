package speedup.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import speedup.environment.Environment;

/**
 * A run as its folder tells it.
 *
 * @param environment the machine it was measured on
 * @param planned its first line
 * @param forks what was measured, in the order of time
 * @param failures what could not be measured
 * @param ceiling what the flag site could serve, if downloads were measured
 * @param finished its last line; empty when it was killed or is still running
 * @param damage lines of the journal that could not be read, in words
 */
public record StoredRun(
    RunFolder folder,
    Environment environment,
    JournalEntry.Planned planned,
    List<JournalEntry.Fork> forks,
    List<JournalEntry.Failure> failures,
    Optional<JournalEntry.Ceiling> ceiling,
    Optional<JournalEntry.Finished> finished,
    List<String> damage) {

  /** Copies the lists. */
  public StoredRun {
    forks = List.copyOf(forks);
    failures = List.copyOf(failures);
    damage = List.copyOf(damage);
  }

  /**
   * Reads a run. A line that cannot be read is set aside, as damage; without a first line there is
   * no run.
   *
   * @throws UsageException if the folder holds no run
   */
  public static StoredRun read(Path path) throws UsageException, IOException {
    RunFolder folder = new RunFolder(path);
    if (!Files.isRegularFile(folder.journal())) {
      throw new UsageException(
          path + " is no run: it has no journal.jsonl; give a folder that 'run' wrote");
    }
    List<JournalEntry> entries = new ArrayList<>();
    List<String> damage = new ArrayList<>();
    int number = 0;
    // A line that was cut in the middle of a letter is no reason to refuse the others.
    String text = new String(Files.readAllBytes(folder.journal()), StandardCharsets.UTF_8);
    for (String line : text.lines().toList()) {
      number++;
      try {
        entries.add(Journal.JSON.readValue(line, JournalEntry.class));
      } catch (JsonProcessingException e) {
        damage.add("line " + number + " of journal.jsonl cannot be read and is left out");
      }
    }
    Optional<JournalEntry.Planned> planned = last(entries, JournalEntry.Planned.class);
    if (planned.isEmpty()) {
      throw new UsageException(path + " is no run: its journal has no plan");
    }
    return new StoredRun(
        folder,
        folder.readEnvironment(),
        planned.get(),
        all(entries, JournalEntry.Fork.class).toList(),
        all(entries, JournalEntry.Failure.class).toList(),
        last(entries, JournalEntry.Ceiling.class),
        last(entries, JournalEntry.Finished.class),
        damage);
  }

  private static <T extends JournalEntry> Stream<T> all(List<JournalEntry> entries, Class<T> type) {
    return entries.stream().filter(type::isInstance).map(type::cast);
  }

  private static <T extends JournalEntry> Optional<T> last(
      List<JournalEntry> entries, Class<T> type) {
    return all(entries, type).reduce((first, second) -> second);
  }
}
