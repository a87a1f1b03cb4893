package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code compare} on small files of JMH that were found to mislead, each of a kind. */
final class CompareFilesTests {

  private static final String GATE = "--fail-on-regression";

  @ParameterizedTest
  @CsvSource({"a1-threads1, a1-threads8", "a1-avgt-threads1, a1-avgt-threads8"})
  void otherThreadsAreNotTheSameCellAndThatIsSaid(String base, String changed) throws Exception {
    Ran compared = compare(base, changed, GATE);

    assertThat(compared.exitCode()).isEqualTo(2);
    assertThat(compared.out()).isEmpty();
    assertThat(compared.err().lines())
        .singleElement()
        .asString()
        .contains("no measured cell in common: Queue.offer (1 thread)")
        .endsWith("threads 1 against 8: not the same cell");
  }

  @Test
  void aSweepOfThreadsIsPairedByThreadsAndNotByPosition() throws Exception {
    Ran compared = compare("a2-sweep", "a2-sweep-other-order", GATE);

    assertThat(compared.exitCode()).isZero();
    assertThat(compared.out())
        .containsPattern("\nQueue.offer \\(1 thread\\) +same within 5%")
        .containsPattern("\nQueue.offer \\(2 threads\\) +same within 5%")
        .containsPattern("\nQueue.offer \\(4 threads\\) +same within 5%");
    assertThat(compared.out())
        .contains("Of 3 cells: 0 slower, 0 faster, 3 same within 5%, 0 cannot tell\n");
  }

  @Test
  void aBenchmarkThatIsNotThereAnyMoreIsGone() throws Exception {
    Ran compared = compare("a3-base", "a3-new-crashed", GATE);

    assertThat(compared.exitCode()).isEqualTo(1);
    assertThat(compared.out())
        .contains("Of 2 cells: 1 gone, 0 slower, 0 faster, 1 same within 5%, 0 cannot tell\n")
        .contains("\ngone, in BASE and not in NEW: B.crashes\n");
    assertThat(compare("a3-base", "a3-new-crashed").exitCode()).isZero();
    assertThat(compare("a3-base", "a3-new-crashed", GATE, "--allow-missing").exitCode()).isZero();
  }

  @Test
  void aBenchmarkThatIsNewIsSaidAndNoRegression() throws Exception {
    Ran compared = compare("a3-new-crashed", "a3-base", GATE);

    assertThat(compared.exitCode()).isZero();
    assertThat(compared.out()).contains("\nonly in NEW: B.crashes\n").doesNotContain("gone");
  }

  @Test
  void aGateThatCannotFailIsNotGreen() throws Exception {
    String base = "a4-three-forks-base";
    String changed = "a4-three-forks-10x-slower";

    Ran compared = compare(base, changed, GATE);

    assertThat(compared.exitCode()).isEqualTo(2);
    assertThat(compared.out()).contains("too few forks").contains("1 with too few forks");
    assertThat(compared.err().lines())
        .singleElement()
        .asString()
        .contains("it takes 4 forks a side, and no cell has more than 3 in BASE and 3 in NEW");
    assertThat(compare(base, changed).exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"a5-nothing-measured, 'is JMH''s, and without a result'", "a5-zero-bytes, is empty"})
  void aFileWithoutAnyResultIsNamedForWhatItIs(String changed, String message) throws Exception {
    Ran compared = compare("a3-base", changed, GATE);

    assertThat(compared.exitCode()).isEqualTo(2);
    assertThat(compared.err().lines())
        .singleElement()
        .asString()
        .contains(changed + ".json " + message);
  }

  @Test
  void ofTwoBenchmarksOfOneNameItIsSeenWhichBecameSlower() throws Exception {
    Ran compared = compare("a8-two-packages-base", "a8-two-packages-new", GATE);

    assertThat(compared.exitCode()).isEqualTo(1);
    assertThat(compared.out())
        .containsPattern("\ncom.acme.v1.Codec.encode +same within 5%")
        .containsPattern("\ncom.acme.v2.Codec.encode +slower");
  }

