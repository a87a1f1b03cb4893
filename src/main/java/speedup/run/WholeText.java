package speedup.run;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes texts whole or not at all. */
public final class WholeText {

  private WholeText() {}

  /**
   * Writes a file: under another name at first, so that nobody ever sees half of it, and what was
   * there before is there still if it fails. What is no file, such as {@code /dev/stdout}, is
   * written as it is.
   *
   * @throws NoSuchFileException if its folder is not there
   */
  public static void write(Path file, String text) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      Files.writeString(file, text);
      return;
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.exists(folder)) {
      throw new NoSuchFileException(file.toString());
    }
    // A link stays one: it is what it leads to that is replaced.
    Path whole = Files.exists(file) ? file.toRealPath() : file;
    Path part = whole.resolveSibling("." + whole.getFileName() + ".part");
    try {
      writePart(part, text, whole);
      try {
        Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Whoever reads why it cannot be written knows nothing of parts. */
  private static void writePart(Path part, String text, Path whole) throws IOException {
    try {
      Files.writeString(part, text);
    } catch (NoSuchFileException e) {
      throw new NoSuchFileException(whole.toString());
    }
  }
}
