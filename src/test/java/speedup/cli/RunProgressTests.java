package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import speedup.run.Cell;
import speedup.run.Progress;

final class RunProgressTests {

  private static final Cell CELL =
      Cell.of(
          "speedup.benchmark.PrimeCheckBenchmark.primes",
          Map.of("strategy", "fixed", "workers", "2", "lifecycle", "cold"));

  @Test
  void tellsHowManyCellsArePreciseTheWidestAndTheTimeLeft() {
    assertThat(RunProgress.state(new Progress(3, 3, 14, CELL, 0.117, 88, 80.4, 211.6)))
        .isEqualTo(
            "3 of 14 cells precise, widest ±12% (primes fixed x2 (cold)), about 80 s to go,"
                + " 212 s left of the budget");
  }

  @Test
  void anAbsurdWidthIsNotKnownYet() {
    assertThat(RunProgress.state(new Progress(0, 0, 14, CELL, 282.01, 8, 80.0, null)))
        .isEqualTo("0 of 14 cells precise, widest not known yet, about 80 s to go");
    assertThat(RunProgress.state(new Progress(0, 0, 2, null, 1 / 0.0, 8, null, null)))
        .isEqualTo("0 of 2 cells precise, widest not known yet");
  }

  @Test
  void cellsThatFailedAreNotPrecise() {
    assertThat(RunProgress.state(new Progress(1, 2, 2, null, 1 / 0.0, 8, 0.0, 5.0)))
        .isEqualTo(
            "1 of 2 cells precise, 1 ended otherwise, about 0 s to go, 5 s left of the budget");
  }
}
