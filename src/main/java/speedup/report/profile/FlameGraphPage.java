package speedup.report.profile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import one.convert.Arguments;
import one.convert.FlameGraph;
import one.convert.JfrToFlame;
import speedup.jmh.ProfilerFiles;
import speedup.run.Cell;
import speedup.run.StoredRun;
import speedup.run.UsageException;

/**
 * Where the time of a cell goes, as a flame graph over all its forks; or what goes elsewhere in
 * another cell, as a differential one. The recordings are those of the profilers {@code jfr} and
 * {@code async:output=jfr}.
 */
public final class FlameGraphPage {

  private FlameGraphPage() {}

  /**
   * Checks that there is something to show of any cell.
   *
   * @throws UsageException if nothing was recorded in the whole run
   */
  public static void checkRecorded(StoredRun run) throws UsageException, IOException {
    for (Cell cell : run.planned().plan().cells()) {
      if (!recordings(run, cell).isEmpty()) {
        return;
      }
    }
    throw new UsageException(
        "%s has no recording; run with -prof jfr or -prof async:output=jfr"
            .formatted(run.folder().path()));
  }

  private static List<Path> recordings(StoredRun run, Cell cell) throws IOException {
    return new ProfilerFiles(run.folder().profiles()).of(cell, ".jfr");
  }

  /**
   * The flame graph of a cell, as one HTML page.
   *
   * @throws UsageException if nothing was recorded of it
   */
  public static String of(StoredRun run, Cell cell, String title)
      throws UsageException, IOException {
    return text(graph(run, cell, html(title)));
  }

  /**
   * The differential flame graph of two cells, as one HTML page: frames that take more of the
   * second are red, those that take less are blue.
   *
   * @throws UsageException if nothing was recorded of one of them
   */
  public static String of(StoredRun run, Cell base, Cell changed, String title)
      throws UsageException, IOException {
    FlameGraph before = graph(run, base, html(title));
    before.diff(graph(run, changed, html(title)));
    return text(before);
  }

  private static Arguments html(String title) {
    return new Arguments("--output", "html", "--norm", "--title", title);
  }

  private static FlameGraph graph(StoredRun run, Cell cell, Arguments arguments)
      throws UsageException, IOException {
    List<Path> recordings = recordings(run, cell);
    if (recordings.isEmpty()) {
      throw new UsageException(
          "%s: no recording of %s; run with -prof jfr or -prof async:output=jfr"
              .formatted(run.folder().path(), cell));
    }
    FlameGraph all = new FlameGraph(arguments);
    for (Path recording : recordings) {
      all.parseCollapsed(
          new InputStreamReader(
              new ByteArrayInputStream(collapsed(recording)), StandardCharsets.UTF_8));
    }
    return all;
  }

  private static byte[] collapsed(Path recording) throws IOException {
    Arguments arguments = new Arguments("--output", "collapsed", "--norm");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JfrToFlame.parse(recording.toString(), arguments).dump(bytes);
    return bytes.toByteArray();
  }

  private static String text(FlameGraph graph) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    graph.dump(bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
