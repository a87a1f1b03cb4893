package speedup.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The JDKs of this machine that are too old for Speedup, but not for its launcher. */
final class Jdks {

  private static final Path FOLDER = Path.of("/usr/lib/jvm");
  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"([0-9]+)");

  private Jdks() {}

  /** The {@code java} of each; none where none is installed. */
  static List<Path> older() throws IOException {
    if (!Files.isDirectory(FOLDER)) {
      return List.of();
    }
    try (Stream<Path> homes = Files.list(FOLDER)) {
      return homes
          .filter(home -> feature(home) >= 11 && feature(home) < 21)
          .map(home -> home.resolve("bin/java"))
          .filter(Files::isExecutable)
          .limit(1)
          .toList();
    }
  }

  private static int feature(Path home) {
    try {
      Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
      return version.find() ? Integer.parseInt(version.group(1)) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
