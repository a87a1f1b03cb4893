package speedup.packaging;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Gathers what must go with the jar: {@value #TEXTS} with every library's licences and notices as
 * they are, {@value #TABLE} that names them, {@value #NOTICE}, and the bill of materials {@value
 * #BILL}.
 *
 * <p>Which libraries there are is read from lists that the build makes, and what their licences are
 * from their poms. A library without the text of its licence fails the build: the text then goes to
 * the folder that supplements the jars, and may begin with an SPDX identifier where the pom is
 * wrong.
 */
final class LicenceCollector {

  private static final String TEXTS = "META-INF/licenses";
  private static final String TABLE = "META-INF/THIRD-PARTY.txt";
  private static final String NOTICE = "META-INF/NOTICE";
  private static final String BILL = "META-INF/sbom/application.cdx.json";

  /** Ours, so that its text is packed in any case. */
  private static final String OUR_LICENCE = "Apache-2.0";

  private final Path classes;
  private final List<Path> classPath;
  private final LicenceTexts texts;
  private final BillOfMaterials bill;
  private final List<String> table = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private final List<String> lacking = new ArrayList<>();

  private LicenceCollector(Library ours, Path classes, List<Path> classPath, Path supplement) {
    this.classes = classes;
    this.classPath = List.copyOf(classPath);
    this.texts = new LicenceTexts(classPath, supplement);
    this.bill = new BillOfMaterials(ours);
  }

  /**
   * Gathers the licences.
   *
   * @param arguments our own group, artifact and version; the folder of the class files; the folder
   *     that supplements the jars; and the lists of libraries
   */
  public static void main(String[] arguments) throws IOException {
    List<Path> classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();
    collect(classPath, arguments);
  }

  /**
   * Writes everything below the folder of the class files.
   *
   * @param arguments as those of {@link #main}
   * @throws IOException if a library has no licence text, or a file cannot be read or written
   */
  static void collect(List<Path> classPath, String... arguments) throws IOException {
    LicenceCollector collector =
        new LicenceCollector(
            new Library(arguments[0], arguments[1], arguments[2]),
            Path.of(arguments[3]),
            classPath,
            Path.of(arguments[4]));
    List<Library> libraries = new ArrayList<>();
    for (String list : Arrays.asList(arguments).subList(5, arguments.length)) {
      Library.in(Files.readString(Path.of(list))).forEach(libraries::add);
    }
    libraries.sort(Comparator.comparing(Library::name));
    collector.collect(libraries);
  }

  private void collect(List<Library> libraries) throws IOException {
    deletePreviousTexts();
    for (Library library : libraries) {
      collect(library);
    }
    if (!lacking.isEmpty()) {
      throw new IOException("no text of the licence of " + String.join(", ", lacking));
    }
    write(BILL, bill.json());
    write(TABLE, joined("This jar contains these libraries, each under its own licence.", table));
    write(NOTICE, joined("Speedup\nCopyright the authors of Speedup", notices));
  }

  private void collect(Library library) throws IOException {
    List<Path> jars = library.jarsOn(classPath);
    if (jars.isEmpty()) {
      throw new IOException(library.name() + " is not on the class path");
    }
    Path repository = library.repositoryOf(jars.getFirst());
    Description described = Description.of(library, repository);
    Description description =
        texts.correctedLicence(library).map(described::under).orElse(described);
    bill.add(library, description, jars.getFirst());
    addToTable(library, description, keptTexts(library, description));
  }

  /** Keeps the texts, and returns where the reader of the table finds them. */
  private List<String> keptTexts(Library library, Description description) throws IOException {
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
    if (!hasLicence && description.licences().contains(OUR_LICENCE)) {
      files.add("META-INF/LICENSE");
    } else if (!hasLicence) {
      lacking.add(library.name() + " (" + String.join(" or ", description.licences()) + ")");
    }
    return files;
  }

  private void addToTable(Library library, Description description, List<String> files) {
    table.add(
        """
        %s %s
          licence: %s
          website: %s
          texts: %s
        """
            .formatted(
                library.name(),
                library.version(),
                String.join(" or ", description.licences()),
                description.website(),
                String.join(", ", files)));
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

  private static String joined(String heading, List<String> parts) {
    return heading + "\n\n" + String.join("\n", parts);
  }

  private void write(String name, String text) throws IOException {
    Path file = classes.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }
}
