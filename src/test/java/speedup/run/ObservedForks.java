package speedup.run;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Forks before each of which something is done.
 *
 * @param before is told how long the fork may take
 */
record ObservedForks(Forks forks, Consumer<Duration> before) implements Forks {

  @Override
  public JournalEntry measure(
      Cell cell,
      int round,
      int position,
      Optional<Integer> iterations,
      int warmUp,
      Duration limit) {
    before.accept(limit);
    return forks.measure(cell, round, position, iterations, warmUp, limit);
  }

  @Override
  public void stop(String why) {
    forks.stop(why);
  }
}
