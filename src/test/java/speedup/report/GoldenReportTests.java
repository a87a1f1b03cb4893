package speedup.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.format.ResultFormatType;
import speedup.jmh.JmhResults;
import speedup.report.summary.RunSummary;
import speedup.report.table.RunReport;
import speedup.run.JournalText;
import speedup.run.StoredRun;

/** A run of three rounds that has something of everything, in all its forms. */
final class GoldenReportTests {

  private static final String SEQUENTIAL = JournalText.primes("sequential", 1);
  private static final String FIXED_1 = JournalText.primes("fixed", 1);
  private static final String FIXED_2 = JournalText.primes("fixed", 2);
  private static final String VIRTUAL_2 = JournalText.primes("virtual", 2);
  private static final String DOWNLOADS = flags("sequential", 1);
  private static final String ASYNC_20 = flags("async", 20);

  /** They differ between processors: a logarithm need not be the nearest double. */
  private static final Pattern LAST_DIGITS = Pattern.compile("([0-9]*\\.[0-9]{9})[0-9]+");

  @TempDir Path folder;

  @Test
  void text() throws Exception {
    Golden.assertMatches("report.txt", RunReport.text(summary()));
  }

  @Test
  void markdown() throws Exception {
    Golden.assertMatches("report.md", RunReport.markdown(summary()));
  }

  @Test
  void csv() throws Exception {
    String csv = SpeedupCsv.of(summary());

    Golden.assertMatches("speedup.csv", LAST_DIGITS.matcher(csv).replaceAll("$1"));
  }

  /** Notebooks rely on them. */
  @Test
  void theColumnsOfTheCsvStay() throws Exception {
    assertThat(SpeedupCsv.of(summary()))
        .startsWith(
            "runtime,label,workload,strategy,workers,lifecycle,params,forks,time_s,time_low_s,"
                + "time_high_s,speedup,speedup_low,speedup_high,efficiency,serial_fraction,cpu_s,"
                + "peak_rss_bytes,tasks_per_s,status,reason");
  }

  @Test
  void jmhJsonKeepsEveryIterationOfEveryFork() throws Exception {
    JsonNode results =
        new ObjectMapper().readTree(JmhResults.write(summary().run(), ResultFormatType.JSON));

    assertThat(results).hasSize(5);
    JsonNode sequential = results.get(0);
    assertThat(sequential.at("/benchmark").asText())
        .isEqualTo("speedup.benchmark.PrimeCheckBenchmark.primes");
    assertThat(sequential.at("/params/strategy").asText()).isEqualTo("sequential");
    assertThat(sequential.at("/forks").asInt()).isEqualTo(3);
    assertThat(sequential.at("/primaryMetric/rawData").toString())
        .isEqualTo("[[1.9,2.1],[2.2,2.2],[2.1,2.1]]");
    assertThat(sequential.at("/primaryMetric/scoreUnit").asText()).isEqualTo("s/op");
    assertThat(sequential.at("/jvmArgs/0").asText()).isEqualTo("-Xmx1g");
  }

  /** JMH compares parameters by their place in a list: cells must not become one for it. */
  @Test
  void jmhsOtherFormatsHaveARowForEveryCell() throws Exception {
    assertThat(JmhResults.write(summary().run(), ResultFormatType.CSV).lines())
        .filteredOn(line -> line.contains("PrimeCheckBenchmark.primes\","))
        .hasSize(3);
  }

  private RunSummary summary() throws Exception {
    return RunSummary.of(StoredRun.read(journal().writeTo(folder)));
  }

  private static JournalText journal() {
    return new JournalText()
        .plan(
            3,
            String.join(",", SEQUENTIAL, FIXED_1, FIXED_2, VIRTUAL_2, DOWNLOADS, ASYNC_20),
            JournalText.skipped(
                JournalText.primes("async", 2), "async is for downloads, and for nothing else"))
        .ceiling(400)
        .fork(1, SEQUENTIAL, 20, 1.9, 2.1)
        .fork(1, FIXED_1, 20, 2.0, 2.1)
        .fork(1, FIXED_2, 20, 1.0, 1.0)
        .failure(1, VIRTUAL_2, "PrimeCheck[number=7] gave false and should give true")
        .end(1, VIRTUAL_2, "FAILED")
        .fork(1, DOWNLOADS, 20, 1.05, 1.06)
        .fork(1, ASYNC_20, 20, 0.0591, 0.0589)
        .fork(2, SEQUENTIAL, 20, 2.2, 2.2)
        .fork(2, FIXED_1, 20, 2.2, 2.3)
        .fork(2, FIXED_2, 20, 1.2, 1.1)
        .fork(2, DOWNLOADS, 20, 1.04, 1.05)
        .fork(2, ASYNC_20, 20, 0.0602, 0.0603)
        .fork(3, SEQUENTIAL, 20, 2.1, 2.1)
        .fork(3, FIXED_1, 20, 2.15, 2.15)
        .fork(3, FIXED_2, 20, 1.08, 1.08)
        .fork(3, DOWNLOADS, 20, 1.05, 1.05)
        .fork(3, ASYNC_20, 20, 0.0588, 0.0589)
        .end(3, SEQUENTIAL, "ROUNDS")
        .end(3, FIXED_1, "ROUNDS")
        .end(3, FIXED_2, "ROUNDS")
        .end(3, DOWNLOADS, "ROUNDS")
        .end(3, ASYNC_20, "ROUNDS")
        .finished();
  }

  private static String flags(String strategy, int workers) {
    return JournalText.cell(
        "FlagDownloadBenchmark.flags",
        "strategy",
        strategy,
        "workers",
        Integer.toString(workers),
        "lifecycle",
        "cold",
        "flags",
        "20",
        "delay",
        "50");
  }
}
