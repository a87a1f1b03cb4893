package speedup.report.summary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import speedup.run.ScoreUnit;
import speedup.stats.Interval;
import speedup.stats.Mean;

final class MeasuredMetricTests {

  private static final ScoreUnit BYTES = ScoreUnit.of("B/op", "avgt");

  @Test
  void whatCannotBeBelow0HasNoIntervalBelow0() {
    double[] forks = {10, 400, 20};

    Interval whole = Mean.of(forks, RunSummary.LEVEL).interval().orElseThrow();
    Interval cut = MeasuredMetric.of(BYTES, forks).mean().interval().orElseThrow();

    assertThat(whole.low()).isNegative();
    assertThat(cut).isEqualTo(new Interval(whole.estimate(), 0, whole.high()));
  }

  @Test
  void whatWasBelow0MayBe() {
    double[] forks = {-10, 400, 20};

    assertThat(MeasuredMetric.of(BYTES, forks).mean()).isEqualTo(Mean.of(forks, RunSummary.LEVEL));
  }
}
