package speedup.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import speedup.run.Cell;

final class BatchCellTests {

  private static final String RC4 = "speedup.benchmark.Rc4Benchmark.rc4";

  @Test
  void itsPartsAreTheCellsParameters() {
    BatchCell batch =
        BatchCell.of(
                Cell.of(
                    RC4,
                    Map.of(
                        "scale", "16", "workers", "4", "strategy", "fixed", "lifecycle", "warm")))
            .orElseThrow();

    assertThat(batch.workload()).isEqualTo("rc4");
    assertThat(batch.strategy()).isEqualTo("fixed");
    assertThat(batch.workers()).isEqualTo(4);
    assertThat(batch.lifecycle()).isEqualTo("warm");
    assertThat(batch.setting()).isEqualTo("scale=16");
    assertThat(batch).hasToString("rc4 fixed x4 (warm, scale=16)");
    assertThat(Baselines.isSequential(batch)).isFalse();
  }

  @Test
  void theSequentialOneIsTheBaseline() {
    BatchCell batch =
        BatchCell.of(
                Cell.of(RC4, Map.of("workers", "1", "strategy", "sequential", "lifecycle", "cold")))
            .orElseThrow();

    assertThat(Baselines.isSequential(batch)).isTrue();
    assertThat(batch.setting()).isEmpty();
    assertThat(batch).hasToString("rc4 sequential x1 (cold)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"strategy", "workers", "lifecycle"})
  void withoutAParameterThatMakesABatchItIsSomeOtherBenchmark(String name) {
    Map<String, String> params =
        new HashMap<>(Map.of("workers", "1", "strategy", "sequential", "lifecycle", "cold"));
    params.remove(name);

    assertThat(BatchCell.of(Cell.of(RC4, params))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "two", ""})
  void workersThatAreNoNumberMakeNoBatch(String workers) {
    assertThat(
            BatchCell.of(
                Cell.of(RC4, Map.of("workers", workers, "strategy", "fixed", "lifecycle", "cold"))))
        .isEmpty();
  }
}
