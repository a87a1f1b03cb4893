package speedup.process;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a worker is sent. The main thread reads its next task itself: a hand-over from another
 * thread would cost as much as half a round trip. While a task runs nobody reads, and yet an
 * interruption, or the end of the parent, must be noticed: so once a task has run for some
 * milliseconds, a second thread, the watcher, takes over the reading, and gives it back with the
 * next task. When no tasks come, the watcher sleeps.
 */
final class Inbox {

  /** How long after the start of a task the watcher looks again. */
  private static final long LOOK_NANOS = 5_000_000;

  /** After this many looks without a task the watcher sleeps. */
  private static final int IDLE_LOOKS = 10;

  /** Every this many looks at a task that is still being read: does the parent live? */
  private static final int PARENT_LOOKS = 100;

  /** The main thread waits for a message. */
  private static final int READING = 0;

  /** The main thread reads the body of a task. */
  private static final int LOADING = 1;

  /** The main thread runs a task or writes its result; nobody reads. */
  private static final int RUNNING = 2;

  /** The same, and the watcher reads. */
  private static final int WATCHED = 3;

  /**
   * The watcher has read the beginning of the next task, and the main thread goes on from there.
   */
  private static final int HANDED = 4;

  private static final long NONE = -1;

  private final MessageReader in;
  private final Thread main;
  private final long parent;
  private final AtomicInteger state = new AtomicInteger(READING);
  private final Object interruption = new Object();

  private volatile long lastStarted = NONE;
  private volatile boolean asleep;
  private volatile int handed;
  private long running = NONE;
  private long interruptLater = NONE;
  private volatile @Nullable Thread watcher;

  Inbox(MessageReader in, Thread main, long parent) {
    this.in = in;
    this.main = main;
    this.parent = parent;
  }

  /** Starts the watcher. */
  void watch() {
    Thread thread = new Thread(null, this::look, main.getName().concat("-watcher"), 128 << 10);
    thread.setDaemon(true);
    watcher = thread;
    thread.start();
  }

  /**
   * Waits for the next task, or for the end of the work; returns the type of the message, whose
   * body is not yet read.
   */
  int next() throws IOException {
    if (!state.compareAndSet(RUNNING, READING) && state.get() >= WATCHED) {
      while (state.get() != HANDED) {
        // Somebody whom a task has given its thread may interrupt it later: it would never park.
        boolean unused = Thread.interrupted();
        LockSupport.park(this);
      }
      state.set(READING);
      return handed;
    }
    state.set(READING);
    while (true) {
      int type = in.next();
      if (isForMain(type)) {
        return type;
      }
    }
  }

  /** Says that the main thread reads the body of a task. */
  void loading() {
    state.set(LOADING);
    wake();
  }

  /** Says that the task runs from now on and may be interrupted. */
  void started(long id) {
    synchronized (interruption) {
      running = id;
      boolean unused = Thread.interrupted(); // what came since the last task was for that one
      if (interruptLater == id) {
        main.interrupt();
      }
    }
    lastStarted = id;
    state.set(RUNNING);
  }

  /** Says that the task has ended: an interruption meant for it does not hit the next one. */
  void finished() {
    synchronized (interruption) {
      running = NONE;
      Thread.interrupted();
    }
  }

  private void wake() {
    if (asleep) {
      asleep = false;
      LockSupport.unpark(watcher);
    }
  }

  private void look() {
    long seen = NONE;
    int looks = 0;
    while (true) {
      boolean unused = Thread.interrupted(); // by a task that interrupts all it finds
      LockSupport.parkNanos(this, LOOK_NANOS);
      long now = lastStarted;
      int doing = state.get();
      if (now != seen) {
        seen = now;
        looks = 0;
      } else if (doing == RUNNING) {
        if (state.compareAndSet(RUNNING, WATCHED)) {
          readWhileRunning();
        }
      } else if (doing == LOADING) {
        if (++looks % PARENT_LOOKS == 0) {
          endWithoutParent();
        }
      } else if (++looks >= IDLE_LOOKS) {
        sleep(seen);
        looks = 0;
      }
    }
  }

  private void sleep(long seen) {
    asleep = true;
    while (asleep && lastStarted == seen && state.get() == READING) {
      boolean unused = Thread.interrupted();
      LockSupport.park(this);
    }
    asleep = false;
  }

  private void readWhileRunning() {
    try {
      while (true) {
        int type = in.next();
        if (isForMain(type)) {
          handed = type;
          state.set(HANDED);
          LockSupport.unpark(main);
          return;
        }
      }
    } catch (IOException e) {
      Runtime.getRuntime().halt(0);
    }
  }

  /** Says whether the main thread is to deal with it; what it need not is dealt with at once. */
  private boolean isForMain(int type) {
    if (type == MessageType.INTERRUPT) {
      synchronized (interruption) {
        if (running == in.id()) {
          main.interrupt();
        } else {
          // Ids grow; an interruption of an earlier task may come late.
          interruptLater = Math.max(interruptLater, in.id());
        }
      }
      return false;
    } else if (type < 0) {
      Runtime.getRuntime().halt(0);
    }
    return true;
  }

  private void endWithoutParent() {
    boolean lives =
        ProcessHandle.current().parent().map(process -> process.pid() == parent).orElse(false);
    if (!lives) {
      Runtime.getRuntime().halt(0);
    }
  }
}
