package speedup.report.answer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import speedup.batch.Baselines;
import speedup.report.page.ReportPage;
import speedup.report.summary.CellStatus;
import speedup.report.summary.RunSummary;
import speedup.report.text.ShellWord;
import speedup.report.text.TextStyle;
import speedup.run.Cell;
import speedup.run.Layout;
import speedup.run.UsageException;

/** Where a run is, and the one command that goes on when something is still open. */
final class NextStep {

  /** Fewer rounds more than this would not be worth the start. */
  private static final int FEWEST = 10;

  private static final String COPIED = "  ";

  private NextStep() {}

  /** The lines that say it. A path or a command is never broken: it is to be copied. */
  static List<String> of(RunSummary summary, Answer answer, TextStyle style) {
    Path folder = summary.run().folder().path();
    List<String> lines = new ArrayList<>();
    lines.addAll(where("The run is kept in", folder, style));
    Path page = folder.resolve(ReportPage.FILE);
    if (Files.exists(page)) {
      lines.addAll(where("Its page is", page, style));
    }
    if (summary.run().isRunning()) {
      lines.add(
          style.wrap(
              "running: %d of %d cells are still to be measured"
                  .formatted(count(summary, CellStatus.RUNNING), summary.cells().size())));
    }
    command(summary, answer)
        .ifPresent(command -> {
          lines.add(style.wrap(command.why() + ":"));
          lines.add(COPIED + command.words());
        });
    return lines;
  }

  /** A path that does not fit behind what is said of it has a line of its own. */
  private static List<String> where(String words, Path path, TextStyle style) {
    String line = words + " " + path;
    return style.fits(line) ? List.of(line) : List.of(words, COPIED + path);
  }

  /** A command, and what it is good for. */
  private record Command(String why, String words) {}

  private static Optional<Command> command(RunSummary summary, Answer answer) {
    String resume = "run --resume " + ShellWord.of(summary.run().folder().path());
    long interrupted = count(summary, CellStatus.INTERRUPTED);
    if (summary.run().isRunning()) {
      return Optional.empty();
    }
    if (interrupted > 0) {
      return Optional.of(
          new Command(
              "%s: %d of %d cells were not measured to the end; this goes on"
                  .formatted(why(summary), interrupted, summary.cells().size()),
              resume));
    }
    if (count(summary, CellStatus.FAILED) + count(summary, CellStatus.CRASHED) > 0) {
      return Optional.of(new Command("This tries what failed once more", resume));
    }
    if (!answer.unsettled().isEmpty()) {
      return Optional.of(
          new Command(
              "Not settled: "
                  + String.join(", ", new LinkedHashSet<>(answer.unsettled()))
                  + "; more rounds would tell",
              resume + " --rounds " + moreRounds(rounds(summary))));
    }
    return comparison(summary);
  }

  /** Why it ended early; one that was killed has not written it. */
  private static String why(RunSummary summary) {
    return summary
        .run()
        .finished()
        .flatMap(end -> Optional.ofNullable(end.interrupted()))
        .orElse("interrupted");
  }

  /** Twice as many make an interval a third narrower, or more where they are few. */
  private static int moreRounds(int rounds) {
    return Math.max(FEWEST, 2 * rounds);
  }

  private static int rounds(RunSummary summary) {
    return summary.run().forks().stream().mapToInt(fork -> fork.round()).max().orElse(0);
  }

  private static long count(RunSummary summary, CellStatus status) {
    return summary.cells().stream().filter(cell -> cell.status() == status).count();
  }

  /** Somebody else's benchmarks: only they know what is to be compared with what. */
  private static Optional<Command> comparison(RunSummary summary) {
    if (!summary.layout().baselines().isEmpty()) {
      return Optional.empty();
    }
    List<Cell> cells = summary.cells().stream().map(one -> one.cell()).toList();
    return Stream.concat(
            cells.stream()
                .flatMap(cell -> cell.params().entrySet().stream())
                .map(param -> param.getKey() + "=" + param.getValue()),
            cells.stream().map(cell -> "method=" + cell.method()))
        .distinct()
        .filter(words -> compares(words, cells))
        .findFirst()
        .map(baseline ->
            new Command(
                "Nothing is compared; this compares, for example",
                "table "
                    + ShellWord.of(summary.run().folder().path())
                    + " --baseline "
                    + ShellWord.of(baseline)));
  }

  private static boolean compares(String words, List<Cell> cells) {
    try {
      return !Baselines.layout(words, cells, List.of()).equals(Layout.NONE);
    } catch (UsageException e) {
      return false;
    }
  }
}
