package speedup.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command line that fits. An argument longer than the system takes goes into a file, which {@code
 * java} reads at its start; the file is deleted when the worker is ready.
 *
 * @param line the command line
 * @param file where the rest is, if there is one
 */
record ArgumentFile(List<String> line, @Nullable Path file) {

  /** Linux takes 128 KB as one argument, and Windows 32 K characters as a whole line. */
  private static final int LONGEST = File.separatorChar == '\\' ? 8 << 10 : 100 << 10;

  /** Writes the long ones of some options into a file, if there are any. */
  static ArgumentFile of(List<String> options) throws IOException {
    if (options.stream().allMatch(option -> option.length() < LONGEST)) {
      return new ArgumentFile(options, null);
    }
    List<String> lines = new ArrayList<>();
    for (String option : options) {
      lines.add('"' + option.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }
    Path file = Files.createTempFile("worker-", ".arguments");
    try {
      Files.write(file, lines, Charset.forName(System.getProperty("native.encoding", "UTF-8")));
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
    return new ArgumentFile(List.of("@" + file), file);
  }
}
