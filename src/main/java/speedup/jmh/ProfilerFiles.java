package speedup.jmh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.options.ProfilerConfig;
import speedup.batch.BatchCell;
import speedup.run.Cell;

/**
 * What profilers write beside their figures, kept in a folder a fork: JMH would have each fork
 * overwrite what the one before it wrote, and forget the texts.
 */
public final class ProfilerFiles {

  /** JMH's profilers that write files, and take the folder for them as an option. */
  private static final Set<String> WRITERS =
      Set.of(
          "jfr",
          "async",
          "org.openjdk.jmh.profile.JavaFlightRecorderProfiler",
          "org.openjdk.jmh.profile.AsyncProfiler");

  private static final int LONGEST_NAME = 120;

  private final Path folder;

  /** Creates it; the folder itself is made when there is something to keep. */
  public ProfilerFiles(Path folder) {
    this.folder = folder;
  }

  /** The user's profilers, each told to write into the folder of a fork. */
  List<ProfilerConfig> profilers(
      Collection<ProfilerConfig> user, Cell cell, int round, int position) {
    return user.stream()
        .map(profiler ->
            WRITERS.contains(profiler.getKlass())
                ? into(profiler, folderOf(cell, round, position))
                : profiler)
        .toList();
  }

  private static ProfilerConfig into(ProfilerConfig profiler, Path folder) {
    String options = profiler.getOpts();
    if (options.startsWith("dir=") || options.contains(";dir=")) {
      return profiler;
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String directory = "dir=" + folder.toAbsolutePath();
    return new ProfilerConfig(
        profiler.getKlass(), options.isEmpty() ? directory : options + ";" + directory);
  }

  /** Keeps texts by the name of what wrote them. */
  void keepTexts(Cell cell, int round, int position, Map<?, ?> texts) {
    if (texts.isEmpty()) {
      return;
    }
    Path fork = folderOf(cell, round, position);
    try {
      Files.createDirectories(fork);
      for (Map.Entry<?, ?> text : texts.entrySet()) {
        Files.writeString(
            fork.resolve(fileName(String.valueOf(text.getKey())) + ".txt"),
            String.valueOf(text.getValue()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The files that the forks of a cell left, in the order of the rounds.
   *
   * @param ending how their names end, such as {@code .jfr}
   */
  public List<Path> of(Cell cell, String ending) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    String name = name(cell);
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(ending))
          .filter(file ->
              folder.relativize(file).getName(0).toString().matches("round-\\d+-\\d+-" + Pattern.quote(name)))
          .sorted()
          .toList();
    }
  }

  private Path folderOf(Cell cell, int round, int position) {
    return folder.resolve(
        String.format(Locale.ROOT, "round-%02d-%03d-%s", round, position, name(cell)));
  }

  private static String name(Cell cell) {
    return fileName(BatchCell.of(cell).map(BatchCell::toString).orElseGet(cell::toString));
  }

  private static String fileName(String words) {
    String name = words.replaceAll("[^A-Za-z0-9._=-]+", "-").replaceAll("^[-.]+|-+$", "");
    if (name.length() > LONGEST_NAME) {
      // What tells it from another may stand at its end.
      return name.substring(0, LONGEST_NAME) + "-" + Integer.toHexString(words.hashCode());
    }
    return name.isEmpty() ? "profile" : name;
  }
}
