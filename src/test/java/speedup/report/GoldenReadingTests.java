package speedup.report;

import static speedup.run.GeneratedRun.cell;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.report.compare.ComparisonReport;
import speedup.report.compare.RunComparison;
import speedup.report.history.CellHistory;
import speedup.report.history.HistoryReport;
import speedup.report.summary.RunSummary;
import speedup.report.table.Arrangement;
import speedup.report.table.RunReport;
import speedup.report.text.TextStyle;
import speedup.run.GeneratedRun;
import speedup.run.Layout;
import speedup.run.StoredRun;

/** What the commands that read print, in every format. */
final class GoldenReadingTests {

  /** Over one worker of the same strategy. */
  private static final Layout SELF =
      Layout.STRATEGIES.over(Layout.STRATEGIES.baselines().getLast());

  private static final Set<Arrangement> BY_WORKLOAD = EnumSet.of(Arrangement.BY_WORKLOAD);

  /** They differ between processors: a logarithm need not be the nearest double. */
  private static final Pattern LAST_DIGITS =
      Pattern.compile("([0-9]*\\.[0-9]{9})[0-9]+(E-?[0-9]+)?");

  @TempDir Path folder;

  @Test
  void oneRunOnANarrowTerminalIsFolded() throws Exception {
    Golden.assertMatches(
        "table-narrow.txt",
        RunReport.text(
            List.of(after()), EnumSet.allOf(Arrangement.class), new TextStyle(72, false)));
  }

  @Test
  void twoRunsSideBySide() throws Exception {
    Golden.assertMatches(
        "table-two.txt",
        RunReport.text(
            List.of(before(), after()), EnumSet.allOf(Arrangement.class), TextStyle.PLAIN));
    Golden.assertMatches(
        "table-two.md", RunReport.markdown(List.of(before(), after()), BY_WORKLOAD));
    Golden.assertMatches("table-two.csv", rounded(SpeedupCsv.of(List.of(before(), after()))));
    Golden.assertMatches("table-two.json", rounded(SpeedupJson.of(List.of(before(), after()))));
  }

  @Test
  void aFullSweepHasAFit() throws Exception {
    GeneratedRun sweep = GeneratedRun.named("sweep").with(cell("primes", "sequential", 1), 10);
    for (int workers : new int[] {1, 2, 3, 4, 6, 8}) {
      sweep.with(cell("primes", "fixed", workers), seconds(workers));
    }
    RunSummary run = RunSummary.of(StoredRun.read(sweep.writeTo(folder.resolve("sweep"))), SELF);
    Golden.assertMatches(
        "table-sweep.txt", RunReport.text(List.of(run), BY_WORKLOAD, TextStyle.PLAIN));
  }

  @Test
  void aComparison() throws Exception {
    before();
    after();
    RunComparison comparison =
        RunComparison.of(folder.resolve("before"), folder.resolve("after"), 0.05);
    Golden.assertMatches("compare.txt", ComparisonReport.text(comparison, TextStyle.PLAIN));
    Golden.assertMatches("compare.md", ComparisonReport.markdown(comparison));
    Golden.assertMatches("compare.csv", rounded(ComparisonReport.csv(comparison)));
    Golden.assertMatches("compare.json", rounded(ComparisonReport.json(comparison)));
  }

  @Test
  void aHistory() throws Exception {
    List<CellHistory> history =
        CellHistory.of(
            List.of(before().run(), after().run()),
            cell -> cell.param("strategy").filter("fixed"::equals).isPresent());
    Golden.assertMatches("history.txt", HistoryReport.text(history, TextStyle.PLAIN));
    Golden.assertMatches("history.md", HistoryReport.markdown(history));
    Golden.assertMatches("history.csv", rounded(HistoryReport.csv(history)));
    Golden.assertMatches("history.json", rounded(HistoryReport.json(history)));
  }

  /** With a contention of 5 % and a coherency of 1 %. */
  private static double seconds(int workers) {
    return 10 * (1 + 0.05 * (workers - 1) + 0.01 * workers * (workers - 1)) / workers;
  }

  private static String rounded(String text) {
    return LAST_DIGITS.matcher(text).replaceAll("$1$2");
  }

  private RunSummary before() throws Exception {
    return summary(
        GeneratedRun.named("before")
            .started("2026-02-01T00:00:00Z")
            .jdk("21.0.2")
            .noise(0.005, 2)
            .with(cell("primes", "sequential", 1), 0.060)
            .with(cell("primes", "fixed", 2), 0.031)
            .with(cell("primes", "virtual", 2), 0.0312)
            .with(cell("rc4", "sequential", 1, "scale", "1"), 0.032)
            .with(cell("rc4", "virtual", 2, "scale", "1"), 0.020),
        "before");
  }

  private RunSummary after() throws Exception {
    return summary(
        GeneratedRun.named("after")
            .noise(0.005, 3)
            .with(cell("primes", "sequential", 1), 0.060)
            .with(cell("primes", "fixed", 2), 0.035)
            .with(cell("primes", "virtual", 2), 0.0312)
            .with(cell("rc4", "sequential", 1, "scale", "1"), 0.032)
            .with(cell("rc4", "process", 2, "scale", "1"), 0.300)
            .with(cell("rc4", "sequential", 1, "scale", "16"), 0.500)
            .with(cell("rc4", "process", 2, "scale", "16"), 0.450)
            .failing(cell("rc4", "virtual", 2, "scale", "1"))
            .skipping(cell("primes", "sequential", 2), "sequential has one worker"),
        "after");
  }

  private RunSummary summary(GeneratedRun run, String name) throws Exception {
    return RunSummary.of(StoredRun.read(run.writeTo(folder.resolve(name))));
  }
}
