package speedup.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JdkSearchTests {

  @TempDir Path folder;

  @Test
  void takesTheNewestOfTheUsualFolders() throws IOException {
    install("17", "17.0.15");
    Path newest = install("25", "25.0.3");
    install("21", "21");

    assertThat(search(Optional.empty()).find(21)).map(Jdk::java).hasValue(java(newest));
  }

  @Test
  void prefersJavaHomeToANewerOne() throws IOException {
    install("25", "25.0.3");
    Path home = install("21", "21.0.2");

    assertThat(search(Optional.of(home)).find(21)).map(Jdk::java).hasValue(java(home));
  }

  @Test
  void passesOverAJavaHomeThatIsTooOld() throws IOException {
    Path home = install("17", "17.0.15");
    Path newer = install("21", "21.0.2");

    assertThat(search(Optional.of(home)).find(21)).map(Jdk::java).hasValue(java(newer));
  }

  @Test
  void findsNothingWhereAllAreTooOldOrBroken() throws IOException {
    install("17", "17.0.15");
    install("odd", "no version");
    Files.createDirectories(folder.resolve("empty"));

    assertThat(search(Optional.of(folder.resolve("missing"))).find(21)).isEmpty();
  }

  @Test
  void looksIntoAMacBundle() throws IOException {
    Path home = install("temurin.jdk/Contents/Home", "25");

    assertThat(search(Optional.empty()).find(21)).map(Jdk::java).hasValue(java(home));
  }

  private JdkSearch search(Optional<Path> javaHome) {
    return new JdkSearch(javaHome, List.of(folder, folder.resolve("missing")));
  }

  private Path install(String name, String version) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    Files.createDirectories(home.resolve("bin"));
    Files.createFile(java(home));
    assertThat(java(home).toFile().setExecutable(true)).isTrue();
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  private static Path java(Path home) {
    return home.resolve("bin/java");
  }
}
