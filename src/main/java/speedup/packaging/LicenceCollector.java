package speedup.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Gathers what must go with the jar: {@value #TEXTS} with every library's licences and notices as
 * they are, {@value #TABLE} that names them, {@value #NOTICE}, and the bill of materials.
 *
 * <p>Which libraries there are is read from the bill of materials that the build makes: those of
 * the run, and the WebJars, of which parts are packed. A library without the text of its licence
 * fails the build: the text then goes to the folder that supplements the jars, and may begin with
 * an SPDX identifier where the library's own description is wrong.
 */
final class LicenceCollector {

  private static final String TEXTS = "META-INF/licenses";
  private static final String TABLE = "META-INF/THIRD-PARTY.txt";
  private static final String NOTICE = "META-INF/NOTICE";
  private static final String BILL = "META-INF/sbom/application.cdx.json";

  /** Written by the {@code list} goal of maven-dependency-plugin. */
  private static final String LIBRARIES = "META-INF/speedup/libraries.txt";

  /** Ours, so that its text is packed in any case. */
  private static final String OUR_LICENCE = "Apache-2.0";

  private final Path classes;
  private final LicenceTexts texts;
  private final List<String> table = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private final List<String> lacking = new ArrayList<>();

  LicenceCollector(Path classes, LicenceTexts texts) {
    this.classes = classes;
    this.texts = texts;
  }

  /**
   * Gathers the licences.
   *
   * @param arguments the bill of materials, the folder of the class files, and the folder that
   *     supplements the jars
   */
  public static void main(String[] arguments) throws IOException {
    List<Path> classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();
    new LicenceCollector(Path.of(arguments[1]), new LicenceTexts(classPath, Path.of(arguments[2])))
        .collect(Path.of(arguments[0]));
  }

  /**
   * Writes everything below the folder of the class files.
   *
   * @throws IOException if a library has no licence text, or a file cannot be read or written
   */
  void collect(Path billOfMaterials) throws IOException {
    JsonMapper mapper = new JsonMapper();
    ObjectNode bill = (ObjectNode) mapper.readTree(billOfMaterials.toFile());
    deletePreviousTexts();
    String libraries = Files.readString(classes.resolve(LIBRARIES));
    ArrayNode components = (ArrayNode) bill.path("components");
    for (Iterator<JsonNode> each = components.elements(); each.hasNext(); ) {
      ObjectNode component = (ObjectNode) each.next();
      Library library = Library.of(component);
      if (isPacked(library, libraries)) {
        collect(corrected(library, component));
      } else {
        each.remove();
      }
    }
    if (!lacking.isEmpty()) {
      throw new IOException("no text of the licence of " + String.join(", ", lacking));
    }
    write(BILL, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(bill) + "\n");
    write(TABLE, sorted(table, "This jar contains these libraries, each under its own licence.\n"));
    write(NOTICE, sorted(notices, "Speedup\nCopyright the authors of Speedup\n"));
  }

  private static boolean isPacked(Library library, String libraries) {
    return library.group().startsWith("org.webjars")
        || libraries.contains(" " + library.name() + ":jar:");
  }

  private Library corrected(Library library, ObjectNode component) throws IOException {
    Library corrected = texts.correctedLicence(library).map(library::under).orElse(library);
    if (!corrected.equals(library)) {
      corrected.writeLicences(component);
    }
    return corrected;
  }

  private void collect(Library library) throws IOException {
    List<String> files = new ArrayList<>();
    boolean hasLicence = false;
    for (Map.Entry<String, String> text : texts.of(library).entrySet()) {
      String file = String.join("/", TEXTS, library.group(), library.artifact(), text.getKey());
      write(file, text.getValue());
      files.add(file);
      String name = text.getKey().toLowerCase(Locale.ROOT);
      hasLicence |= name.startsWith("licen") || name.startsWith("copying");
      if (name.startsWith("notice")) {
        notices.add(library.name() + "\n\n" + text.getValue().strip() + "\n");
      }
    }
    if (!hasLicence) {
      if (library.licences().contains(OUR_LICENCE)) {
        files.add("META-INF/LICENSE");
      } else {
        lacking.add(library.name() + " (" + String.join(" or ", library.licences()) + ")");
      }
    }
    table.add(
        "%s %s%n  licence: %s%n  website: %s%n  texts: %s%n"
            .formatted(
                library.name(),
                library.version(),
                String.join(" or ", library.licences()),
                library.website(),
                String.join(", ", files))
            .replace(System.lineSeparator(), "\n"));
  }

  private void deletePreviousTexts() throws IOException {
    Path folder = classes.resolve(TEXTS);
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static String sorted(List<String> parts, String heading) {
    return heading + "\n" + String.join("\n", parts.stream().sorted().toList());
  }

  private void write(String name, String text) throws IOException {
    Path file = classes.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }
}
