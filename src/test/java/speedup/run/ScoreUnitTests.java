package speedup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import speedup.stats.ComparedCell.Direction;

final class ScoreUnitTests {

  @ParameterizedTest
  @CsvSource({
    "ns/op, 1e-9",
    "us/op, 1e-6",
    "ms/op, 1e-3",
    "s/op, 1",
    "min/op, 60",
    "hr/op, 3600",
    "day/op, 86400",
    "us, 1e-6"
  })
  void ofTimesLessIsBetterInEveryMode(String text, double seconds) {
    for (String mode : new String[] {"thrpt", "avgt", "sample", "ss"}) {
      ScoreUnit unit = ScoreUnit.of(text, mode);

      assertThat(unit.isTime()).isTrue();
      assertThat(unit.isRate()).isFalse();
      assertThat(unit.direction()).isEqualTo(Direction.LOWER_IS_BETTER);
      assertThat(unit.factor()).isCloseTo(seconds, within(1e-12 * seconds));
      assertThat(unit.text()).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @CsvSource({"ops/ns, 1e9", "ops/us, 1e6", "ops/ms, 1e3", "ops/s, 1", "ops/min, 0.016666666667"})
  void ofRatesMoreIsBetterInEveryMode(String text, double perSecond) {
    for (String mode : new String[] {"thrpt", "ss"}) {
      ScoreUnit unit = ScoreUnit.of(text, mode);

      assertThat(unit.isRate()).isTrue();
      assertThat(unit.isTime()).isFalse();
      assertThat(unit.direction()).isEqualTo(Direction.HIGHER_IS_BETTER);
      assertThat(unit.factor()).isCloseTo(perSecond, within(1e-9 * perSecond));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "B/op, LOWER_IS_BETTER, LOWER_IS_BETTER",
    "#/op, LOWER_IS_BETTER, LOWER_IS_BETTER",
    "MB, LOWER_IS_BETTER, LOWER_IS_BETTER",
    "MB/sec, HIGHER_IS_BETTER, LOWER_IS_BETTER",
    "#, HIGHER_IS_BETTER, LOWER_IS_BETTER",
    "counts, HIGHER_IS_BETTER, LOWER_IS_BETTER",
    "---, HIGHER_IS_BETTER, LOWER_IS_BETTER",
    "'', HIGHER_IS_BETTER, LOWER_IS_BETTER",
    "a/b/c, HIGHER_IS_BETTER, LOWER_IS_BETTER"
  })
  void whereTheUnitDoesNotSayTheModeDoes(String text, Direction thrpt, Direction avgt) {
    assertThat(ScoreUnit.of(text, "thrpt").direction()).isEqualTo(thrpt);
    assertThat(ScoreUnit.of(text, "avgt").direction()).isEqualTo(avgt);
    assertThat(ScoreUnit.of(text, "avgt").isTime()).isFalse();
    assertThat(ScoreUnit.of(text, "avgt").isRate()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "ms/op, us/op, 1e3",
    "ns/op, s/op, 1e-9",
    "ops/ms, ops/s, 1e3",
    "ops/s, ops/min, 60",
    "MB/sec, KB/sec, 1024",
    "B/op, KB/op, 0.0009765625",
    "counts, counts, 1",
    "MB/s, MB/sec, 1"
  })
  void aUnitIsConvertedIntoOneOfItsKind(String from, String to, double factor) {
    assertThat(ScoreUnit.of(from, "avgt").factorTo(ScoreUnit.of(to, "avgt")).orElseThrow())
        .isCloseTo(factor, within(1e-12 * factor));
  }

  @ParameterizedTest
  @CsvSource({
    "B/op, us/op",
    "ops/s, s/op",
    "us, us/op",
    "#, counts",
    "#/op, B/op",
    "'', ---",
    "time, us"
  })
  void aUnitIsNotConvertedIntoOneOfAnotherKind(String from, String to) {
    assertThat(ScoreUnit.of(from, "avgt").factorTo(ScoreUnit.of(to, "avgt"))).isEmpty();
    assertThat(ScoreUnit.of(to, "avgt").factorTo(ScoreUnit.of(from, "avgt"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "12.34, 12.3 us/op",
    "9.996, 10.0 us/op",
    "1.2345, 1.23 us/op",
    "0.99949, 0.999 us/op",
    "0.9996, 1.00 us/op",
    "0.12345, 0.123 us/op",
    "0.012345, 0.0123 us/op",
    "0.00099961, 0.00100 us/op",
    "0.00012345, 0.000123 us/op",
    "0.000012345, 1.23e-05 us/op",
    "99.96, 100 us/op",
    "1234567.4, 1234567 us/op",
    "123456789.4, 1.23e+08 us/op",
    "12345678901.2, 1.23e+10 us/op",
    "-0.5, -0.500 us/op",
    "0, 0 us/op",
    "NaN, NaN us/op",
    "Infinity, Infinity us/op"
  })
  void aScoreHasThreeDigitsAndItsUnit(double score, String text) {
    assertThat(ScoreUnit.of("us/op", "avgt").format(score)).isEqualTo(text);
  }

  @Test
  void withoutAUnitAScoreIsANumber() {
    assertThat(ScoreUnit.of("", "avgt").format(2)).isEqualTo("2.00");
  }
}
