package speedup.cli.programs;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Shows that results read in the order of submission come late when an early task is slow: task n
 * of five sleeps n seconds on one of three workers, and returns 10 n.
 */
public final class MapDemo {

  private static final int WORKERS = 3;
  private static final int TASKS = 5;
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("'['HH:mm:ss']' ");

  private final PrintWriter out;
  private final Clock clock;
  private final Duration second;

  /**
   * Creates the demonstration.
   *
   * @param clock tells the time of the stamps
   * @param second how long the tasks sleep for each second they say
   */
  public MapDemo(PrintWriter out, Clock clock, Duration second) {
    this.out = out;
    this.clock = clock;
    this.second = second;
  }

  /** Runs it. */
  public void run() throws InterruptedException {
    say("Script starting.");
    try (ExecutorService workers =
        Executors.newFixedThreadPool(
            WORKERS, Thread.ofPlatform().name("speedup-map-", 1).factory())) {
      List<Future<Integer>> futures = new ArrayList<>();
      for (int n = 0; n < TASKS; n++) {
        int task = n;
        futures.add(workers.submit(() -> sleep(task)));
      }
      say("All " + TASKS + " tasks are submitted; reading the results in that order:");
      for (int n = 0; n < TASKS; n++) {
        say("result " + n + ": " + result(workers, futures.get(n)));
      }
    }
  }

  private int sleep(int n) throws InterruptedException {
    String name = "\t".repeat(n) + "task " + n;
    say(name + ": sleeping for " + n + "s...");
    Thread.sleep(second.multipliedBy(n));
    say(name + ": done.");
    return 10 * n;
  }

  private static int result(ExecutorService workers, Future<Integer> future)
      throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a task that only sleeps failed", e);
    } catch (InterruptedException e) {
      workers.shutdownNow();
      throw e;
    }
  }

  /** Several threads say something: a line at a time. */
  private synchronized void say(String line) {
    out.println(STAMP.format(LocalTime.now(clock)) + line);
    out.flush();
  }
}
