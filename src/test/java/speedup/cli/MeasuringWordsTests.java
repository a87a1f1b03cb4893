package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** Shares and times as people type them. */
final class MeasuringWordsTests {

  @ParameterizedTest
  @CsvSource({"5%, 0.05", "5, 0.05", "2.5%, 0.025", "1, 0.01", "100%, 1", "0.5%, 0.005"})
  void aShareIsInPercent(String word, double share) {
    assertThat(new PercentWord().convert(word)).isEqualTo(share);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0%", "0.0", "x", "", "-5%", "101%", "5 %", "NaN", "1e1", "0.05"})
  void anythingElseIsNoShare(String word) {
    assertThatThrownBy(() -> new PercentWord().convert(word))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage(
            "'" + word + "' is no share: write a number above 0% and up to 100%, such as 5%");
  }

  @ParameterizedTest
  @CsvSource({"500ms, PT0.5S", "90s, PT90S", "5m, PT5M", "1h, PT1H", "999999999h, PT999999999H"})
  void aTimeHasAUnit(String word, Duration time) {
    assertThat(new DurationWord().convert(word)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "000m", "x", "", "5", "-5m", "1.5h", "5 m", "5d", "1000000000h"})
  void anythingElseIsNoTime(String word) {
    assertThatThrownBy(() -> new DurationWord().convert(word))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageStartingWith("'" + word + "' is no duration:")
        .hasMessageNotContaining("\n");
  }
}
