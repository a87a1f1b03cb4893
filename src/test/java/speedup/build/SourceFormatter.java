package speedup.build;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import com.google.googlejavaformat.java.StringWrapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Formats sources, or says which are not formatted. A program of its own, as google-java-format
 * reads them with the JDK's compiler, which no other test needs to be let into.
 */
final class SourceFormatter {

  private static final Formatter FORMATTER =
      new Formatter(
          JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.GOOGLE).build());

  private SourceFormatter() {}

  /**
   * Prints the sources that are not formatted, one a line.
   *
   * @param arguments {@code check}, or {@code write} to format them too; and the folders to look in
   */
  public static void main(String[] arguments) throws IOException {
    for (String root : Arrays.asList(arguments).subList(1, arguments.length)) {
      for (Path source : unformatted(Path.of(root))) {
        System.out.println(source);
        if (arguments[0].equals("write")) {
          Files.writeString(source, formatted(source));
        }
      }
    }
  }

  private static List<Path> unformatted(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .parallel()
          .filter(SourceFormatter::differs)
          .toList();
    }
  }

  private static boolean differs(Path source) {
    try {
      return !Files.readString(source).equals(formatted(source));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String formatted(Path source) throws IOException {
    try {
      String tidy = RemoveUnusedImports.removeUnusedImports(Files.readString(source));
      return StringWrapper.wrap(FORMATTER.formatSourceAndFixImports(tidy), FORMATTER);
    } catch (FormatterException e) {
      throw new IOException(source + ": " + e.getMessage(), e);
    }
  }
}
