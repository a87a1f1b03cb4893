package speedup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CellTests {

  private static final String RC4 = "speedup.benchmark.Rc4Benchmark.rc4";

  @Test
  void itsPartsAreItsParameters() {
    Cell cell =
        Cell.of(
            RC4, Map.of("scale", "16", "workers", "4", "strategy", "fixed", "lifecycle", "warm"));

    assertThat(cell.workload()).isEqualTo("rc4");
    assertThat(cell.strategy()).isEqualTo("fixed");
    assertThat(cell.workers()).isEqualTo(4);
    assertThat(cell.lifecycle()).isEqualTo("warm");
    assertThat(cell.setting()).isEqualTo("scale=16");
    assertThat(cell).hasToString("rc4 fixed x4 (warm, scale=16)");
    assertThat(cell.isBaseline()).isFalse();
  }

  @Test
  void theSequentialCellIsTheBaseline() {
    Cell cell = Cell.of(RC4, Map.of("workers", "1", "strategy", "sequential", "lifecycle", "cold"));

    assertThat(cell.isBaseline()).isTrue();
    assertThat(cell.setting()).isEmpty();
    assertThat(cell).hasToString("rc4 sequential x1 (cold)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"strategy", "workers", "lifecycle"})
  void withoutAParameterThatMakesACellThereIsNone(String name) {
    Map<String, String> params =
        new HashMap<>(Map.of("workers", "1", "strategy", "sequential", "lifecycle", "cold"));
    params.remove(name);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cell.of(RC4, params))
        .withMessageContaining(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "two", ""})
  void workersAreANumber(String workers) {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            Cell.of(RC4, Map.of("workers", workers, "strategy", "fixed", "lifecycle", "cold")));
  }
}
