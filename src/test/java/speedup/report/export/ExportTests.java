package speedup.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import speedup.run.Cell;
import speedup.run.ScoreUnit;
import speedup.stats.Estimate;
import speedup.stats.Interval;

final class ExportTests {

  private static final List<ExportedScore> SCORES =
      List.of(
          score("avgt", Map.of("size", "10"), "us/op", new Interval(2, 1, 4)),
          score("thrpt", Map.of(), "ops/ms", new Interval(4, 3, 5)),
          score("ss", Map.of("a-b", "x\"\\\ny", "a.b", "2", "mode", "m"), "B/op", null),
          score("sample", Map.of(), "us/op", new Interval(8, 0, Double.POSITIVE_INFINITY)));

  private static ExportedScore score(
      String mode, Map<String, String> params, String unit, @Nullable Interval interval) {
    Cell cell = new Cell("org.example.Queue.offer", mode, 1, new TreeMap<>(params), "", false);
    Estimate estimate =
        interval == null
            ? new Estimate(48, 1, Optional.empty())
            : new Estimate(interval.estimate(), 6, Optional.of(interval));
    return ExportedScore.of(cell, ScoreUnit.of(unit, mode), estimate);
  }

  /** Times in nanoseconds, rates in operations a second: the units of Bencher's own measures. */
  @Test
  void bencherHasASeriesForEveryWholeName() {
    assertThat(BencherMetrics.of(SCORES))
        .isEqualTo(
            """
            {
              "org.example.Queue.offer (avgt, 1 thread, size=10)" : {
                "latency" : {
                  "value" : 2000.0,
                  "lower_value" : 1000.0,
                  "upper_value" : 4000.0
                }
              },
              "org.example.Queue.offer (thrpt, 1 thread)" : {
                "throughput" : {
                  "value" : 4000.0,
                  "lower_value" : 3000.0,
                  "upper_value" : 5000.0
                }
              },
              "org.example.Queue.offer (ss, 1 thread, a-b=x\\"\\\\\\ny, a.b=2, mode=m)" : {
                "b-op" : {
                  "value" : 48.0
                }
              },
              "org.example.Queue.offer (sample, 1 thread)" : {
                "latency" : {
                  "value" : 8000.0
                }
              }
            }
            """);
  }

  @Test
  void openMetricsHasAFamilyForEachKindAndEachEnd() {
    String offer = "benchmark=\"org.example.Queue.offer\",mode=";
    assertThat(OpenMetrics.of(SCORES).replace(offer, "…"))
        .isEqualTo(
            """
            # TYPE speedup_time_seconds gauge
            # UNIT speedup_time_seconds seconds
            # HELP speedup_time_seconds Geometric mean of the forks.
            speedup_time_seconds{…"avgt",threads="1",param_size="10"} 2.0E-6
            speedup_time_seconds{…"sample",threads="1"} 8.0E-6
            # TYPE speedup_time_low_seconds gauge
            # UNIT speedup_time_low_seconds seconds
            # HELP speedup_time_low_seconds Lower end of the interval around the geometric mean of the forks.
            speedup_time_low_seconds{…"avgt",threads="1",param_size="10"} 1.0E-6
            speedup_time_low_seconds{…"sample",threads="1"} 0.0
            # TYPE speedup_time_high_seconds gauge
            # UNIT speedup_time_high_seconds seconds
            # HELP speedup_time_high_seconds Upper end of the interval around the geometric mean of the forks.
            speedup_time_high_seconds{…"avgt",threads="1",param_size="10"} 4.0E-6
            # TYPE speedup_rate_operations_per_second gauge
            # UNIT speedup_rate_operations_per_second operations_per_second
            # HELP speedup_rate_operations_per_second Geometric mean of the forks.
            speedup_rate_operations_per_second{…"thrpt",threads="1"} 4000.0
            # TYPE speedup_rate_low_operations_per_second gauge
            # UNIT speedup_rate_low_operations_per_second operations_per_second
            # HELP speedup_rate_low_operations_per_second Lower end of the interval around the geometric mean of the forks.
            speedup_rate_low_operations_per_second{…"thrpt",threads="1"} 3000.0
            # TYPE speedup_rate_high_operations_per_second gauge
            # UNIT speedup_rate_high_operations_per_second operations_per_second
            # HELP speedup_rate_high_operations_per_second Upper end of the interval around the geometric mean of the forks.
            speedup_rate_high_operations_per_second{…"thrpt",threads="1"} 5000.0
            # TYPE speedup_score gauge
            # HELP speedup_score Geometric mean of the forks.
            speedup_score{…"ss",threads="1",param_a_b="x\\"\\\\\\ny",param_a_b_="2",param_mode="m",unit="B/op"} 48.0
            # EOF
            """);
  }

  @Test
  void withoutAnyScoreThereIsStillADocument() {
    assertThat(BencherMetrics.of(List.of())).isEqualTo("{ }\n");
    assertThat(OpenMetrics.of(List.of())).isEqualTo("# EOF\n");
  }
}
