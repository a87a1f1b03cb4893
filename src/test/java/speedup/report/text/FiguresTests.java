package speedup.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import speedup.stats.Estimate;
import speedup.stats.Interval;

final class FiguresTests {

  @ParameterizedTest
  @CsvSource({
    "3600, 3600 s",
    "100, 100 s",
    "99.96, 100 s",
    "99.94, 99.9 s",
    "12.34, 12.3 s",
    "9.996, 10.0 s",
    "1.244, 1.24 s",
    "0.9996, 1.00 s",
    "0.9994, 999 ms",
    "0.8124, 812 ms",
    "0.01234, 12.3 ms",
    "0.001, 1.00 ms",
    "0.0009994, 999 µs",
    "0.0000123, 12.3 µs",
    "0.000001, 1.00 µs"
  })
  void aTimeHasThreeDigitsAndAUnitThatFits(double seconds, String text) {
    assertThat(Figures.seconds(seconds)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1.00x",
    "1.926, 1.93x",
    "0.5, 0.50x",
    "9.996, 10.0x",
    "19.87, 19.9x",
    "99.96, 100x",
    "1234.4, 1234x"
  })
  void aFactorHasThreeDigits(double factor, String text) {
    assertThat(Figures.factor(factor)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.004, 0.4%", "0.0099, 1.0%", "0.00996, 1%", "0.02, 2%", "0.256, 26%", "0, 0.0%"})
  void aShareIsInPercent(double share, String text) {
    assertThat(Figures.percent(share)).isEqualTo(text);
  }

  @Test
  void fromThreeForksOnTheHalfWidthStandsBehind() {
    Interval interval = new Interval(2, 1.9, 2.1);

    assertThat(Figures.time(new Estimate(2, 3, Optional.of(interval)))).isEqualTo("2.00 s ±5%");
    assertThat(Figures.speedup(new Estimate(2, 3, Optional.of(interval)))).isEqualTo("2.00x ±5%");
    assertThat(Figures.time(new Estimate(2, 2, Optional.of(interval)))).isEqualTo("2.00 s");
    assertThat(Figures.speedup(new Estimate(2, 1, Optional.empty()))).isEqualTo("2.00x");
  }

  @Test
  void bothEndsOfAWideIntervalAreSaid() {
    Interval interval = new Interval(2, 1.5, 2.67);

    assertThat(Figures.speedup(new Estimate(2, 3, Optional.of(interval))))
        .isEqualTo("2.00x [1.50x, 2.67x]");
    assertThat(Figures.time(new Estimate(2, 3, Optional.of(interval))))
        .isEqualTo("2.00 s [1.50 s, 2.67 s]");
    assertThat(Figures.speedup(new Estimate(2, 3, Optional.of(new Interval(2, 1.61, 2.4)))))
        .isEqualTo("2.00x ±20%");
  }
}
