package speedup.cli.programs;

import java.io.PrintWriter;
import java.time.Duration;

/** Draws a turning stick and a message over one line, until it is interrupted; then wipes it. */
final class Spinner implements Runnable {

  private static final String STICKS = "|/-\\";

  private final PrintWriter out;
  private final String message;
  private final Duration turn;

  Spinner(PrintWriter out, String message, Duration turn) {
    this.out = out;
    this.message = message;
    this.turn = turn;
  }

  @Override
  public void run() {
    try {
      for (int i = 0; ; i = (i + 1) % STICKS.length()) {
        out.print("\r" + STICKS.charAt(i) + " " + message);
        out.flush();
        Thread.sleep(turn);
      }
    } catch (InterruptedException e) {
      out.print("\r" + " ".repeat(message.length() + 2) + "\r");
      out.flush();
    }
  }
}
