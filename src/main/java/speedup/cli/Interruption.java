package speedup.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command end in its own way when the user presses Ctrl-C, or the system asks it to end: it
 * is told to stop, and the JVM waits until it has said what is to be said.
 */
final class Interruption implements AutoCloseable {

  /** What a shell reports of a program that Ctrl-C ended: 128 and the number of the signal. */
  static final int EXIT_CODE = 130;

  private static final int LONGEST_GOODBYE_SECONDS = 20;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;
  private volatile boolean asked;

  private Interruption(Runnable stop) {
    hook =
        new Thread(
            () -> {
              asked = true;
              stop.run();
              await();
            },
            "speedup-interruption");
  }

  /** Has {@code stop} called, in another thread, when the JVM is asked to end. */
  static Interruption callOnSignal(Runnable stop) {
    Interruption interruption = new Interruption(stop);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Whether the JVM was asked to end. */
  boolean isAsked() {
    return asked;
  }

  private void await() {
    try {
      boolean unused = done.await(LONGEST_GOODBYE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The command has said all it had to say. */
  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending already, and the hook with it.
    }
  }
}
