package speedup.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares texts with files that a person has read. {@code mvn test -Dtest=GoldenReportTests
 * -Dgolden=write} writes them anew: read the difference before it is committed.
 */
final class Golden {

  private static final Path FOLDER = Path.of("src/test/resources/speedup/report/golden");

  private Golden() {}

  static void assertMatches(String name, String text) throws IOException {
    Path file = FOLDER.resolve(name);
    if (System.getProperty("golden", "compare").equals("write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, text);
    }
    assertThat(text)
        .as("mvn test -Dtest=GoldenReportTests -Dgolden=write writes %s anew", name)
        .isEqualTo(Files.readString(file));
  }
}
