package speedup.report.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import speedup.report.summary.CellStatus;
import speedup.report.summary.CellSummary;
import speedup.report.summary.RunSummary;
import speedup.run.Cell;

/** The workloads of which nothing was measured because their cells failed. */
final class Unmeasured {

  /** Of more reasons than these a reader goes to the notes. */
  private static final int MOST_REASONS = 2;

  private final Map<String, List<CellSummary>> works = new LinkedHashMap<>();

  Unmeasured(RunSummary summary) {
    summary
        .cells()
        .forEach(cell -> works.computeIfAbsent(name(cell), any -> new ArrayList<>()).add(cell));
    works
        .values()
        .removeIf(cells ->
            cells.stream()
                .anyMatch(cell -> cell.status() != CellStatus.FAILED || hasFigures(cell)));
  }

  /** Whether a cell is of one of them. */
  boolean contains(CellSummary cell) {
    return works.containsKey(name(cell));
  }

  /** A line each, with how many cells there were and each reason once. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    works.forEach((work, cells) -> {
      Map<String, Long> reasons =
          cells.stream()
              .collect(
                  Collectors.groupingBy(
                      CellSummary::reason, LinkedHashMap::new, Collectors.counting()));
      String failed = cells.size() == 1 ? "its cell" : "all of its " + cells.size() + " cells";
      lines.add(
          "%s: nothing was measured, %s failed: %s%s"
              .formatted(work, failed, told(reasons), more(reasons.size())));
    });
    return lines;
  }

  private static String told(Map<String, Long> reasons) {
    return reasons.entrySet().stream()
        .limit(MOST_REASONS)
        .map(
            reason -> reason.getKey() + (reasons.size() == 1 ? "" : " (" + reason.getValue() + ")"))
        .collect(Collectors.joining("; "));
  }

  private static String more(int reasons) {
    return reasons > MOST_REASONS
        ? "; and %d more reasons, which 'table --all' names".formatted(reasons - MOST_REASONS)
        : "";
  }

  private static boolean hasFigures(CellSummary cell) {
    return cell.measured().isPresent();
  }

  /** What its line is called: the work, or the method of somebody else's benchmark. */
  private static String name(CellSummary cell) {
    Cell measured = cell.cell();
    return cell.batch()
        .map(batch -> batch.work() + ", " + batch.lifecycle())
        .orElseGet(() -> {
          String benchmark = measured.benchmark();
          int method = benchmark.lastIndexOf('.');
          return benchmark.substring(benchmark.lastIndexOf('.', Math.max(0, method - 1)) + 1);
        });
  }
}
