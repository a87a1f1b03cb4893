package speedup.cli;

import java.awt.Desktop;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import speedup.batch.CellNames;
import speedup.report.ReportFiles;
import speedup.report.page.ReportPage;
import speedup.report.profile.FlameGraphPage;
import speedup.report.summary.RunSummary;
import speedup.report.text.ShellWord;
import speedup.run.Cell;
import speedup.run.StoredRun;
import speedup.run.Unwritable;
import speedup.run.UsageException;
import speedup.run.WholeText;

/** Writes a stored run, or several side by side, as one HTML page. */
@Command(
    name = "report",
    sortOptions = false,
    header =
        "Writes a stored run, or several side by side, as one HTML page that needs nothing beside"
            + " it.",
    description =
        "In the folder of one run it writes anew all that can be made of its journal and"
            + " environment: the page, speedup.md, speedup.csv, metrics.csv and jmh.json.")
final class ReportCommand implements Callable<Integer> {

  private static final int MOST_NAMED = 3;

  private static final String FLAME_GRAPH = "flame-graph.html";

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "RESULT",
      arity = "1..*",
      description = "The folder of a run; of several, what changed from the first to the others.")
  private List<String> results;

  @Option(
      names = {"-o", "--output"},
      converter = FileWord.class,
      paramLabel = "FILE",
      description =
          "Where to write it (default: "
              + ReportPage.FILE
              + " in the run's folder; of several, "
              + ReportPage.FILE_OF_SEVERAL
              + " in that of the last).")
  private @Nullable Path output;

  @Option(
      names = "--flame-graph",
      paramLabel = "CELL",
      description = {
        "Instead, where the time of this cell goes, as recorded by -prof jfr or async:output=jfr;"
            + " given twice, what goes elsewhere in the second. A cell is named as in the tables,"
            + " or by a part of its name that no other has."
      })
  private List<String> flames = new ArrayList<>();

  @Option(names = "--open", description = "Open it in the browser.")
  private boolean open;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Override
  public Integer call() throws UsageException, IOException {
    List<StoredRun> runs = read();
    Path file =
        output == null && flames.isEmpty() && runs.size() == 1
            ? writeAll(runs.getFirst())
            : write(runs.getLast(), flames.isEmpty() ? page(runs) : flameGraph(runs.getFirst()));
    PrintWriter err = spec.commandLine().getErr();
    for (StoredRun run : runs) {
      String which = runs.size() == 1 ? "" : run.folder().path() + ": ";
      Notes.print(err, run.damage().stream().map(damage -> "warning: " + which + damage).toList());
    }
    spec.commandLine().getOut().println("The page is " + file);
    spec.commandLine().getOut().flush();
    if (open && !opened(file)) {
      Notes.print(err, "no browser can be opened from here: open the file yourself");
    }
    return ExitCode.OK;
  }

  private List<StoredRun> read() throws UsageException, IOException {
    if (results.size() > 1 && !flames.isEmpty()) {
      throw new UsageException("--flame-graph is of one run: give one folder");
    }
    return StoredRun.readEach(FileWord.each(results));
  }

  private String page(List<StoredRun> runs) {
    Path folder = output == null ? null : output.toAbsolutePath().getParent();
    return ReportPage.of(
        runs.stream().map(RunSummary::of).toList(),
        folder == null ? runs.getLast().folder().path() : folder);
  }

  private String flameGraph(StoredRun run) throws UsageException, IOException {
    FlameGraphPage.checkRecorded(run);
    List<Cell> chosen = new ArrayList<>();
    for (String flame : flames) {
      chosen.add(cell(run, flame));
    }
    CellNames names = CellNames.of(run.planned().plan().cells());
    return switch (chosen.size()) {
      case 1 -> FlameGraphPage.of(run, chosen.getFirst(), names.name(chosen.getFirst()));
      case 2 ->
          FlameGraphPage.of(
              run,
              chosen.getFirst(),
              chosen.getLast(),
              names.name(chosen.getLast()) + " over " + names.name(chosen.getFirst()));
      default -> throw new UsageException("--flame-graph: give one cell, or two to compare");
    };
  }

  private static Cell cell(StoredRun run, String wanted) throws UsageException {
    if (wanted.isBlank()) {
      throw new UsageException(
          "--flame-graph '" + wanted + "': is a part of every name: name a cell");
    }
    List<Cell> cells = run.planned().plan().cells();
    CellNames names = CellNames.of(cells);
    List<Cell> exact = cells.stream().filter(cell -> names.name(cell).equals(wanted)).toList();
    List<Cell> found =
        exact.isEmpty()
            ? cells.stream().filter(cell -> names.name(cell).contains(wanted)).toList()
            : exact;
    if (found.size() != 1) {
      List<String> called = (found.isEmpty() ? cells : found).stream().map(names::name).toList();
      throw new UsageException(
          "--flame-graph %s: %s, such as %s; 'table --all %s' names all"
              .formatted(
                  wanted,
                  found.isEmpty()
                      ? "no cell is called so, but others"
                      : found.size() + " cells are called so",
                  String.join("; ", Help.nearest(wanted, called, MOST_NAMED)),
                  ShellWord.of(run.folder().path())));
    }
    return found.getFirst();
  }

  /** Writes the page where a run has it, and what else of its folder may be missing or old. */
  private static Path writeAll(StoredRun run) throws IOException {
    ReportFiles.write(RunSummary.of(run));
    return run.folder().path().resolve(ReportPage.FILE);
  }

  private Path write(StoredRun run, String page) throws UsageException, IOException {
    if (output == null) {
      String file =
          !flames.isEmpty()
              ? FLAME_GRAPH
              : results.size() == 1 ? ReportPage.FILE : ReportPage.FILE_OF_SEVERAL;
      run.folder().write(file, page);
      return run.folder().path().resolve(file);
    }
    try {
      WholeText.write(output, page);
      return output;
    } catch (IOException e) {
      throw new UsageException(
          "--output %s: cannot be written: %s".formatted(output, Unwritable.reason(e, output)));
    }
  }

  private static boolean opened(Path file) {
    if (!Desktop.isDesktopSupported() || !Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
      return false;
    }
    try {
      Desktop.getDesktop().browse(file.toUri());
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
