package speedup.cli;

import java.io.IOException;

/** Tells whether a person watches. */
final class Terminal {

  private static final int STANDARD_ERROR = 2;

  private Terminal() {}

  /** Whether the standard error is a terminal, where a line can be drawn over. */
  static boolean isErrorATerminal() {
    return isTerminal(STANDARD_ERROR);
  }

  /**
   * Asks the system, since Java says only whether all streams together are a terminal, and says it
   * differently from version to version.
   */
  private static boolean isTerminal(int descriptor) {
    try {
      return new ProcessBuilder("test", "-t", Integer.toString(descriptor))
              .inheritIO()
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
