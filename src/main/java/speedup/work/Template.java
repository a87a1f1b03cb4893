package speedup.work;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** A workload to begin with: small and complete, so that it can be run as it is. */
public final class Template {

  private static final String FILE = "Template.java";

  /** What stands in it in place of the name. */
  private static final String NAME = "NAME";

  /** What may be the name of all but a class (JLS 3.9, of the contextual keywords). */
  private static final Set<String> NO_CLASSES =
      Set.of("permits", "record", "sealed", "var", "yield");

  private Template() {}

  /**
   * Writes it.
   *
   * @param name of the class, and of the file before its ending
   * @return the file
   * @throws WorkException if that is no name of a class, or the file is there
   * @throws IOException if it cannot be written
   */
  public static Path write(Path folder, String name) throws WorkException, IOException {
    if (!SourceVersion.isIdentifier(name)
        || SourceVersion.isKeyword(name)
        || NO_CLASSES.contains(name)) {
      throw new WorkException("'" + name + "' is no name of a class, such as CsvTotals");
    }
    if (!name.matches(TrialMain.NAMES)) {
      throw new WorkException(
          "'%s': a name is of at most 60 letters (A-Z, a-z), digits and underscores, and begins"
                  .formatted(name)
              + " with a letter, such as CsvTotals");
    }
    Path file = folder.resolve(name + ".java");
    try {
      return Files.writeString(file, text().replace(NAME, name), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new WorkException(file + " is there already, and is not written over");
    } catch (IOException e) {
      throw new IOException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static String text() throws IOException {
    try (InputStream in = Objects.requireNonNull(Template.class.getResourceAsStream(FILE), FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
