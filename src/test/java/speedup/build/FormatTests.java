package speedup.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import com.google.googlejavaformat.java.StringWrapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds every source to google-java-format. {@code mvn test -Dtest=FormatTests -Dformat=write}
 * formats them instead.
 */
final class FormatTests {

  private static final Formatter FORMATTER =
      new Formatter(
          JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.GOOGLE).build());

  @Test
  void everySourceIsFormatted() throws IOException {
    List<Path> unformatted = new ArrayList<>();
    for (String root : List.of("src", "benchmarks")) {
      try (Stream<Path> files = Files.walk(Path.of(root))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .parallel()
            .filter(FormatTests::differs)
            .forEachOrdered(unformatted::add);
      }
    }
    if (System.getProperty("format", "check").equals("write")) {
      for (Path source : unformatted) {
        Files.writeString(source, formatted(source));
      }
    } else {
      assertThat(unformatted)
          .as("mvn test -Dtest=FormatTests -Dformat=write formats them")
          .isEmpty();
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
