package speedup.process;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is to read what a worker answers. A thread that waits for the result of a short
 * task reads it itself: a hand-over from a reading thread would cost as much as half a round trip.
 * But a thread blocked in a pipe can be neither interrupted nor timed out, so it only looks for a
 * moment; then the worker's own thread, its lead, takes over. The lead also takes over when asked,
 * and when a task is still unanswered at its next look. When no tasks come, it sleeps.
 */
final class ReadingTurn {

  /** No task is unanswered. */
  static final long NONE = 0;

  private static final long LOOK_NANOS = 1_000_000;

  /** After this many looks without a task the lead sleeps. */
  private static final int IDLE_LOOKS = 20;

  private final AtomicBoolean taken = new AtomicBoolean(true);
  private volatile long unanswered = NONE;
  private volatile boolean wanted;
  private volatile boolean ending;
  private volatile boolean asleep;
  private volatile @Nullable Thread lead;

  /** Says that the worker has a task from now on. */
  void begin(long task) {
    unanswered = task;
    if (asleep) {
      asleep = false;
      LockSupport.unpark(lead);
    }
  }

  /** Says that the worker has none any more. */
  void end() {
    unanswered = NONE;
  }

  boolean isUnanswered() {
    return unanswered != NONE;
  }

  /** Asks the lead to read, and to go on until no task is unanswered. */
  void leaveToLead() {
    wanted = true;
    if (!taken.get()) {
      LockSupport.unpark(lead);
    }
  }

  /** Asks the lead to read until the worker has ended. */
  void readToTheEnd() {
    ending = true;
    LockSupport.unpark(lead);
  }

  /** Takes the turn, unless somebody has it. */
  boolean tryTake() {
    return !taken.get() && taken.compareAndSet(false, true);
  }

  void release() {
    taken.set(false);
    if (wanted || ending) {
      LockSupport.unpark(lead);
    }
  }

  /** Waits until the lead, whose thread calls this, shall read; it then has the turn. */
  void awaitAsLead() {
    lead = Thread.currentThread();
    long seen = NONE;
    int looks = 0;
    while (true) {
      long now = unanswered;
      if ((ending || (wanted && now != NONE)) && tryTake()) {
        wanted = false;
        return;
      }
      if (now != NONE && now == seen && tryTake()) {
        return;
      }
      looks = now == NONE ? looks + 1 : 0;
      seen = now;
      if (looks > IDLE_LOOKS) {
        asleep = true;
        if (unanswered == NONE && !ending) {
          LockSupport.park(this);
        }
        asleep = false;
        looks = 0;
      } else {
        LockSupport.parkNanos(this, LOOK_NANOS);
      }
    }
  }
}
