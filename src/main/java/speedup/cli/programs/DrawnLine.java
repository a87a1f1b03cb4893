package speedup.cli.programs;

import java.io.PrintWriter;
import java.util.function.IntSupplier;

/**
 * One line of a terminal that is drawn over again and again. Messages go above it, and it is back
 * at once after each.
 *
 * <p>It prints characters and does nothing else to the terminal: Ctrl-C remains the signal that it
 * is.
 */
public final class DrawnLine implements AutoCloseable {

  /** What a terminal understands as: to the beginning of the line, clear it. */
  private static final String WIPE = "\r\033[K";

  private static final int SHORTEST_BAR = 20;
  private static final int LONGEST_BAR = 40;
  private static final String FRAME = " []";

  private final PrintWriter terminal;
  private final IntSupplier columns;
  private String line = "";

  /**
   * Creates a line without text.
   *
   * @param columns how many the terminal has; asked whenever the line is drawn
   */
  public DrawnLine(PrintWriter terminal, IntSupplier columns) {
    this.terminal = terminal;
    this.columns = columns;
  }

  /**
   * Draws a new text over the old one.
   *
   * @param what is shortened where the line is too long for the terminal
   * @param rest is not
   * @param share how full a bar at the end is, from 0 to 1; it is left out where there is no room
   */
  public synchronized void draw(String what, String rest, double share) {
    // One less: a character in the last column has some terminals begin the next line.
    line = text(what, rest, share, columns.getAsInt() - 1);
    terminal.print(WIPE + line);
    terminal.flush();
  }

  static String text(String what, String rest, double share, int width) {
    int room = Math.max(0, width - rest.length());
    String shown =
        what.length() <= room ? what : room == 0 ? "" : what.substring(0, room - 1) + "…";
    String text = shown + rest;
    int bar = Math.min(LONGEST_BAR, width - text.length() - FRAME.length());
    if (bar < SHORTEST_BAR) {
      return text.substring(0, Math.min(text.length(), Math.max(0, width)));
    }
    int full = (int) Math.floor(Math.clamp(share, 0, 1) * bar);
    return text + " [" + "#".repeat(full) + ".".repeat(bar - full) + "]";
  }

  /** Prints a message above the line. */
  public synchronized void say(String message) {
    terminal.println(WIPE + message);
    terminal.print(line);
    terminal.flush();
  }

  /** Wipes the line. */
  @Override
  public synchronized void close() {
    line = "";
    terminal.print(WIPE);
    terminal.flush();
  }
}
