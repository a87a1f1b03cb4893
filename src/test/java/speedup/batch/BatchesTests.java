package speedup.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.annotations.Param;
import speedup.run.UsageException;
import speedup.strategy.Strategy;

final class BatchesTests {

  @ParameterizedTest
  @CsvSource({
    "strategy, nonsense, sequential",
    "strategy, Fixed, fixed",
    "lifecycle, hot, 'cold, warm'",
    "workers, 0, from 1 to 100000",
    "workers, -1, from 1 to 100000",
    "workers, 100001, from 1 to 100000",
    "workers, 99999999999999999999, from 1 to 100000",
    "workers, two, from 1 to 100000",
    "workers, '', from 1 to 100000",
    "strategy, fixed:nice=yes, it has none",
    "strategy, process:cache=all, cache=none",
    "flags, 21, '20, 194 or 676'",
    "delay, -1, from 0 to 99999",
    "delay, 1.5, from 0 to 99999"
  })
  void aWrongValueIsToldTogetherWithWhatIsAllowed(String name, String value, String allowed) {
    assertThatThrownBy(() -> Batches.check("flags", Map.of(name, value)))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("-p " + name + "=" + value + ": ")
        .hasMessageContaining(allowed)
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @CsvSource({
    "sha256, 1e9, 2047",
    "sha256, 2048, 2047",
    "sha256, 0, 2047",
    "sha256, Infinity, 2047",
    "sha256, NaN, 2047",
    "sha256, -1, 2047",
    "sha256, big, 2047",
    "rc4, 1e9, 5461",
    "rc4, 5462, 5461"
  })
  void aScaleWithWhichTheJobsCannotBeMadeIsRefused(String workload, String scale, int largest) {
    assertThatThrownBy(() -> Batches.check(workload, Map.of("scale", scale)))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "-p scale=%s: must be for %s a number above 0 and up to %d, such as 0.5"
                .formatted(scale, workload, largest));
  }

  @ParameterizedTest
  @CsvSource({"sha256, 2047", "rc4, 5461", "other, 1e9"})
  void theLargestScaleWithWhichTheyCanBePasses(String workload, String scale) {
    assertThatCode(() -> Batches.check(workload, Map.of("scale", scale)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "strategy, virtual",
    "strategy, process:cache=none",
    "lifecycle, warm",
    "workers, 1",
    "workers, 100000",
    "scale, 0.5",
    "scale, 16",
    "flags, 676",
    "delay, 0",
    "shape, round"
  })
  void aRightValuePasses(String name, String value) {
    assertThatCode(() -> Batches.check("other", Map.of(name, value))).doesNotThrowAnyException();
  }

  /** JMH takes only what is written out in the annotation; members are started with --full. */
  @Test
  void theBenchmarksNameAllStrategiesButTheCluster() throws Exception {
    Param param =
        Class.forName("speedup.benchmark.BatchBenchmark")
            .getDeclaredField("strategy")
            .getAnnotation(Param.class);

    assertThat(param.value())
        .containsExactly(
            Arrays.stream(Strategy.values())
                .filter(strategy -> strategy != Strategy.cluster)
                .map(Strategy::name)
                .toArray(String[]::new));
  }
}
