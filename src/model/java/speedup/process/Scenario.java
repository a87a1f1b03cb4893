package speedup.process;

import java.util.ArrayList;
import java.util.List;

/**
 * A few threads and what must be true of them in every order of their steps. An object is run once.
 */
abstract class Scenario implements Runnable {

  private final List<Thread> threads = new ArrayList<>();

  /** Plays it once, and ends when all its threads have done what they are there for. */
  abstract void play() throws Exception;

  @Override
  public final void run() {
    try {
      play();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Starts a thread of the scenario. */
  final Thread start(String name, Action action) {
    Thread thread =
        new Thread(
            () -> {
              try {
                action.run();
              } catch (Exception e) {
                throw new AssertionError(name + " failed: " + e, e);
              }
            },
            name);
    threads.add(thread);
    thread.start();
    return thread;
  }

  /** Waits for the threads that were started. */
  final void join() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }

  static void check(boolean condition, String violation) {
    if (!condition) {
      throw new AssertionError(violation);
    }
  }

  /** What a thread does. */
  @FunctionalInterface
  interface Action {

    /** Does it. */
    void run() throws Exception;
  }
}
