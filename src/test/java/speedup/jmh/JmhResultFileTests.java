package speedup.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.SampleTimeResult;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.SampleBuffer;
import speedup.run.JmhSettings.Iterations;
import speedup.run.UsageException;
import speedup.stats.ComparedCell.Direction;

final class JmhResultFileTests {

  private static final String RESULT =
      """
      [{
        "jmhVersion": "1.37",
        "benchmark": "org.example.Queue.offer",
        "mode": "thrpt",
        "threads": 8,
        "forks": 3,
        "jvm": "/usr/bin/java",
        "jvmArgs": ["-Xmx1g", "-ea"],
        "jdkVersion": "25.0.3",
        "vmName": "OpenJDK 64-Bit Server VM",
        "vmVersion": "25.0.3+9",
        "warmupIterations": 2,
        "warmupTime": "500 ms",
        "warmupBatchSize": 1,
        "measurementIterations": 3,
        "measurementTime": "1 s",
        "measurementBatchSize": 4,
        "params": {"size": "10", "kind": "a|b"},
        "primaryMetric": {
          "score": 2.5,
          "scoreError": "NaN",
          "scoreUnit": "ops/ms",
          "rawData": [[1.0, 2.0, 3.0], [4.0, "NaN", 5.0], []]
        },
        "secondaryMetrics": {
          "\u00B7gc.alloc.rate": {"score": 7, "scoreUnit": "MB/sec", "rawData": [[7.0], [7.0], []]},
          "offer\u00B7p0.50": {"score": 3, "scoreUnit": "us/op", "rawData": []},
          "take\u00B7p0.50": {"score": 4, "scoreUnit": "us/op", "rawData": []}
        }
      }]
      """;

  @Test
  void everyFieldIsRead() throws Exception {
    JmhResult result = only(RESULT);

    assertThat(result.benchmark()).isEqualTo("org.example.Queue.offer");
    assertThat(result.mode()).isEqualTo("thrpt");
    assertThat(result.threads()).isEqualTo(8);
    assertThat(result.forks()).isEqualTo(3);
    assertThat(result.jmhVersion()).isEqualTo("1.37");
    assertThat(result.jvm()).isEqualTo("/usr/bin/java");
    assertThat(result.jvmArgs()).containsExactly("-Xmx1g", "-ea");
    assertThat(result.jdkVersion()).isEqualTo("25.0.3");
    assertThat(result.vmName()).isEqualTo("OpenJDK 64-Bit Server VM");
    assertThat(result.vmVersion()).isEqualTo("25.0.3+9");
    assertThat(result.warmup()).isEqualTo(new Iterations(2, "500 ms", 1));
    assertThat(result.measurement()).isEqualTo(new Iterations(3, "1 s", 4));
    assertThat(result.params()).containsExactly(Map.entry("kind", "a|b"), Map.entry("size", "10"));
    assertThat(result.primary().score()).isEqualTo(2.5);
    assertThat(result.primary().error()).isNaN();
    assertThat(result.primary().unit().text()).isEqualTo("ops/ms");
    assertThat(result.primary().unit().direction()).isEqualTo(Direction.HIGHER_IS_BETTER);
  }

  @Test
  void aFailedForkAndAnIterationThatSawNothingAreSeen() throws Exception {
    JmhResult result = only(RESULT);

    assertThat(result.primary().forks().get(0)).containsExactly(1.0, 2.0, 3.0);
    assertThat(result.primary().measured())
        .containsExactly(List.of(1.0, 2.0, 3.0), List.of(4.0, 5.0));
    assertThat(result.primary().unseen()).isOne();
    assertThat(result.lostForks()).isOne();
  }

  /** A JMH that stops a benchmark at its first failed fork, or loses one, writes fewer lists. */
  @Test
  void forksThatAreNotThereAreLostToo() throws Exception {
    assertThat(only(RESULT.replace(", []]\n", "]\n")).lostForks()).isOne();
    assertThat(only(RESULT.replace("\"forks\": 3", "\"forks\": 10")).lostForks()).isEqualTo(8);
    assertThat(only(RESULT.replace("\"forks\": 3", "\"forks\": 0")).lostForks()).isOne();
  }

