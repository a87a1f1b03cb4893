package speedup.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import speedup.run.Cell;

final class CrowdsTests {

  @ParameterizedTest
  @CsvSource({
    "crowd, sequential, 1",
    "crowd, virtual, 100000",
    "crowd, async, 100000",
    "siteCrowd, sequential, 1",
    "siteCrowd, fixed, 10",
    "siteCrowd, virtual, 10",
    "siteCrowd, async, 10"
  })
  void aCrowdThatTheSystemGivesIsMeasured(String workload, String strategy, int workers) {
    assertThat(Batches.objection(batch(workload, strategy, workers), true)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"crowd, workstealing", "crowd, process", "siteCrowd, process", "siteCrowd, cluster"})
  void aCrowdIsOfThreadsVirtualThreadsOrFutures(String workload, String strategy) {
    assertThat(Batches.objection(batch(workload, strategy, 10), true)).isPresent();
  }

  /** No client has 65,536 ports to one server, whatever else a system gives. */
  @ParameterizedTest
  @EnabledOnOs(OS.LINUX)
  @CsvSource({"virtual", "async"})
  void aCrowdAtTheSiteEndsWhereConnectionsDo(String strategy) {
    assertThat(Batches.objection(batch("siteCrowd", strategy, 100_000), true))
        .hasValueSatisfying(reason -> assertThat(reason).contains("100000 connections are more"));
  }

  @Test
  void otherBatchesAreNoCrowds() {
    assertThat(Crowds.isCrowd(batch("flags", "async", 10))).isFalse();
    assertThat(Crowds.isCrowd(batch("crowd", "async", 10))).isTrue();
    assertThat(Crowds.isCrowd(batch("siteCrowd", "async", 10))).isTrue();
    assertThat(Batches.isWork("siteCrowd")).isFalse();
  }

  private static BatchCell batch(String workload, String strategy, int workers) {
    return BatchCell.of(
            Cell.of(
                "speedup.benchmark.Any." + workload,
                Map.of(
                    BatchCell.STRATEGY,
                    strategy,
                    BatchCell.WORKERS,
                    Integer.toString(workers),
                    BatchCell.LIFECYCLE,
                    "cold")))
        .orElseThrow();
  }
}
