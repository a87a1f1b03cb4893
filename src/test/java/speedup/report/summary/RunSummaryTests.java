package speedup.report.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.run.BaselineRule;
import speedup.run.Cell;
import speedup.run.Cells;
import speedup.run.Dimension;
import speedup.run.GeneratedRun;
import speedup.run.JournalText;
import speedup.run.Layout;
import speedup.run.SimulatedMachine;
import speedup.run.Simulation;
import speedup.run.StoredRun;
import speedup.stats.Estimate;
import speedup.stats.Interval;
import speedup.stats.Mean;
import speedup.stats.PairedRatio;

final class RunSummaryTests {

  private static final Offset<Double> CLOSE = within(1e-9);
  private static final String SEQUENTIAL = JournalText.primes("sequential", 1);
  private static final String FIXED = JournalText.primes("fixed", 2);

  @TempDir Path folder;

  /** Second implementation: scipy.stats.t on the logarithms. */
  @Test
  void theFiguresAreThoseOfScipy() throws Exception {
    RunSummary summary =
        summary(
            new JournalText()
                .plan(3, SEQUENTIAL + "," + FIXED, "")
                .fork(1, SEQUENTIAL, 20, 1.9, 2.1)
                .fork(1, FIXED, 20, 1.0, 1.0)
                .fork(2, FIXED, 20, 1.2, 1.1)
                .fork(2, SEQUENTIAL, 20, 2.2, 2.2)
                .fork(3, SEQUENTIAL, 20, 2.1, 2.1)
                .fork(3, FIXED, 20, 1.08, 1.08));

    MeasuredCell sequential = summary.measured().getFirst();
    MeasuredCell fixed = summary.measured().getLast();
    assertEstimate(sequential.time().orElseThrow(), 2.0984114971, 1.8641172743, 2.3621533216);
    assertEstimate(fixed.time().orElseThrow(), 1.0749143613, 0.9033459411, 1.2790679977);
    assertEstimate(fixed.factor().orElseThrow(), 1.9521662122, 1.8460957353, 2.0643311431);
    assertThat(fixed.efficiency().orElseThrow().value()).isCloseTo(0.9760831061, CLOSE);
    assertThat(fixed.serialFraction().orElseThrow().value()).isCloseTo(0.0245029278, CLOSE);
    assertThat(fixed.perSecond("tasks").orElseThrow()).isCloseTo(18.6061333999, CLOSE);
    assertThat(fixed.forks()).isEqualTo(3);
    assertThat(sequential.factor().orElseThrow().value()).isEqualTo(1.0);
  }

  /** Below the least number of rounds nothing was stopped for being narrow: 95 %, and then 97 %. */
  @Test
  void theLevelOfASpeedupAndOfATimeIsThatOfItsNumberOfRounds() {
    for (int seconds : new int[] {11, 1000}) {
      StoredRun run =
          Simulation.run(
              Simulation.plan(1, Duration.ofSeconds(seconds), Cells.SEQUENTIAL, Cells.FIXED),
              new SimulatedMachine(1).varies(0.002, 0, 0));
      RoundFigures rounds = RoundFigures.of(run);
      PairedRatio ratio = PairedRatio.of(rounds.costs(Cells.SEQUENTIAL), rounds.costs(Cells.FIXED));

      assertThat(ratio.count()).isEqualTo(seconds == 11 ? 3 : 6);
      assertThat(RunSummary.of(run).measured().getLast().factor())
          .isEqualTo(ratio.estimate(seconds == 11 ? 0.95 : 0.97));
      double[] times =
          rounds.costs(Cells.FIXED).values().stream().mapToDouble(Double::doubleValue).toArray();
      assertThat(RunSummary.of(run).measured().getLast().time())
          .hasValue(Mean.geometric(times, seconds == 11 ? 0.95 : 0.97));
    }
  }

  @Test
  void onlyRoundsThatBothHaveArePaired() throws Exception {
    RunSummary summary =
        summary(
            new JournalText()
                .plan(3, SEQUENTIAL + "," + FIXED, "")
                .fork(1, SEQUENTIAL, 20, 2)
                .fork(1, FIXED, 20, 1)
                .fork(2, FIXED, 20, 100));

    Estimate speedup = summary.measured().getLast().factor().orElseThrow();
    assertThat(speedup.count()).isEqualTo(1);
    assertThat(speedup.value()).isCloseTo(2, CLOSE);
  }

  @Test
  void aWarmCellIsOverTheWarmBaselineIfThereIsOne() throws Exception {
    String coldBase = rc4("sequential", 1, "cold", "16");
    String warmBase = rc4("sequential", 1, "warm", "16");
    String warm = rc4("fixed", 2, "warm", "16");

    assertThat(
            speedup(
                new JournalText()
                    .plan(1, coldBase + "," + warmBase + "," + warm, "")
                    .fork(1, coldBase, 12, 8)
                    .fork(1, warmBase, 12, 6)
                    .fork(1, warm, 12, 2)))
        .isCloseTo(3, CLOSE);
    assertThat(
            speedup(
                new JournalText()
                    .plan(1, coldBase + "," + warm, "")
                    .fork(1, coldBase, 12, 8)
                    .fork(1, warm, 12, 2)))
        .isCloseTo(4, CLOSE);
  }