  @Test
  void whateverAParameterHoldsTheColumnsAlignAndNothingReachesTheTerminal() throws Exception {
    Ran compared = compare("a9-params-base", "a9-params-new");

    assertThat(compared.out()).doesNotContain("\u001b").doesNotContain("\t");
    assertThat(compared.out())
        // Six wide letters take twelve columns; the family and the accented letter two and one.
        .contains("\nQueue.offer (type=日本語テスト)    slower  +30.0%")
        .contains("\nQueue.offer (type=👩‍👩‍👧 e\u0301)            slower  +30.0%")
        .contains("\nQueue.offer (type=\\u001b[31mred)   slower  +30.0%")
        .contains("\nQueue.offer (type=tab\\there)       slower  +30.0%")
        .contains("\nQueue.offer (type=)                slower  +30.0%");
  }

  @Test
  void whateverAParameterHoldsMarkdownShowsIt() throws Exception {
    Ran compared = compare("a9-params-base", "a9-params-new", "--format", "markdown");

    assertThat(compared.out()).doesNotContain("\u001b").doesNotContain("\t");
    assertThat(compared.out())
        .contains("\n| Queue.offer (type=List\\<String>) |")
        .contains("\n| Queue.offer (type=\\<b>bold\\</b>) |")
        .contains("\n| Queue.offer (type=a\\|b) |")
        .contains("\n| Queue.offer (type=\\`tick\\`) |")
        .contains("\n| Queue.offer (type=\\*x\\*\\_y\\_) |")
        .contains("\n| Queue.offer (type=\\\\u001b[31mred) |")
        .contains("\n| Queue.offer (type=tab\\\\there) |");
  }

  @Test
  void whateverAParameterHoldsCsvReadsBack() throws Exception {
    Ran compared = compare("a9-params-base", "a9-params-new", "--format", "csv");

    List<Map<String, String>> rows;
    try (MappingIterator<Map<String, String>> read =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(compared.out())) {
      rows = read.readAll();
    }

    assertThat(rows)
        .extracting(row -> row.get("params"))
        .containsExactly(
            "type=List<String>",
            "type=<b>bold</b>",
            "type=a|b",
            "type=`tick`",
            "type=*x*_y_",
            "type=say \"hi\", ok",
            "type=日本語テスト",
            "type=👩‍👩‍👧 e\u0301",
            "type=tab\there",
            "type=",
            "type==1+2",
            "type=\u001b[31mred");
    assertThat(rows)
        .allSatisfy(row ->
            assertThat(row)
                .containsEntry("verdict", "slower")
                .containsEntry("benchmark", "org.example.Queue.offer")
                .containsEntry("mode", "avgt")
                .containsEntry("threads", "1")
                .containsEntry("unit", "us/op"));
  }

  @Test
  void aFileThatIsNotUtf8IsRead() throws Exception {
    Ran compared = compare("a15-latin1-base", "a15-latin1-new", GATE);

    assertThat(compared.exitCode()).isEqualTo(1);
    assertThat(compared.out())
        .contains("1 slower")
        .contains("a15-latin1-base.json: is not UTF-8: read as Latin-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "markdown", "csv", "json", "bmf", "openmetrics"})
  void everyFormatIsWrittenOfEveryPair(String format) throws Exception {
    for (List<String> pair :
        List.of(
            List.of("a2-sweep", "a2-sweep-other-order"),
            List.of("a3-base", "a3-new-crashed"),
            List.of("a4-three-forks-base", "a4-three-forks-10x-slower"),
            List.of("a8-two-packages-base", "a8-two-packages-new"),
            List.of("a9-params-base", "a9-params-new"))) {
      Ran compared = compare(pair.get(0), pair.get(1), "--format", format);

      assertThat(compared.exitCode()).isZero();
      assertThat(compared.out()).endsWith("\n");
    }
  }

  private static Ran compare(String base, String changed, String... options) throws Exception {
    return Ran.command(
        Stream.concat(Stream.of("compare", file(base), file(changed)), Stream.of(options))
            .toArray(String[]::new));
  }

  private static String file(String name) throws Exception {
    URL file = CompareFilesTests.class.getResource("compare/" + name + ".json");
    URI uri = Objects.requireNonNull(file, name).toURI();
    return Path.of(uri).toString();
  }
}
