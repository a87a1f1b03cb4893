package speedup.work;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The first line that a JVM prints, which says why it does not start; what its tasks print is read,
 * so that they never wait for a reader, and goes nowhere.
 */
final class FirstLine {

  private static final int LONGEST = 500;
  private static final long SECONDS = 5;

  private final CompletableFuture<String> line = new CompletableFuture<>();

  private FirstLine() {}

  /** Begins to read; ends with the stream. */
  static FirstLine of(InputStream stream) {
    FirstLine first = new FirstLine();
    Thread.ofVirtual()
        .name("speedup-trial-output")
        .start(() -> {
          try (Reader reader =
              new BufferedReader(new InputStreamReader(stream, Charset.defaultCharset()))) {
            first.read(reader);
          } catch (IOException e) {
            // The JVM was ended.
          } finally {
            first.line.complete("");
          }
        });
    return first;
  }

  private void read(Reader reader) throws IOException {
    StringBuilder begun = new StringBuilder();
    for (int one = reader.read(); one >= 0 && one != '\n'; one = reader.read()) {
      if (begun.length() < LONGEST) {
        begun.append((char) one);
      }
    }
    line.complete(begun.toString().strip());
    char[] rest = new char[8192];
    while (reader.read(rest) >= 0) {
      // Read, and forgotten.
    }
  }

  /** The line; it is there as soon as the JVM has ended. */
  String await() {
    String said = line.completeOnTimeout("", SECONDS, TimeUnit.SECONDS).join();
    return said.isEmpty() ? "it printed nothing" : said;
  }
}
