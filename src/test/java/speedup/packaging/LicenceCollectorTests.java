package speedup.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LicenceCollectorTests {

  @TempDir Path folder;

  private final List<Path> classPath = new ArrayList<>();
  private final List<String> components = new ArrayList<>();
  private final StringBuilder libraries = new StringBuilder("The following files:\n");

  @BeforeEach
  void classesHaveAFolder() throws IOException {
    Files.createDirectories(folder.resolve("classes/META-INF/speedup"));
  }

  @Test
  void aLibrarysTextsAreKeptAsTheyAreAndNamedInTheTable() throws IOException {
    packed("org.example", "one", "MIT", Map.of("META-INF/LICENSE.txt", "be kind", "a.txt", "a"));

    collect();

    assertThat(packedFile("META-INF/licenses/org.example/one/LICENSE.txt")).hasContent("be kind");
    assertThat(folder.resolve("classes/META-INF/licenses/org.example/one/a.txt")).doesNotExist();
    assertThat(Files.readString(packedFile("META-INF/THIRD-PARTY.txt")))
        .contains("org.example:one 1.0\n  licence: MIT\n")
        .contains("texts: META-INF/licenses/org.example/one/LICENSE.txt\n");
  }

  @Test
  void twoTextsOfOneNameAndThoseOfSomethingWithinAreAllKept() throws IOException {
    packed(
        "org.example",
        "one",
        "MIT",
        Map.of("LICENSE", "1", "META-INF/LICENSE", "2", "META-INF/Fast-LICENSE", "3"));

    collect();

    Path texts = packedFile("META-INF/licenses/org.example/one");
    try (var files = Files.list(texts)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("LICENSE", "LICENSE-2", "Fast-LICENSE");
    }
  }

  @Test
  void noticesAreGatheredInOurs() throws IOException {
    packed("org.example", "one", "MIT", Map.of("LICENSE", "x", "META-INF/NOTICE", "made by one"));

    collect();

    assertThat(Files.readString(packedFile("META-INF/NOTICE")))
        .startsWith("Speedup\n")
        .contains("org.example:one\n\nmade by one\n");
  }

  @Test
  void aLibraryOfOurOwnLicenceNeedsNoTextAndAnyOtherDoes() throws IOException {
    packed("org.example", "one", "Apache-2.0", Map.of("a.txt", "a"));
    collect();
    assertThat(Files.readString(packedFile("META-INF/THIRD-PARTY.txt")))
        .contains("texts: META-INF/LICENSE\n");

    packed("org.example", "two", "MIT", Map.of("META-INF/NOTICE", "a notice is no licence"));
    assertThatThrownBy(this::collect)
        .isInstanceOf(IOException.class)
        .hasMessage("no text of the licence of org.example:two (MIT)");
  }

  @Test
  void aTextThatAJarLacksIsTakenFromTheSupplementWhichAlsoCorrectsTheLicence() throws IOException {
    packed("org.example", "one", "BSD-4-Clause", Map.of("a.txt", "a"));
    packed("org.example", "two", "BSD-4-Clause", Map.of("a.txt", "a"));
    supplement("org.example/LICENSE.txt", "SPDX-License-Identifier: BSD-3-Clause\n\ntext");
    supplement(
        "org.example/two/LICENSE.txt", "SPDX-License-Identifier: MIT AND BSD-3-Clause\n\ntwo");

    collect();

    assertThat(Files.readString(packedFile("META-INF/licenses/org.example/two/LICENSE.txt")))
        .endsWith("two");
    JsonNode bill = bill();
    assertThat(bill.at("/components/0/licenses/0/license/id").asText()).isEqualTo("BSD-3-Clause");
    assertThat(bill.at("/components/1/licenses/0/expression").asText())
        .isEqualTo("MIT AND BSD-3-Clause");
    assertThat(Files.readString(packedFile("META-INF/THIRD-PARTY.txt")))
        .contains("licence: BSD-3-Clause\n", "licence: MIT AND BSD-3-Clause\n")
        .doesNotContain("BSD-4");
  }

  @Test
  void whatIsNotPackedIsLeftOutOfTheBillAndWebJarsAreNot() throws IOException {
    component("org.example", "painter", "MIT");
    component("org.webjars", "charts", "MIT");
    library("org.webjars", "charts", Map.of("LICENSE", "x"));

    collect();

    assertThat(bill().path("components"))
        .extracting(component -> component.path("name").asText())
        .containsExactly("charts");
  }

  @Test
  void textsOfALibraryThatIsGoneGoToo() throws IOException {
    Path old = folder.resolve("classes/META-INF/licenses/org.example/gone/LICENSE");
    Files.createDirectories(old.getParent());
    Files.writeString(old, "old");

    collect();

    assertThat(old).doesNotExist();
  }

  @Test
  void aLibraryThatIsNotOnTheClassPathIsAFault() throws IOException {
    component("org.example", "one", "MIT");
    libraries.append("   org.example:one:jar:1.0:compile\n");

    assertThatThrownBy(this::collect).hasMessage("org.example:one is not on the class path");
  }

  private void collect() throws IOException {
    Files.writeString(
        folder.resolve("classes/META-INF/speedup/libraries.txt"), libraries.toString());
    Path bill =
        Files.writeString(
            folder.resolve("bill.json"),
            "{\"components\": [" + String.join(",", components) + "]}");
    new LicenceCollector(
            folder.resolve("classes"), new LicenceTexts(classPath, folder.resolve("supplement")))
        .collect(bill);
  }

  private void packed(String group, String artifact, String licence, Map<String, String> files)
      throws IOException {
    component(group, artifact, licence);
    library(group, artifact, files);
    libraries.append("   %s:%s:jar:1.0:compile%n".formatted(group, artifact));
  }

  private void component(String group, String artifact, String licence) {
    components.add(
        """
        {"group": "%s", "name": "%s", "version": "1.0", "licenses": [{"license": {"id": "%s"}}]}
        """
            .formatted(group, artifact, licence));
  }

  private void library(String group, String artifact, Map<String, String> files)
      throws IOException {
    Path jar =
        folder.resolve("repository/%s/%s/1.0/x.jar".formatted(group.replace('.', '/'), artifact));
    Files.createDirectories(jar.getParent());
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream jarStream = new JarOutputStream(out)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        jarStream.putNextEntry(new JarEntry(file.getKey()));
        jarStream.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    classPath.add(jar);
  }

  private void supplement(String name, String text) throws IOException {
    Path file = folder.resolve("supplement").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Path packedFile(String name) {
    Path file = folder.resolve("classes").resolve(name);
    assertThat(file).exists();
    return file;
  }

  private JsonNode bill() throws IOException {
    return new JsonMapper().readTree(packedFile("META-INF/sbom/application.cdx.json").toFile());
  }
}
