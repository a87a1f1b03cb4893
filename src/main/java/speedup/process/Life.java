package speedup.process;

import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * How far the life of a pool has come: it runs, is shut down or stopped, and has terminated. A
 * broken pool is a stopped one that says why. Used with the lock of the {@link PoolState} held.
 */
final class Life {

  private enum Stage {
    RUNNING,
    /** Takes no tasks any more, and does those it has. */
    SHUT_DOWN,
    /** Does no tasks any more. */
    STOPPED,
    /** And has no workers any more. */
    TERMINATED
  }

  private final String pool;
  private Stage stage = Stage.RUNNING;
  private @Nullable Throwable broken;

  /** Begins a life; the pool's name is for messages. */
  Life(String pool) {
    this.pool = pool;
  }

  /** Whether new tasks are taken. */
  boolean isRunning() {
    return stage == Stage.RUNNING;
  }

  /** Whether the tasks that wait are still to be done. */
  boolean doesTasks() {
    return stage == Stage.RUNNING || stage == Stage.SHUT_DOWN;
  }

  boolean isTerminated() {
    return stage == Stage.TERMINATED;
  }

  /** What has broken the pool, or null if nothing has. */
  @Nullable Throwable broken() {
    return broken;
  }

  /**
   * Refuses what only a running pool does.
   *
   * @param what names it in the message
   */
  void requireRunning(Object what) {
    if (broken != null) {
      throw new RejectedExecutionException(
          what
              + " rejected: "
              + pool
              + " is broken: "
              + Objects.requireNonNullElse(broken.getMessage(), broken.toString()),
          broken);
    }
    if (stage != Stage.RUNNING) {
      throw new RejectedExecutionException(what + " rejected: " + pool + " is shut down");
    }
  }

  void shutDown() {
    advanceTo(Stage.SHUT_DOWN);
  }

  void stop() {
    advanceTo(Stage.STOPPED);
  }

  void breakDown(Throwable cause) {
    broken = cause;
    stop();
  }

  void terminate() {
    advanceTo(Stage.TERMINATED);
  }

  /** The stage in words. */
  @Override
  public String toString() {
    return broken != null ? "broken" : stage.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** No life goes back. */
  private void advanceTo(Stage next) {
    if (stage.compareTo(next) < 0) {
      stage = next;
    }
  }
}
