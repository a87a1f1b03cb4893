package speedup.report.text;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** A word of a command that a reader is to copy into a shell. */
public final class ShellWord {

  private static final Pattern PLAIN =
      Pattern.compile("[\\w./:=,@%+-]+", Pattern.UNICODE_CHARACTER_CLASS);

  private ShellWord() {}

  /** The word, in quotes where a shell would make something else of it. */
  public static String of(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** A file or folder. */
  public static String of(Path path) {
    return of(path.toString());
  }
}