  @Test
  void anotherSettingIsNoBaseline() throws Exception {
    String base = rc4("sequential", 1, "cold", "1");
    String other = rc4("fixed", 2, "cold", "16");

    RunSummary summary =
        summary(
            new JournalText()
                .plan(1, base + "," + other, "")
                .fork(1, base, 12, 8)
                .fork(1, other, 12, 2));

    assertThat(summary.measured().getLast().factor()).isEmpty();
  }

  @Test
  void withoutASequentialCellOneWorkerOfTheStrategyIsTheBaseline() throws Exception {
    String one = rc4("virtual", 1, "cold", "16");
    String notIt = rc4("fixed", 1, "cold", "16");
    String four = rc4("virtual", 4, "cold", "16");

    assertThat(
            speedup(
                new JournalText()
                    .plan(1, one + "," + notIt + "," + four, "")
                    .fork(1, one, 12, 3)
                    .fork(1, notIt, 12, 7)
                    .fork(1, four, 12, 1)))
        .isCloseTo(3, CLOSE);
  }

  @Test
  void onlyAFactorOverOneWorkerIsDividedByTheWorkers() throws Exception {
    Cell before = fixed("2", "before");
    Layout variants =
        new Layout(
            List.of(Dimension.VARIANT),
            Dimension.param("workers"),
            List.of(BaselineRule.of(Map.of(Dimension.VARIANT, "before"))));
    RunSummary summary =
        RunSummary.of(
            StoredRun.read(
                GeneratedRun.named("variants")
                    .layout(variants)
                    .with(before, 1)
                    .with(fixed("2", "after"), 1)
                    .with(fixed("1", "before"), 2)
                    .with(fixed("1", "after"), 2)
                    .writeTo(folder)));

    assertThat(summary.measured())
        .hasSize(4)
        .allSatisfy(cell -> assertThat(cell.factor()).isPresent())
        .allSatisfy(cell -> assertThat(cell.serialFraction()).isEmpty())
        .filteredOn(cell -> cell.efficiency().isPresent())
        .extracting(MeasuredCell::cell)
        .containsExactly(fixed("1", "before"));
  }

  private static Cell fixed(String workers, String variant) {
    return new Cell(
        "org.Bench.run",
        "ss",
        1,
        new TreeMap<>(Map.of("strategy", "fixed", "workers", workers)),
        variant,
        false);
  }

  @Test
  void aCellThatFailedHasNoFigures() throws Exception {
    RunSummary summary =
        summary(
            new JournalText()
                .plan(3, SEQUENTIAL + "," + FIXED, "")
                .fork(1, SEQUENTIAL, 20, 2)
                .fork(1, FIXED, 20, 1)
                .failure(2, FIXED, "disk full")
                .end(2, FIXED, "FAILED"));

    CellSummary failed = summary.cells().getLast();
    assertThat(failed.status()).isEqualTo(CellStatus.FAILED);
    assertThat(failed.reason()).isEqualTo("disk full");
    assertThat(failed.measured()).isEmpty();
  }

  /** A site that serves 1,000 a second, and a cell that asks for 20 in 20 / share ms. */
  @Test
  void fromSeventyPercentOfWhatTheSiteServesTheSiteIsMeasured() throws Exception {
    assertThat(ofDownloads("siteCrowd", 0.71).warning()).isPresent();
    assertThat(ofDownloads("flags", 0.69).warning()).isEmpty();
    assertThat(ofDownloads("flags", 0.71).warning())
        .hasValueSatisfying(warning ->
            assertThat(warning)
                .contains("flags virtual x20", "71 %", "what the flag site can serve"));
  }

  @Test
  void workThatIsNoDownloadIsNotWarnedOf() throws Exception {
    RunSummary summary =
        summary(new JournalText().plan(1, FIXED, "").ceiling(1000).fork(1, FIXED, 2000, 1));

    assertThat(summary.measured().getFirst().warning()).isEmpty();
  }

  private MeasuredCell ofDownloads(String workload, double share) throws Exception {
    String cell =
        JournalText.cell(
            "FlagDownloadBenchmark." + workload,
            "strategy",
            "virtual",
            "workers",
            "20",
            "lifecycle",
            "cold");
    return summary(
            new JournalText().plan(1, cell, "").ceiling(1000).fork(1, cell, 20, 0.02 / share))
        .measured()
        .getFirst();
  }

  private double speedup(JournalText text) throws Exception {
    return summary(text).measured().getLast().factor().orElseThrow().value();
  }

  private RunSummary summary(JournalText text) throws Exception {
    StoredRun run = StoredRun.read(text.writeTo(folder));
    return RunSummary.of(run);
  }

  private static String rc4(String strategy, int workers, String lifecycle, String scale) {
    return JournalText.cell(
        "Rc4Benchmark.rc4",
        "strategy",
        strategy,
        "workers",
        Integer.toString(workers),
        "lifecycle",
        lifecycle,
        "scale",
        scale);
  }

  private static void assertEstimate(Estimate estimate, double value, double low, double high) {
    Interval interval = estimate.interval().orElseThrow();
    assertThat(estimate.value()).isCloseTo(value, CLOSE);
    assertThat(interval.low()).isCloseTo(low, CLOSE);
    assertThat(interval.high()).isCloseTo(high, CLOSE);
  }
}
