package speedup.run;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Something that a run needs beside its forks, such as a server that they talk to. */
public interface Fixture {

  /**
   * Gets ready what the cells of a plan need, before the first of them is measured.
   *
   * @throws UsageException if what the user said of it is wrong
   * @throws IOException with one clear line, if it cannot be made ready
   */
  Prepared prepare(Plan plan) throws UsageException, IOException;

  /** Ends what {@link #prepare} waits for, in another thread: the run is to end. */
  default void stop() {}

  /** What is ready, until it is closed. */
  interface Prepared extends AutoCloseable {

    /** Nothing, for plans that need nothing. */
    Prepared NOTHING = new Prepared() {};

    /** What the forks' JVMs must be told to find it. */
    default List<String> jvmArguments() {
      return List.of();
    }

    /** The options of the JVMs that the forks start for their tasks, but for their heaps. */
    default List<String> workerOptions() {
      return List.of();
    }

    /**
     * What is to be kept of it in the journal.
     *
     * @param earlier the journal so far, which may have it already
     */
    default List<JournalEntry> entries(List<JournalEntry> earlier) throws IOException {
      return List.of();
    }

    /**
     * Starts again what has died of it, at the same address: the forks are told where it is once.
     *
     * @return what died, in words; empty when all is well
     * @throws IOException with one clear line, if it cannot be started again
     */
    default Optional<String> revive() throws IOException {
      return Optional.empty();
    }

    @Override
    default void close() {}
  }
}
