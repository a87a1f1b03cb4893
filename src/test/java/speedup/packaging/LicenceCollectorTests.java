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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LicenceCollectorTests {

  @TempDir Path folder;

  private final List<Path> classPath = new ArrayList<>();
  private final StringBuilder list = new StringBuilder("The following files:\n");

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
    packed("org.example", "one", "The BSD License", Map.of("a.txt", "a"));
    packed("org.example", "two", "The BSD License", Map.of("a.txt", "a"));
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
        .doesNotContain("The BSD");
  }

  @Test
  void theBillNamesWhatIsShippedAndWhatIsInIt() throws IOException {
    packed("org.example", "one", "The MIT License", Map.of("LICENSE", "x"));

    collect();

    JsonNode bill = bill();
    assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
    assertThat(bill.at("/metadata/component/purl").asText())
        .isEqualTo("pkg:maven/org.speedup/speedup@1.0?type=jar");
    JsonNode one = bill.at("/components/0");
    assertThat(one.path("purl").asText()).isEqualTo("pkg:maven/org.example/one@1.0?type=jar");
    assertThat(one.at("/licenses/0/license/id").asText()).isEqualTo("MIT");
    assertThat(one.at("/hashes/0/content").asText()).hasSize(64);
    assertThat(one.at("/externalReferences/0/url").asText()).isEqualTo("https://example.org");
  }

  /** The words are those of real poms; what they leave open is not guessed. */
  @ParameterizedTest
  @CsvSource({
    "'The Apache Software License, Version 2.0', Apache-2.0",
    "Apache License 2.0, Apache-2.0",
    "'Eclipse Public License - Version 2.0', EPL-2.0",
    "The BSD 3-Clause License, BSD-3-Clause",
    "The BSD License, The BSD License",
    "The Apache License, The Apache License"
  })
  void aLicenceHasItsSpdxIdentifierWhereThePomLeavesNoDoubt(String words, String licence)
      throws IOException {
    packed("org.example", "one", words, Map.of("LICENSE", "x"));

    collect();

    assertThat(Files.readString(packedFile("META-INF/THIRD-PARTY.txt")))
        .contains("  licence: " + licence + "\n");
  }

  @Test
  void whatAPomDoesNotSayItsParentsDo() throws IOException {
    packed("org.example", "one", "", Map.of("LICENSE", "x"));
    Path parent = folder.resolve("repository/org/example/parent/7/parent-7.pom");
    Files.createDirectories(parent.getParent());
    Files.writeString(parent, pom("MIT"));
    Files.writeString(
        folder.resolve("repository/org/example/one/1.0/one-1.0.pom"),
        """
        <project>
          <parent>
            <groupId>org.example</groupId><artifactId>parent</artifactId><version>7</version>
          </parent>
        </project>
        """);

    collect();

    assertThat(Files.readString(packedFile("META-INF/THIRD-PARTY.txt")))
        .contains("  licence: MIT\n  website: https://example.org\n");
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
  void aLibraryThatIsNotOnTheClassPathIsAFault() {
    list.append("   org.example:one:jar:1.0:compile\n");

    assertThatThrownBy(this::collect).hasMessage("org.example:one is not on the class path");
  }

  private void collect() throws IOException {
    LicenceCollector.collect(
        classPath,
        "org.speedup",
        "speedup",
        "1.0",
        folder.resolve("classes").toString(),
        folder.resolve("supplement").toString(),
        Files.writeString(folder.resolve("list.txt"), list.toString()).toString());
  }

  private void packed(String group, String artifact, String licence, Map<String, String> files)
      throws IOException {
    list.append("   %s:%s:jar:1.0:compile -- module x (auto)%n".formatted(group, artifact));
    Path home = folder.resolve("repository/%s/%s/1.0".formatted(group.replace('.', '/'), artifact));
    Files.createDirectories(home);
    Files.writeString(home.resolve(artifact + "-1.0.pom"), pom(licence));
    Path jar = home.resolve(artifact + "-1.0.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream jarStream = new JarOutputStream(out)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        jarStream.putNextEntry(new JarEntry(file.getKey()));
        jarStream.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    classPath.add(jar);
  }

  private static String pom(String licence) {
    return """
    <project>
      <url>https://example.org</url>
      <licenses><license><name>%s</name></license></licenses>
    </project>
    """
        .formatted(licence);
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
