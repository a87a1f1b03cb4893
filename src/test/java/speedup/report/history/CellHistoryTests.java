package speedup.report.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.report.text.TextStyle;
import speedup.run.Cell;
import speedup.run.GeneratedRun;
import speedup.run.StoredRun;
import speedup.run.UsageException;
import speedup.stats.Drift;
import speedup.stats.Verdict;

/** One cell over runs whose truth is known. */
final class CellHistoryTests {

  private static final Cell FIXED = GeneratedRun.cell("primes", "fixed", 2);

  @TempDir Path folder;

  /** Certain, but below 5 %. */
  @Test
  void aSmallChangeIsNotMarked() throws Exception {
    assertThat(history(0.400, 0.412).moments().getLast().change().orElseThrow().verdict())
        .isEqualTo(Verdict.SAME);
    assertThat(history(0.400, 0.430).moments().getLast().change().orElseThrow().verdict())
        .isEqualTo(Verdict.SLOWER);
  }

  @Test
  void anOddForkDoesNotCount() throws Exception {
    CellHistory history = history(List.of(run(0, 0.4), run(1, 0.4).odd(FIXED, 2, 3)));

    assertThat(history.moments().getLast().time().count()).isEqualTo(5);
    assertThat(history.moments().getLast().change().orElseThrow().verdict())
        .isEqualTo(Verdict.SAME);
  }

  @Test
  void fromEightRunsOnItIsSaidWhereACellBecameAnother() throws Exception {
    double[] step = {0.400, 0.401, 0.399, 0.400, 0.440, 0.441, 0.439, 0.440};
    CellHistory history = history(step);

    assertThat(history.changePoints())
        .singleElement()
        .satisfies(change -> assertThat(change.index()).isEqualTo(4))
        .satisfies(change -> assertThat(change.change()).isCloseTo(1.10, within(0.005)));
    assertThat(HistoryReport.text(List.of(history), TextStyle.PLAIN))
        .containsPattern("From 2026-03-05.* on, history: \\+(9.[89]|10.[012])% \\(p 0.0");
    assertThat(
            HistoryReport.csv(List.of(history)).lines().filter(line -> line.matches(".*,1\\.\\d+")))
        .hasSize(1);
    assertThat(history(0.40, 0.40, 0.40, 0.44, 0.44, 0.44).changePoints()).isEmpty();
  }

  @Test
  void manySmallStepsAreADrift() throws Exception {
    double[] rising =
        IntStream.range(0, 10).mapToDouble(run -> 0.4 * Math.pow(1.01, run)).toArray();

    CellHistory history = history(rising);

    assertThat(history.drift().orElseThrow().change()).isCloseTo(Math.pow(1.01, 9), within(0.005));
    assertThat(HistoryReport.text(List.of(history), TextStyle.PLAIN))
        .containsPattern("drifted from the oldest run to the newest: \\+(9.[0-9])% \\(p 0.000");
    assertThat(history(0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4).drift()).isEmpty();
  }

  /** 3 % in nine steps: certain, for every run took longer than the one before. */
  @Test
  void aSmallDriftIsNotSaid() throws Exception {
    CellHistory history =
        history(IntStream.range(0, 10).mapToDouble(run -> 0.4 * (1 + run / 300.0)).toArray());
    double[] times =
        history.moments().stream().mapToDouble(moment -> moment.time().value()).toArray();

    assertThat(Drift.of(times).pValue()).isLessThan(0.001);
    assertThat(history.drift()).isEmpty();
  }

  /** On a machine that is twice as fast all takes half the time, its fixed work too. */
  @Test
  void theSpeedOfTheMachineIsDividedOutWhereItIsAskedFor() throws Exception {
    List<StoredRun> runs =
        stored(
            List.of(
                run(0, 0.4).calibration(0.06),
                run(1, 0.2).calibration(0.03),
                run(2, 0.2).calibration(0.03)));

    assertThat(CellHistory.of(runs, FIXED::equals).getFirst().moments())
        .extracting(moment -> moment.time().value())
        .satisfies(times -> assertThat(times.get(0) / times.get(2)).isCloseTo(2, within(0.02)));
    assertThat(CellHistory.calibrated(runs, FIXED::equals).getFirst().moments())
        .extracting(moment -> moment.time().value())
        .allSatisfy(time -> assertThat(time).isCloseTo(0.2, within(0.002)));
  }

  /** A faster machine waits no less for an answer. */
  @Test
  void ofWhatWaitsNoSpeedOfTheMachineIsDividedOut() throws Exception {
    Cell downloads = GeneratedRun.cell("flags", "virtual", 2);
    List<StoredRun> runs =
        stored(
            List.of(
                run(0, 0.4).with(downloads, 0.1).calibration(0.06),
                run(1, 0.2).with(downloads, 0.1).calibration(0.03)));

    assertThat(CellHistory.calibrated(runs, downloads::equals))
        .isEqualTo(CellHistory.of(runs, downloads::equals));
  }

  @Test
  void aRunWithoutACalibrationIsRefusedThere() throws Exception {
    List<StoredRun> runs = stored(List.of(run(0, 0.4), run(1, 0.2).calibration(0.03)));

    assertThatThrownBy(() -> CellHistory.calibrated(runs, FIXED::equals))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("run0 has no calibration");
  }

  private CellHistory history(double... seconds) throws Exception {
    List<GeneratedRun> runs = new ArrayList<>();
    for (double second : seconds) {
      runs.add(run(runs.size(), second));
    }
    return history(runs);
  }

  private static GeneratedRun run(int number, double seconds) {
    return GeneratedRun.named("history")
        .started("2026-03-0%dT05:06:07Z".formatted(1 + number % 9))
        .noise(0.001, number)
        .with(FIXED, seconds);
  }

  private CellHistory history(List<GeneratedRun> runs) throws Exception {
    return CellHistory.of(stored(runs), FIXED::equals).getFirst();
  }

  private List<StoredRun> stored(List<GeneratedRun> runs) throws Exception {
    List<StoredRun> stored = new ArrayList<>();
    for (GeneratedRun run : runs) {
      stored.add(StoredRun.read(run.writeTo(folder.resolve("run" + written++))));
    }
    return stored;
  }

  private int written;
}
