package speedup.cli;

import java.io.PrintWriter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import speedup.report.text.Visible;

/** Says on a terminal what is simulated, in one line that is drawn over, and nothing elsewhere. */
final class PredictionProgress implements Consumer<String>, AutoCloseable {

  private static final String WIPE = "\r\033[K";

  private final @Nullable PrintWriter terminal;

  private PredictionProgress(@Nullable PrintWriter terminal) {
    this.terminal = terminal;
  }

  static PredictionProgress on(PrintWriter err) {
    return new PredictionProgress(Terminal.isErrorATerminal() ? err : null);
  }

  @Override
  public void accept(String what) {
    draw(WIPE + "simulating " + Visible.text(what));
  }

  @Override
  public void close() {
    draw(WIPE);
  }

  private void draw(String text) {
    if (terminal != null) {
      terminal.print(text);
      terminal.flush();
    }
  }
}
