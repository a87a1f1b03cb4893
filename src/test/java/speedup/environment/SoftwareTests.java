package speedup.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SoftwareTests {

  @TempDir Path folder;

  @Test
  void oneJarHoldsTheVersionsOfTheHarnessAndOfEveryLibraryInIt() throws IOException {
    Path jar =
        jar(
            "benchmarks.jar",
            Map.of(
                "META-INF/maven/io.github.speedup-harness/speedup/pom.properties",
                pom("io.github.speedup-harness", "speedup", "0.1.0"),
                "META-INF/maven/org.example/one/pom.properties",
                pom("org.example", "one", "1.2"),
                "META-INF/maven/org.example/two/pom.properties",
                pom("org.example", "two", "3"),
                "META-INF/maven/org.example/two/pom.xml",
                "<project/>",
                "META-INF/maven/org.example/odd/pom.properties",
                "version=9"));

    Software software = Software.read(List.of(jar));

    assertThat(software.version()).isEqualTo("0.1.0");
    assertThat(software.libraries())
        .containsExactly(entry("org.example:one", "1.2"), entry("org.example:two", "3"));
  }

  @Test
  void theHarnessIsCalledWhatTheBuildCallsIt() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    String[] name = Software.HARNESS.split(":", -1);

    assertThat(pom)
        .contains(
            "<groupId>%s</groupId>\n  <artifactId>%s</artifactId>\n".formatted(name[0], name[1]));
  }

  @Test
  void theListOfTheBuildNamesLibrariesWithoutADescription() throws IOException {
    String list =
        """

        The following files have been resolved:
           info.picocli:picocli:jar:4.7.7:compile
           org.slf4j:slf4j-nop:jar:2.0.20:runtime -- module org.slf4j.nop (auto)
           org.example:native:jar:linux-x86_64:1.0:compile
           org.example:parent:pom:1.0:compile
        """;
    Path jar = jar("benchmarks.jar", Map.of("META-INF/speedup/libraries.txt", list));
    Path classes = folder.resolve("classes");
    Path file = classes.resolve("META-INF/speedup/libraries.txt");
    Files.createDirectories(file.getParent());
    Files.writeString(file, list);

    assertThat(Software.read(List.of(jar)).libraries())
        .containsExactly(
            entry("info.picocli:picocli", "4.7.7"),
            entry("org.example:native", "1.0"),
            entry("org.slf4j:slf4j-nop", "2.0.20"));
    assertThat(Software.read(List.of(classes)).libraries())
        .isEqualTo(Software.read(List.of(jar)).libraries());
  }

  @Test
  void aJarWithoutADescriptionIsKnownByItsName() throws IOException {
    Path named = jar("some-library-2.0.1-rc1.jar", Map.of("a.txt", "a"));
    Path unnamed = jar("library.jar", Map.of("a.txt", "a"));
    Path broken = Files.writeString(folder.resolve("broken-1.0.jar"), "no jar");

    assertThat(Software.read(List.of(named, unnamed, broken, folder.resolve("gone"))).libraries())
        .containsExactly(entry("broken", "1.0"), entry("some-library", "2.0.1-rc1"));
  }

  @Test
  void theHashOfOneJarIsThatOfTheFile() throws IOException {
    Path jar = Files.writeString(folder.resolve("abc.jar"), "abc");

    // The one-block example of FIPS 180-4.
    assertThat(Software.read(List.of(jar)).sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void theHashOfAClassPathChangesWithEveryFileInIt() throws IOException {
    Path jar = Files.writeString(folder.resolve("abc.jar"), "abc");
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Path type = Files.writeString(classes.resolve("A.class"), "A");
    List<Path> classPath = List.of(jar, classes);

    String first = CodeHash.of(classPath).orElseThrow();
    assertThat(CodeHash.of(classPath)).contains(first);
    Files.writeString(type, "B");
    String second = CodeHash.of(classPath).orElseThrow();
    Files.move(type, classes.resolve("B.class"));

    assertThat(CodeHash.of(classPath)).isPresent().get().isNotIn(first, second);
    assertThat(second).isNotEqualTo(first);
  }

  private static String pom(String group, String artifact, String version) {
    return "groupId=%s\nartifactId=%s\nversion=%s\n".formatted(group, artifact, version);
  }

  private Path jar(String name, Map<String, String> entries) throws IOException {
    Path jar = folder.resolve(name);
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream stream = new JarOutputStream(file)) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        stream.putNextEntry(new JarEntry(entry.getKey()));
        stream.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }
}
