package speedup.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import speedup.run.Cell;

/** What a cell of somebody's own workload says by its benchmark. */
final class WorkKindTests {

  private static final Map<String, String> PARAMS =
      Map.of(
          "workload",
          "primes",
          "rows",
          "7",
          "strategy",
          "fixed",
          "workers",
          "2",
          "lifecycle",
          "cold");

  @Test
  void everyKindIsAMethodOfTheBenchmark() throws Exception {
    assertThat(Class.forName(WorkKind.BENCHMARK).getMethods())
        .filteredOn(method -> method.isAnnotationPresent(Benchmark.class))
        .extracting("name")
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(WorkKind.values()).map(WorkKind::name).toList());
  }

  @Test
  void aWorkloadOfTheSameNameAsOursIsNotTakenForIt() {
    BatchCell batch = BatchCell.of(Cell.of(WorkKind.waiting.benchmark(), PARAMS)).orElseThrow();

    assertThat(batch.workload()).isEqualTo("primes");
    assertThat(batch.setting()).isEqualTo("rows=7");
    assertThat(batch).hasToString("primes fixed x2 (cold, rows=7)");
    assertThat(Batches.computes(batch)).isFalse();
    assertThat(Batches.objection(batch, true)).isEmpty();
  }

  @Test
  void theStrategyWithoutThreadsIsForTasksThatStartWithoutOne() {
    Cell cell = Cell.of(WorkKind.waiting.benchmark(), PARAMS).with("strategy", "async");
    Cell started = Cell.of(WorkKind.started.benchmark(), PARAMS).with("strategy", "async");

    assertThat(Batches.objection(BatchCell.of(cell).orElseThrow(), true)).isPresent();
    assertThat(Batches.objection(BatchCell.of(started).orElseThrow(), true)).isEmpty();
  }
}
