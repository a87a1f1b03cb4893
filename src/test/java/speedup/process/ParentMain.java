package speedup.process;

import java.nio.file.Path;
import java.util.concurrent.Future;

/** A program that uses a pool, for tests that end it the hard way. */
final class ParentMain {

  private ParentMain() {}

  /**
   * Starts two workers, one of which computes for ever; says their ids; and then waits or returns.
   *
   * @param arguments a folder for signals, and {@code wait} or {@code return}
   */
  public static void main(String[] arguments) throws Exception {
    Signal computing = Signal.in(Path.of(arguments[0]), "computing");
    @SuppressWarnings("resource") // left open on purpose
    ProcessPool pool = ProcessPool.builder().workers(2).build();
    pool.prestart();
    Future<Object> unused = pool.submit(() -> compute(computing));
    computing.await();
    for (ProcessHandle worker : pool.processes()) {
      System.out.println(worker.pid());
    }
    System.out.flush();
    if (arguments[1].equals("wait")) {
      Thread.currentThread().join();
    }
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
