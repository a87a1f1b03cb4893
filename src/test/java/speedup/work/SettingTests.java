package speedup.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How the values of any parameters become one of JMH's. */
final class SettingTests {

  @Test
  void whatIsWrittenIsReadBack() {
    Map<String, String> values = Map.of("rows", "1000", "file", "a b&c=d,é\n.csv", "none", "");

    assertThat(Setting.decode(Setting.encode(new TreeMap<>(values)))).isEqualTo(values);
    assertThat(Setting.encode(new TreeMap<>(values))).doesNotContainAnyWhitespaces();
    assertThat(Setting.decode("")).isEmpty();
  }
}
