package speedup.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder of all runs.
 *
 * @param path the folder
 */
public record ResultsFolder(Path path) {

  /**
   * The folders of the runs in it, in the order in which they were begun; only the first line of
   * each journal is read. One that cannot be read comes before all others.
   *
   * @throws UsageException if there is none
   */
  public List<Path> runs() throws UsageException, IOException {
    if (path.toString().isEmpty()) {
      throw new UsageException("--results '': give the folder of all runs, or leave it out");
    }
    if (!Files.isDirectory(path)) {
      throw new UsageException(
          path + " is no folder: give the folder of all runs by --results, or measure a run first");
    }
    try (Stream<Path> folders = Files.list(path)) {
      List<Path> runs =
          folders
              .filter(folder -> Files.isRegularFile(new RunFolder(folder).journal()))
              .map(folder -> Map.entry(started(folder), folder))
              .sorted(Map.Entry.<Instant, Path>comparingByKey().thenComparing(Map.Entry::getValue))
              .map(Map.Entry::getValue)
              .toList();
      if (runs.isEmpty()) {
        throw new UsageException("there is no run in " + path + ": measure one first");
      }
      return runs;
    }
  }

  /**
   * The run that was begun last.
   *
   * @throws UsageException if there is none
   */
  public Path newest() throws UsageException, IOException {
    return runs().getLast();
  }

  private static Instant started(Path folder) {
    try (BufferedReader lines = Files.newBufferedReader(new RunFolder(folder).journal())) {
      String first = lines.readLine();
      return first != null && Journal.read(first) instanceof JournalEntry.Planned planned
          ? planned.started()
          : Instant.MIN;
    } catch (IOException e) {
      return Instant.MIN;
    }
  }
}
