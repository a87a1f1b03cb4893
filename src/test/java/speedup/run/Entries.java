package speedup.run;

import java.util.List;

/** The entries of a journal by what they are. */
final class Entries {

  private Entries() {}

  static List<JournalEntry.Fork> forks(List<JournalEntry> entries, Cell cell) {
    return kind(entries, JournalEntry.Fork.class).stream()
        .filter(fork -> fork.counts() && fork.cell().equals(cell))
        .toList();
  }

  static List<JournalEntry.Fork> aside(List<JournalEntry> entries) {
    return kind(entries, JournalEntry.Fork.class).stream().filter(fork -> !fork.counts()).toList();
  }

  static List<JournalEntry.Ended> ends(List<JournalEntry> entries) {
    return kind(entries, JournalEntry.Ended.class);
  }

  static JournalEntry.Finished finished(List<JournalEntry> entries) {
    return kind(entries, JournalEntry.Finished.class).getLast();
  }

  static <T extends JournalEntry> List<T> kind(List<JournalEntry> entries, Class<T> type) {
    return entries.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
