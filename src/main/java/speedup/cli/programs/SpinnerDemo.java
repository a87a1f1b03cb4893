package speedup.cli.programs;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Keeps the user company while a call blocks the calling thread, and prints its answer. */
public final class SpinnerDemo {

  private static final Duration TURN = Duration.ofMillis(100);

  private final PrintWriter out;
  private final Callable<Integer> slow;

  /**
   * Creates the demonstration.
   *
   * @param slow the call that blocks
   */
  public SpinnerDemo(PrintWriter out, Callable<Integer> slow) {
    this.out = out;
    this.slow = slow;
  }

  /** Runs it, the spinner in a thread that this builder makes; that thread has ended in the end. */
  public void run(Thread.Builder builder) throws Exception {
    Thread spinner = builder.name("speedup-spinner").start(new Spinner(out, "thinking!", TURN));
    int answer;
    try {
      answer = slow.call();
    } finally {
      spinner.interrupt();
      spinner.join();
    }
    out.println("Answer: " + answer);
    out.flush();
  }
}
