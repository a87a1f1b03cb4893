package speedup.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a run is asked to do, beside JMH's own options.
 *
 * @param words the command line's words, kept for the reader of the journal
 * @param results the folder of all runs
 * @param label what the run is called
 * @param rounds how often each cell is measured
 * @param seed decides the order of the forks
 * @param forkLimit how long a fork may take; by default ten times what is expected of it
 */
public record RunOptions(
    List<String> words,
    Path results,
    String label,
    int rounds,
    long seed,
    Optional<Duration> forkLimit) {

  /** Copies the words. */
  public RunOptions {
    words = List.copyOf(words);
  }
}
