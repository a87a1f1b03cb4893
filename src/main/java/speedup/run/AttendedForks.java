package speedup.run;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Forks of whose surroundings is taken care: what they need beside them is kept alive, and when the
 * code that they run is not what it was, or the record that they are kept in is lost, the run ends.
 *
 * @param loss what has happened to the record, in words; empty if nothing has
 * @param stop ends the run; it is told why
 */
record AttendedForks(
    Forks forks,
    Fixtures fixtures,
    CodeWatch code,
    Supplier<Optional<String>> loss,
    Consumer<String> stop)
    implements Forks {

  @Override
  public JournalEntry measure(
      Cell cell,
      int round,
      int position,
      Optional<Integer> iterations,
      int warmUp,
      Duration limit) {
    code.change().or(loss).ifPresent(stop);
    JournalEntry entry = forks.measure(cell, round, position, iterations, warmUp, limit);
    Optional<String> change = code.change();
    if (change.isPresent()) {
      // Nobody knows which code it has measured.
      stop.accept(change.get());
      return asFailure(entry, change.get());
    }
    return entry instanceof JournalEntry.Failure failure ? explained(failure) : entry;
  }

  /** A fork that failed because what it needs had died has not failed for the cell's sake. */
  private JournalEntry.Failure explained(JournalEntry.Failure failure) {
    try {
      return fixtures
          .revive()
          .map(died -> failure.forWantOfWhatDied(died + ": " + failure.reason()))
          .orElse(failure);
    } catch (IOException e) {
      return failure.forWantOfWhatDied(String.valueOf(e.getMessage()));
    }
  }

  private static JournalEntry asFailure(JournalEntry entry, String why) {
    return entry instanceof JournalEntry.Fork fork
        ? new JournalEntry.Failure(
            fork.round(), fork.position(), fork.cell(), fork.started(), fork.elapsedSeconds(), why)
        : entry;
  }

  @Override
  public void stop(String why) {
    forks.stop(why);
  }

  /** Does nothing: whoever opened the forks closes them. */
  @Override
  public void close() {}
}
