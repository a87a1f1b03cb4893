package speedup.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The jar may be given away: what its libraries ask for is in it. */
final class BenchmarksJarIntegrationTests {

  /** A line of the build's own list of the libraries of the run. */
  private static final Pattern LISTED =
      Pattern.compile(
          "(?m)^ +([^:\\s]+:[^:\\s]+):jar:(?:[^:\\s]+:)?([^:\\s]+):(compile|runtime)\\b");

  /** Where somebody would look for the licence of the whole jar. */
  private static final Pattern LICENCE_OF_THE_WHOLE =
      Pattern.compile("(?i)(META-INF/)?[^/]*(licen[sc]e|notice|copying|third-party)[^/]*(?<!/)");

  /** The version of its class files. */
  private static final int JAVA_21 = 65;

  private JarFile jar;

  @BeforeEach
  void open() throws IOException {
    jar = new JarFile(Objects.requireNonNull(System.getProperty("speedup.jar")));
  }

  @AfterEach
  void close() throws IOException {
    jar.close();
  }

  @Test
  void theLicenceOfTheWholeIsOursAndNoOtherLooksLikeIt() throws IOException {
    assertThat(text("META-INF/LICENSE")).isEqualTo(Files.readString(Path.of("LICENSE")));
    assertThat(jar.stream().map(JarEntry::getName))
        .filteredOn(name -> LICENCE_OF_THE_WHOLE.matcher(name).matches())
        .containsExactlyInAnyOrder(
            "META-INF/LICENSE", "META-INF/NOTICE", "META-INF/THIRD-PARTY.txt");
  }

  @TestFactory
  Stream<DynamicTest> everyLibraryIsNamedWithItsVersionAndLicence() throws IOException {
    String table = text("META-INF/THIRD-PARTY.txt");
    Map<String, JsonNode> bill = bill();
    List<MatchResult> libraries =
        LISTED.matcher(text("META-INF/speedup/libraries.txt")).results().toList();
    assertThat(libraries).hasSizeGreaterThan(50);
    return libraries.stream()
        .map(library ->
            dynamicTest(
                library.group(1), () -> named(library.group(1), library.group(2), table, bill)));
  }

  private void named(String name, String version, String table, Map<String, JsonNode> bill) {
    JsonNode component = bill.get(name);
    assertThat(component).as("in the bill of materials").isNotNull();
    assertThat(component.path("version").asText()).isEqualTo(version);
    assertThat(component.path("licenses")).isNotEmpty();
    String heading = name + " " + version + "\n";
    assertThat(table).contains(heading);
    String entry = table.substring(table.indexOf(heading)).split("\n\n", 2)[0];
    assertThat(entry).containsPattern("\n  licence: \\S");
    String texts = entry.replaceAll("(?s).*\n  texts: ", "").strip();
    assertThat(texts.split(", ", -1))
        .allSatisfy(file -> assertThat(jar.getJarEntry(file)).as(file).isNotNull())
        .anyMatch(file -> file.matches("(?i).*/(licen[sc]e|copying)[^/]*"));
  }

  /** Parts of these are packed, though they are no libraries of the run. */
  @Test
  void whatTheFlagsAreDrawnFromAndTheChartsWithIsNamedToo() throws IOException {
    assertThat(bill()).containsKeys("org.webjars.npm:flag-icons", "org.webjars:echarts");
    assertThat(text("META-INF/THIRD-PARTY.txt"))
        .contains("\norg.webjars.npm:flag-icons ", "\norg.webjars:echarts ")
        .doesNotContain("jsvg");
  }

  /** JMH's licence asks for its own text, and lay in the root of the jar as if it were ours. */
  @Test
  void theLicenceOfJmhIsKept() throws IOException {
    assertThat(text("META-INF/licenses/org.openjdk.jmh/jmh-core/LICENSE"))
        .startsWith("The GNU General Public License (GPL)")
        .contains("\"CLASSPATH\" EXCEPTION");
  }

  @Test
  void noToolOfTheBuildIsPacked() {
    assertThat(jar.stream().map(JarEntry::getName))
        .noneMatch(name -> name.startsWith("speedup/packaging/"));
  }

  /** The JVM archives no class of Java 5 before JDK 26: picocli's own jar has nothing else. */
  @Test
  void theCommandLineCanBeArchived() throws IOException {
    List<JarEntry> classes =
        jar.stream().filter(entry -> entry.getName().matches("picocli/.*\\.class")).toList();
    assertThat(classes).hasSizeGreaterThan(200);
    for (JarEntry entry : classes) {
      try (DataInputStream head = new DataInputStream(jar.getInputStream(entry))) {
        assertThat(head.readInt()).isEqualTo(0xCAFEBABE);
        int unusedMinor = head.readUnsignedShort();
        assertThat(head.readUnsignedShort()).as(entry.getName()).isEqualTo(JAVA_21);
      }
    }
  }

  private Map<String, JsonNode> bill() throws IOException {
    JsonNode bill = new JsonMapper().readTree(text("META-INF/sbom/application.cdx.json"));
    assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
    Map<String, JsonNode> components = new HashMap<>();
    for (JsonNode component : bill.path("components")) {
      components.put(
          component.path("group").asText() + ":" + component.path("name").asText(), component);
    }
    return components;
  }

  private String text(String name) throws IOException {
    JarEntry entry = jar.getJarEntry(name);
    assertThat(entry).as(name).isNotNull();
    try (InputStream stream = jar.getInputStream(entry)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