  @Test
  void figuresOfProfilersHaveTheNamesOfToday() throws Exception {
    JmhResult result = only(RESULT);

    assertThat(result.secondary()).containsOnlyKeys("gc.alloc.rate", "p0.50", "take:p0.50");
    assertThat(result.secondary().get("gc.alloc.rate"))
        .satisfies(metric -> {
          assertThat(metric.unit().text()).isEqualTo("MB/sec");
          assertThat(metric.measured()).containsExactly(List.of(7.0), List.of(7.0));
        });
    assertThat(result.secondary().get("p0.50"))
        .satisfies(metric -> {
          assertThat(metric.hasRawData()).isFalse();
          assertThat(metric.score()).isEqualTo(3);
        });
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, NaN",
    "Infinity, Infinity",
    "-Infinity, -Infinity",
    "'\"+INF\"', Infinity",
    "'\"-INF\"', -Infinity",
    "null, NaN"
  })
  void whatIsNoNumberIsReadBareOrQuoted(String written, double score) throws Exception {
    JmhResult result = only(RESULT.replace("\"NaN\"", written));

    assertThat(result.primary().error()).isEqualTo(Double.valueOf(score));
    assertThat(result.primary().measured().get(1)).containsExactly(4.0, 5.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"rawData\": [],", "", "\"rawData\": [[], []],"})
  void aScoreWithoutRawDataIsKeptAsWhatItIs(String raw) throws Exception {
    JmhResult result =
        only(
            RESULT.replace(
                "\"scoreUnit\": \"ops/ms\",\n"
                    + "    \"rawData\": [[1.0, 2.0, 3.0], [4.0, \"NaN\", 5.0], []]",
                raw + "\"scoreUnit\": \"ops/ms\""));

    assertThat(result.primary().hasRawData()).isFalse();
    assertThat(result.primary().measured()).isEmpty();
    assertThat(result.primary().score()).isEqualTo(2.5);
  }

  @Test
  void aControlCharacterInAParameterIsRead() throws Exception {
    assertThat(only(RESULT.replace("a|b", "a\tb")).params()).containsEntry("kind", "a\tb");
  }

  /** As JMH 1.21 wrote {@code a,b} and, of any JMH since, a parameter that does hold a line end. */
  @Test
  void aParameterThatAnOldJmhBrokeIsPutTogether() throws Exception {
    assertThat(only(RESULT.replace("1.37", "1.21").replace("a|b", "a,\n      b")).params())
        .containsEntry("kind", "a,b");
    assertThat(only(RESULT.replace("a|b", "a,\\n b")).params()).containsEntry("kind", "a,\n b");
  }

  @Test
  void anOldJmhsQuotationMarkIsNamed() {
    assertRefused(RESULT.replace("a|b", "say \"hi\""), "jmh.json is JMH's, but no JSON");
  }

  /** Written by JMH itself: its histograms, an empty one, and a percentile beside. */
  @Test
  void ofAnIterationThatSampledItIsTheMean() throws Exception {
    JmhResult result = only(sampled());

    assertThat(result.primary().unit().text()).isEqualTo("us/op");
    assertThat(result.primary().measured()).hasSize(2);
    // JMH's buffer keeps three digits: 2 µs, 2 µs, 5 µs.
    assertThat(result.primary().measured().get(0).get(0)).isCloseTo(3, within(0.01));
    assertThat(result.primary().measured().get(0)).hasSize(1);
    assertThat(result.primary().unseen()).isEqualTo(2);
    assertThat(result.params()).containsEntry("size", "<1,2;3>");
    assertThat(result.secondary()).containsKeys("p0.50", "gc.alloc.rate.norm");
  }

  private static String sampled() {
    WorkloadParams workload = new WorkloadParams();
    workload.put("size", "<1,2;3>", 0);
    IterationParams iterations =
        new IterationParams(IterationType.MEASUREMENT, 2, TimeValue.seconds(1), 1);
    BenchmarkParams params =
        new BenchmarkParams(
            "org.example.Queue.offer",
            "",
            true,
            1,
            new int[] {1},
            List.of(),
            2,
            0,
            iterations,
            iterations,
            Mode.SampleTime,
            workload,
            TimeUnit.MICROSECONDS,
            1,
            "/usr/bin/java",
            List.of(),
            "25",
            "VM",
            "25",
            "1.37",
            TimeValue.minutes(10));
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    ResultFormatFactory.getInstance(
            ResultFormatType.JSON, new PrintStream(json, true, StandardCharsets.UTF_8))
        .writeOut(
            List.of(new RunResult(params, List.of(sampledFork(params), sampledFork(params)))));
    return json.toString(StandardCharsets.UTF_8);
  }

  private static BenchmarkResult sampledFork(BenchmarkParams params) {
    SampleBuffer seen = new SampleBuffer();
    List.of(2_000L, 2_000L, 5_000L).forEach(seen::add);
    IterationResult saw = new IterationResult(params, params.getMeasurement(), null);
    saw.addResult(new SampleTimeResult(ResultRole.PRIMARY, "offer", seen, TimeUnit.MICROSECONDS));
    saw.addResult(new ScalarResult("gc.alloc.rate.norm", 24, "B/op", AggregationPolicy.AVG));
    IterationResult nothing = new IterationResult(params, params.getMeasurement(), null);
    nothing.addResult(
        new SampleTimeResult(
            ResultRole.PRIMARY, "offer", new SampleBuffer(), TimeUnit.MICROSECONDS));
    return new BenchmarkResult(params, List.of(saw, nothing));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "\uFEFF"})
  void anEmptyFileIsNamed(String content) {
    assertRefused(content, "jmh.json is empty: JMH writes its results at the end of a run");
  }

  @Test
  void aFileOfRunsThatAllFailedIsNamed() {
    assertRefused("[\n]\n", "jmh.json is JMH's, and without a result");
  }

  @Test
  void aFileThatIsCutOffIsNamed() {
    assertRefused(
        RESULT.substring(0, RESULT.length() / 2), "jmh.json ends in the middle of its JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"benchmark,mode", "{]", "[1,]"})
  void whatIsNoJsonIsNamed(String content) {
    assertRefused(content, "jmh.json is no JSON: give a run's folder or a file of JMH's -rf json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "7",
        "[1]",
        "[{\"benchmark\": \"a\"}]",
        "{\"benchmark\": 1, \"mode\": \"ss\"}"
      })
  void jsonOfSomethingElseIsNamed(String content) {
    assertRefused(content, "jmh.json is JSON of something else than JMH");
  }

  /** Not only of the first of a file. */
  @Test
  void oneThatIsNoResultAmongThoseThatAreIsNamed() {
    assertRefused(
        RESULT.strip().replaceFirst("]$", ", {\"name\": \"x\"}]"), "something else than JMH");
  }

  @Test
  void aScoreThatIsNoNumberIsNamedWithItsBenchmark() {
    assertRefused(
        RESULT.replace("4.0", "\"4,0\""),
        "jmh.json: org.example.Queue.offer: a score is no number: 4,0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "ISO-8859-1"})
  void theEncodingIsFoundOut(String charset) throws Exception {
    JmhResultFile file = JmhResultFile.parse("jmh.json", RESULT.getBytes(Charset.forName(charset)));

    assertThat(file.results())
        .extracting(JmhResult::secondary)
        .first()
        .satisfies(metrics -> assertThat(metrics).containsKey("gc.alloc.rate"));
    assertThat(file.warnings())
        .isEqualTo(
            charset.equals("ISO-8859-1")
                ? List.of("is not UTF-8: read as Latin-1, so a name may show other letters")
                : Collections.emptyList());
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheText() throws Exception {
    assertThat(only("\uFEFF" + RESULT).benchmark()).isEqualTo("org.example.Queue.offer");
  }

  private static JmhResult only(String content) throws UsageException {
    JmhResultFile file = JmhResultFile.parse("jmh.json", content.getBytes(StandardCharsets.UTF_8));
    assertThat(file.results()).hasSize(1);
    return file.results().get(0);
  }

  private static void assertRefused(String content, String message) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> only(content))
        .withMessageStartingWith(message.startsWith("jmh.json") ? message : "jmh.json")
        .withMessageContaining(message);
  }
}
