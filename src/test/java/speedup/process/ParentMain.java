package speedup.process;

import java.nio.file.Path;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** A program that uses a pool, for tests that end it the hard way. */
final class ParentMain {

  private ParentMain() {}

  /**
   * Starts two workers, one of which is busy for ever; says their ids; and then waits or returns.
   *
   * @param arguments a folder for signals, and {@code return}; or {@code wait}, {@code load} or
   *     {@code loop}, which all wait: the busy worker computes, reads a task, or is in a loop that
   *     takes minutes
   */
  public static void main(String[] arguments) throws Exception {
    Signal computing = Signal.in(Path.of(arguments[0]), "computing");
    @SuppressWarnings("resource") // left open on purpose
    ProcessPool pool = ProcessPool.builder().workers(2).build();
    pool.prestart();
    Future<?> unused =
        switch (arguments[1]) {
          case "load" -> pool.submit(new SlowToLoad(computing));
          case "loop" -> pool.submit(() -> loop(computing));
          default -> pool.submit(() -> compute(computing));
        };
    computing.await();
    for (ProcessHandle worker : pool.processes()) {
      System.out.println(worker.pid());
    }
    System.out.flush();
    if (!arguments[1].equals("return")) {
      Thread.currentThread().join();
    }
  }

  /** Is never read to its end. */
  record SlowToLoad(Signal loading) implements SerializableCallable<Object> {

    SlowToLoad {
      if (Thread.currentThread().getName().contains("-worker-")) {
        loading.raise();
        LockSupport.park();
        throw new IllegalStateException("woken");
      }
    }

    @Override
    public Object call() {
      return 0;
    }
  }

  /** A loop that the JVM, if it is not told to, compiles without a way to stop it. */
  private static Object loop(Signal looping) {
    long x = 1;
    for (int i = 0; i < 20_000; i++) {
      x += divide(x, 100);
    }
    looping.raise();
    return divide(x, Integer.MAX_VALUE);
  }

  private static long divide(long start, int times) {
    long x = start;
    for (int i = 0; i < times; i++) {
      x = Long.MAX_VALUE / (x | 1) + Long.MIN_VALUE / (x + i | 1);
      x = Long.MAX_VALUE / (x | 1) + Long.MIN_VALUE / (x + i | 1);
      x = Long.MAX_VALUE / (x | 1) + Long.MIN_VALUE / (x + i | 1);
      x = Long.MAX_VALUE / (x | 1) + Long.MIN_VALUE / (x + i | 1);
    }
    return x;
  }

  private static Object compute(Signal computing) {
    computing.raise();
    long x = 1;
    while (x != 0) {
      x = x * 6364136223846793005L + 1442695040888963407L | 1;
    }
    return x;
  }
}
