package speedup.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import speedup.run.UsageException;

/** Reads a file or a folder: an empty word is the current folder to Java, and to nobody else. */
final class FileWord implements ITypeConverter<Path> {

  /** What Java reads in the place of a letter that it cannot read. */
  private static final String UNREAD = "\uFFFD";

  @Override
  public Path convert(String word) {
    try {
      return of(word);
    } catch (UsageException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Reads several words.
   *
   * @throws UsageException if one names no file
   */
  static List<Path> each(List<String> words) throws UsageException {
    List<Path> files = new ArrayList<>();
    for (String word : words) {
      files.add(of(word));
    }
    return files;
  }

  /**
   * Reads a word.
   *
   * @throws UsageException if it is empty, or the JVM cannot name such a file
   */
  static Path of(String word) throws UsageException {
    if (word.isEmpty()) {
      throw new UsageException("an empty word is no file and no folder");
    }
    Path file = named(word);
    if (word.startsWith("-") && !Files.exists(file)) {
      throw new UsageException(behindDashes(word));
    }
    return file;
  }

  /** Only there is a word that begins with a dash taken for a name. */
  static String behindDashes(String word) {
    return "'%s': behind '--' no word is an option or a command; give it before".formatted(word);
  }

  /** The same for picocli; an empty word is left to the command. */
  static Path orEmpty(String word) {
    try {
      return named(word);
    } catch (UsageException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }

  private static Path named(String word) throws UsageException {
    try {
      Path file = Path.of(word);
      if (!word.contains(UNREAD) || Files.exists(file)) {
        return file;
      }
      throw unread(word);
    } catch (InvalidPathException e) {
      throw unread(word);
    }
  }

  /** Java takes the letters of file names from the locale, and has no others. */
  private static UsageException unread(String word) {
    return new UsageException(
        "'%s' has letters that this locale does not have: set LC_ALL=C.UTF-8, or rename it"
            .formatted(word));
  }
}
