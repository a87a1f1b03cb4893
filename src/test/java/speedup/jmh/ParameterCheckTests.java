package speedup.jmh;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import speedup.run.UsageException;

final class ParameterCheckTests {

  @ParameterizedTest
  @CsvSource({
    "strategy, nonsense, sequential",
    "strategy, Fixed, fixed",
    "lifecycle, hot, 'cold, warm'",
    "workers, 0, from 1 to 10000",
    "workers, -1, from 1 to 10000",
    "workers, 10001, from 1 to 10000",
    "workers, 99999999999999999999, from 1 to 10000",
    "workers, two, from 1 to 10000",
    "workers, '', from 1 to 10000",
    "scale, 0, above 0",
    "scale, -1, above 0",
    "scale, NaN, above 0",
    "scale, Infinity, above 0",
    "scale, big, above 0",
    "flags, 21, '20, 194 or 676'",
    "delay, -1, from 0 to 99999",
    "delay, 1.5, from 0 to 99999"
  })
  void aWrongValueIsToldTogetherWithWhatIsAllowed(String name, String value, String allowed) {
    assertThatThrownBy(() -> ParameterCheck.check(Map.of(name, value)))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("-p " + name + "=" + value + ": ")
        .hasMessageContaining(allowed)
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @CsvSource({
    "strategy, virtual",
    "lifecycle, warm",
    "workers, 1",
    "workers, 10000",
    "scale, 0.5",
    "scale, 16",
    "flags, 676",
    "delay, 0",
    "shape, round"
  })
  void aRightValuePasses(String name, String value) {
    assertThatCode(() -> ParameterCheck.check(Map.of(name, value))).doesNotThrowAnyException();
  }
}
