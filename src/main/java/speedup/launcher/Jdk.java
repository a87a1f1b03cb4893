package speedup.launcher;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** An installed JDK: where it is, and how new. */
final class Jdk {

  private final Path home;
  private final int feature;

  private Jdk(Path home, int feature) {
    this.home = home;
    this.feature = feature;
  }

  /** Looks for a JDK in a folder, by the {@code release} file that every JDK since 9 has. */
  static Optional<Jdk> at(Path home) {
    Path release = home.resolve("release");
    Path java = java(home);
    if (!Files.isRegularFile(release) || !Files.isRegularFile(java) || !Files.isExecutable(java)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (InputStream in = new FileInputStream(release.toFile())) {
      properties.load(in);
      String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
      return Optional.of(new Jdk(home, feature(version)));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The first number of a version; the 1 of "1.8.0" is as old as can be. */
  private static int feature(String version) {
    int end = 0;
    while (end < version.length() && Character.isDigit(version.charAt(end))) {
      end++;
    }
    return Integer.parseInt(version.substring(0, end));
  }

  private static Path java(Path home) {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    return home.resolve("bin").resolve(windows ? "java.exe" : "java");
  }

  Path java() {
    return java(home);
  }

  /** The file that says which JDK it is; another one has another. */
  Path release() {
    return home.resolve("release");
  }

  int feature() {
    return feature;
  }
}
