package speedup.environment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the small text files by which a kernel describes itself, below a root that is {@code /} on
 * a real system. A file that is missing, unreadable or empty is simply not there.
 */
final class SystemFiles {

  private final Path root;

  SystemFiles(Path root) {
    this.root = root;
  }

  boolean exists(String file) {
    return Files.exists(root.resolve(file));
  }

  /** Returns the text without the white space around it. */
  Optional<String> text(String file) {
    // Kernel files say that they are empty, and those below proc/sys give no more after the first
    // piece that is read: so it has to be a large one.
    try (InputStream content = Files.newInputStream(root.resolve(file))) {
      String text = new String(content.readAllBytes(), StandardCharsets.UTF_8).strip();
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    } catch (IOException | SecurityException e) {
      return Optional.empty();
    }
  }

  List<String> lines(String file) {
    return text(file).map(text -> text.lines().toList()).orElse(List.of());
  }

  /** Returns the names of the folder's entries that are whole numbers. */
  Set<Long> numbers(String folder) {
    String[] names = root.resolve(folder).toFile().list();
    Set<Long> numbers = new LinkedHashSet<>();
    for (String name : names == null ? new String[0] : names) {
      if (Character.isDigit(name.charAt(0))) {
        number(name).ifPresent(numbers::add);
      }
    }
    return numbers;
  }

  /** Returns what follows the first line's key, as in {@code VmHWM: 1756 kB}. */
  Optional<String> value(String file, String key, String separator) {
    return lines(file).stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()).strip())
        .filter(rest -> rest.startsWith(separator))
        .map(rest -> rest.substring(separator.length()).strip())
        .findFirst();
  }

  /** Returns a size in bytes, from a line such as {@code MemTotal: 24684092 kB}. */
  Optional<Long> kibibytes(String file, String key) {
    return value(file, key, ":")
        .filter(value -> value.endsWith("kB"))
        .flatMap(value -> number(value.substring(0, value.length() - 2)))
        .map(kibibytes -> kibibytes * 1024);
  }

  /** Returns the whole number that the text is, if it is one. */
  static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.valueOf(text.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
