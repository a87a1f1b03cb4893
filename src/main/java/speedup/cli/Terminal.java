package speedup.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import speedup.report.text.TextStyle;

/** Tells whether a person watches, and how wide the window is. */
final class Terminal {

  private static final int STANDARD_OUTPUT = 1;
  private static final int STANDARD_ERROR = 2;
  private static final int NARROWEST = 20;
  private static final int USUAL_WIDTH = 80;
  private static final Pattern PSEUDO_TERMINAL = Pattern.compile("/dev/pts/[0-9]+");

  private Terminal() {}

  /** Whether the standard error is a terminal, where a line can be drawn over. */
  static boolean isErrorATerminal() {
    return isTerminal(STANDARD_ERROR);
  }

  /** Whether the standard output is a terminal, which obeys some characters. */
  static boolean isOutputATerminal() {
    return isTerminal(STANDARD_OUTPUT);
  }

  /** How many columns the terminal has that the standard error is; 80 if it does not say. */
  static int errorWidth() {
    int width = style(System.getenv(), true, Terminal::askForWidth).width();
    return width == TextStyle.PLAIN.width() ? USUAL_WIDTH : width;
  }

  /** How to lay sentences out on the standard error: one line each where it is no terminal. */
  static TextStyle errorStyle() {
    return isErrorATerminal() ? new TextStyle(errorWidth(), false) : TextStyle.PLAIN;
  }

  /** How to lay text out on the standard output. */
  static TextStyle outputStyle() {
    boolean isTerminal = isTerminal(STANDARD_OUTPUT);
    return style(System.getenv(), isTerminal, isTerminal ? Terminal::askForWidth : () -> "");
  }

  /**
   * Decides how to lay text out: for a terminal as wide as {@code COLUMNS} says or as it is, and in
   * colour unless {@code NO_COLOR} is set (<a href="https://no-color.org">no-color.org</a>); for
   * anything else without a limit, unless {@code COLUMNS} sets one, and without colour.
   *
   * @param variables those of the environment
   * @param size tells rows and columns, as {@code stty size} does; anything else if it cannot
   */
  static TextStyle style(Map<String, String> variables, boolean isTerminal, Supplier<String> size) {
    boolean isPlain =
        !variables.getOrDefault("NO_COLOR", "").isEmpty()
            || variables.getOrDefault("TERM", "").equals("dumb");
    int width =
        number(variables.getOrDefault("COLUMNS", ""))
            .or(() -> number(size.get().strip().replaceFirst("^[0-9]+ ", "")))
            .orElse(TextStyle.PLAIN.width());
    return new TextStyle(width, isTerminal && !isPlain);
  }

  private static Optional<Integer> number(String word) {
    return word.matches("[0-9]{1,5}")
        ? Optional.of(Integer.parseInt(word)).filter(columns -> columns >= NARROWEST)
        : Optional.empty();
  }

  private static String askForWidth() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(Redirect.DISCARD)
              .start();
      try (InputStream answer = stty.getInputStream()) {
        return new String(answer.readAllBytes(), StandardCharsets.US_ASCII);
      }
    } catch (IOException e) {
      return "";
    }
  }

  private static boolean isTerminal(int descriptor) {
    return byName(Path.of("/proc/self/fd", Integer.toString(descriptor)))
        .orElseGet(() -> isTerminalToTheSystem(descriptor));
  }

  /**
   * Tells by the name of an open file whether it is a terminal, where there are such names: asking
   * the system takes as long as starting a program.
   *
   * @param link a symbolic link to the file, as Linux has them in {@code /proc/self/fd}
   * @return empty if the name does not tell
   */
  static Optional<Boolean> byName(Path link) {
    try {
      String name = Files.readSymbolicLink(link).toString();
      if (PSEUDO_TERMINAL.matcher(name).matches()) {
        return Optional.of(true);
      }
      boolean isPipe = name.startsWith("pipe:[") || name.startsWith("socket:[");
      return isPipe || name.equals("/dev/null") || Files.isRegularFile(link)
          ? Optional.of(false)
          : Optional.empty();
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  /**
   * Asks the system, since Java says only whether all streams together are a terminal, and says it
   * differently from version to version.
   */
  private static boolean isTerminalToTheSystem(int descriptor) {
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
