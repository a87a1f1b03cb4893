package speedup.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import speedup.environment.Environment;

/**
 * Where a run is kept.
 *
 * <p>The journal and the environment are the record; all else in the folder can be made again from
 * them.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {

  private static final String ENVIRONMENT = "environment.json";

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /**
   * Creates a folder for a new run.
   *
   * @param results the folder of all runs; created if it is not there
   * @param label what the run is called, of letters, digits, dots, dashes and underscores
   * @throws UsageException if the label is not allowed or the folder cannot be written
   */
  public static RunFolder create(Path results, String label, Clock clock) throws UsageException {
    checkNames(results, label);
    String name = TIMESTAMP.format(clock.instant()) + "-" + label;
    try {
      return create(results, name);
    } catch (IOException e) {
      throw new UsageException(
          "--results "
              + results
              + ": cannot be written ("
              + Unwritable.reason(e, results)
              + "); give a folder that can");
    }
  }

  private static RunFolder create(Path results, String name) throws IOException {
    Files.createDirectories(results);
    for (int attempt = 1; ; attempt++) {
      Path path = results.resolve(attempt == 1 ? name : name + "-" + attempt);
      try {
        return new RunFolder(Files.createDirectory(path));
      } catch (FileAlreadyExistsException e) {
        // Another run of the same second has it: take the next name.
      }
    }
  }

  /** Creates a folder beside this one, of the next name that is free. */
  RunFolder createBeside() throws IOException {
    Path plain = path.normalize();
    Path named = plain.getParent() == null ? plain.toAbsolutePath().normalize() : plain;
    return create(named.resolveSibling(""), String.valueOf(named.getFileName()));
  }

  /**
   * Checks what a new run would be called, without a look at the disk.
   *
   * @throws UsageException if the folder has no name or the label is not allowed
   */
  static void checkNames(Path results, String label) throws UsageException {
    if (results.toString().isBlank()) {
      throw new UsageException("--results '': give a folder, or leave it out");
    }
    if (!label.matches("[A-Za-z0-9._-]{1,60}")) {
      throw new UsageException(
          "--label '" + label + "': must be 1 to 60 letters, digits, dots, dashes, underscores");
    }
  }

  /** The file of the journal. */
  public Path journal() {
    return path.resolve("journal.jsonl");
  }

  /** The folder of what profilers write, a folder a fork; made when there is something to keep. */
  public Path profiles() {
    return path.resolve("profiles");
  }

  /** The file that a run holds a lock on while it is measured. */
  Path lock() {
    return path.resolve(".lock");
  }

  /** Removes what stands in it before the first fork, and the folder unless more is in it. */
  void remove() {
    try {
      for (Path file : List.of(environment(), journal(), lock(), path)) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // It stays, and is no run: whoever reads it says so.
    }
  }

  /** The file of the environment. */
  Path environment() {
    return path.resolve(ENVIRONMENT);
  }

  void write(Environment environment) throws IOException {
    write(ENVIRONMENT, text(environment));
  }

  /** An environment as its file has it. */
  static String text(Environment environment) throws JsonProcessingException {
    return Journal.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(environment) + "\n";
  }

  /**
   * Writes a file of the folder: whole, or not at all.
   *
   * @throws IOException with one clear line, if it cannot be written
   */
  public void write(String name, String text) throws IOException {
    try {
      WholeText.write(path.resolve(name), text);
    } catch (IOException e) {
      throw new IOException(
          path.resolve(name) + " cannot be written: " + Unwritable.reason(e, path.resolve(name)),
          e);
    }
  }
}
