package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static speedup.cli.JmhJson.result;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import speedup.jmh.JmhResults;
import speedup.run.Cell;
import speedup.run.ForkMetric;
import speedup.run.GeneratedRun;
import speedup.run.StoredRun;

/** What {@code compare} takes for the same cell, and what it says of those that are not. */
final class CompareCellsTests {

  private static final String GATE = "--fail-on-regression";
  private static final String LIST = "org.example.List.add";
  private static final String MAP = "org.example.Map.put";

  private static final Cell OFFER =
      new Cell("org.example.Queue.offer", "ss", 1, new TreeMap<>(), "", false);

  @TempDir Path folder;

  @Test
  void aBenchmarkThatIsMeasuredWithOtherThreadsNowIsGone() throws Exception {
    Ran compared =
        compare(
            new JmhJson()
                .with(
                    result(LIST, "us/op", 10, 6), result(MAP, "us/op", 10, 6).set("threads", "4")),
            new JmhJson()
                .with(
                    result(LIST, "us/op", 10, 6),
                    result(MAP, "us/op", 10, 6).set("threads", "2"),
                    result(MAP, "us/op", 10, 6).set("threads", "16")));

    assertThat(compared.exitCode()).isEqualTo(1);
    assertThat(compared.out())
        .contains(
            "gone, in BASE and not in NEW: Map.put (4 threads): threads 4 against 2, 16:"
                + " not the same cell\n")
        .contains("only in NEW: Map.put (2 threads)\n");
  }

  @Test
  void anotherModeIsAnotherCell() throws Exception {
    Ran compared =
        compare(
            new JmhJson().with(result(LIST, "us/op", 10, 6)),
            new JmhJson().with(result(LIST, "us/op", 10, 6).set("mode", "\"sample\"")));

    assertThat(compared.exitCode()).isEqualTo(2);
    assertThat(compared.err()).contains("List.add (avgt): mode avgt against sample: not the same");
  }

  @Test
  void otherParametersAreAnotherCell() throws Exception {
    Ran compared =
        compare(
            new JmhJson()
                .with(
                    result(LIST, "us/op", 10, 6).set("params", "{\"size\": \"10\"}"),
                    result(LIST, "us/op", 90, 6).set("params", "{\"size\": \"90\"}")),
            new JmhJson().with(result(LIST, "us/op", 90, 6).set("params", "{\"size\": \"90\"}")));

    assertThat(compared.out())
        .contains("gone, in BASE and not in NEW: List.add (size=10)\n")
        .containsPattern("List.add \\(size=90\\) +same within 5%");
  }

  @Test
  void aResultThatIsThereTwiceIsSaidAndNotPairedByPosition() throws Exception {
    Ran compared =
        compare(
            new JmhJson()
                .with(
                    result(LIST, "us/op", 10, 6),
                    result(LIST, "us/op", 99, 6),
                    result(MAP, "us/op", 10, 6)),
            new JmhJson().with(result(LIST, "us/op", 99, 6), result(MAP, "us/op", 10, 6)));

    assertThat(compared.exitCode()).isZero();
    assertThat(compared.out())
        .contains("Of 2 cells: 0 slower, 0 faster, 1 same within 5%, 0 cannot tell, 1 not compared")
        .contains("not compared: List.add: in BASE there 2 times, and nothing tells them apart\n");
  }

  @ParameterizedTest
  @CsvSource({
    "us/op, 10, ns/op, 10000, 10.0 us/op",
    "ops/s, 1000, ops/ms, 1, 1000 ops/s",
    "B/op, 48, B/op, 48, 48.0 B/op"
  })
  void unitsOfOneKindAreConvertedIntoThatOfTheBase(
      String unit, double base, String other, double changed, String shown) throws Exception {
    Ran compared =
        compare(
            new JmhJson().with(result(LIST, unit, base, 6).raw(JmhJson.same(base, 6))),
            new JmhJson().with(result(LIST, other, changed, 6).raw(JmhJson.same(changed, 6))));

    assertThat(compared.exitCode()).isZero();
    assertThat(compared.out()).containsPattern("List.add +same within 5%.*" + shown + " +" + shown);
  }

  @Test
  void unitsOfTwoKindsAreNoChange() throws Exception {
    Ran compared =
        compare(
            new JmhJson().with(result(LIST, "us/op", 10, 6), result(MAP, "us/op", 10, 6)),
            new JmhJson().with(result(LIST, "B/op", 10, 6), result(MAP, "us/op", 10, 6)));

    assertThat(compared.out())
        .contains("not compared: List.add: us/op in BASE, B/op in NEW: not the same unit\n")
        .contains("1 same within 5%")
        .doesNotContainPattern("List.add +same");
  }

  @Test
  void otherSettingsAreAWarningWithTheNumberOfCells() throws Exception {
    Ran compared =
        compare(
            new JmhJson().with(result(LIST, "us/op", 10, 6), result(MAP, "us/op", 10, 6)),
            new JmhJson()
                .with(
                    result(LIST, "us/op", 10, 8)
                        .set("measurementTime", "\"100 ms\"")
                        .set("measurementBatchSize", "5"),
                    result(MAP, "us/op", 10, 8)));

    assertThat(compared.out())
        .contains(
            "WARNING: not measured the same way: time of an iteration 1 s in BASE, 100 ms in NEW"
                + " (1 of 2 cells); batch size 1 in BASE, 5 in NEW (1 of 2 cells); forks 6 in"
                + " BASE, 8 in NEW\n");
    assertThat(compared.exitCode()).isZero();
  }

  /** Both have as many threads and the same name: JMH's options say how they are shared out. */
  @Test
  void otherGroupsOfThreadsAndOperationsOfACallAreAnotherCell() throws Exception {
    Path base = GeneratedRun.named("base").with(OFFER, 1).writeTo(folder.resolve("base"));
    Path groups =
        GeneratedRun.named("groups")
            .threadGroups(2, 1)
            .with(OFFER, 1)
            .writeTo(folder.resolve("groups"));
    Path operations =
        GeneratedRun.named("operations")
            .operations(3)
            .with(OFFER, 1.0 / 3)
            .writeTo(folder.resolve("operations"));

    Ran othersGroups = Ran.command("compare", base.toString(), groups.toString());
    Ran othersOperations = Ran.command("compare", base.toString(), operations.toString());

    assertThat(othersGroups.exitCode()).isEqualTo(2);
    assertThat(othersGroups.err())
        .contains("threads of a group [1] against [2, 1]: not the same cell");
    assertThat(othersOperations.exitCode()).isEqualTo(2);
    assertThat(othersOperations.err())
        .contains("operations of a call 1 against 3: not the same cell");
  }

  @Test
  void whatJmhAddsUpIsComparedByItsSum() throws Exception {
    Path base = collections("few", 2).writeTo(folder.resolve("few"));
    Path changed = collections("many", 6).writeTo(folder.resolve("many"));

    Ran compared =
        Ran.command("compare", "--metric", "gc.count", base.toString(), changed.toString());

    assertThat(compared.out()).containsPattern("slower +.200%.*2.00 counts +6.00 counts");
    assertThat(JmhResults.json(StoredRun.read(base)))
        .containsPattern("\"gc.count\" : \\{\\s+\"score\" : 12.0");
  }

  private static GeneratedRun collections(String label, double count) {
    return GeneratedRun.named(label)
        .metrics(Map.of("gc.count", ForkMetric.of("counts", List.of(0.0, count), count)))
        .with(OFFER, 1);
  }

  @Test
  void forksThatWereLostAndIterationsThatSawNothingAreAWarning() throws Exception {
    Ran compared =
        compare(
            new JmhJson().with(result(LIST, "us/op", 10, 6)),
            new JmhJson()
                .with(
                    result(LIST, "us/op", 10, 6)
                        .set("forks", "8")
                        .raw(
                            "\"rawDataHistogram\": [[[[10, 3]], []], [[[10, 2], [10.01, 1]]],"
                                + " [[[10.02, 1]]], [[[10, 1]]], [[[9.99, 1]]], [[]]]")));

    assertThat(compared.out())
        .contains("new.json: List.add: 2 of 8 forks left no score\n")
        .contains("new.json: List.add: 2 of 7 iterations saw nothing and do not count\n")
        .containsPattern("List.add +same within 5%.*6, 5\n");
  }

  @Test
  void aBenchmarkThatSawNothingAtAllFails() throws Exception {
    Ran compared =
        compare(
            new JmhJson().with(result(LIST, "us/op", 10, 6), result(MAP, "us/op", 10, 6)),
            new JmhJson()
                .with(
                    result(LIST, "us/op", 10, 6),
                    result(MAP, "us/op", 10, 6)
                        .set("score", "NaN")
                        .raw("\"rawData\": [[NaN], [NaN]]")));

    assertThat(compared.exitCode()).isEqualTo(1);
    assertThat(compared.out())
        .contains("FAILED in NEW, and not in BASE: Map.put: no fork left a score\n")
        .contains("Of 2 cells: 1 FAILED, ");
  }

  @Test
  void aScoreWithoutRawDataIsNamedForWhatItIs() throws Exception {
    JmhJson.Result without = result(LIST, "us/op", 10, 6).raw("");
    String sentence = "List.add: in both without rawData, only the score of all forks together";

    assertThat(
            compare(
                    new JmhJson().with(without, result(MAP, "us/op", 10, 6)),
                    new JmhJson().with(without, result(MAP, "us/op", 10, 6)))
                .out())
        .contains("not compared: " + sentence + "\n");
    Ran alone = compare(new JmhJson().with(without), new JmhJson().with(without));
    assertThat(alone.exitCode()).isEqualTo(2);
    assertThat(alone.err()).contains("have no measured cell in common: " + sentence);
  }

  @Test
  void somethingGoneIsSaidBeforeTooFewForks() throws Exception {
    JmhJson base = new JmhJson().with(result(LIST, "us/op", 10, 3), result(MAP, "us/op", 10, 3));
    JmhJson changed = new JmhJson().with(result(LIST, "us/op", 10, 3));

    assertThat(compare(base, changed).exitCode()).isEqualTo(1);
    assertThat(compare(base, changed, "--allow-missing").exitCode()).isEqualTo(2);
  }

  /** Four forks against five can be judged, so a gate with them can fail. */
  @Test
  void oneCellThatCanBeJudgedIsEnoughForAGate() throws Exception {
    assertThat(
            compare(
                    new JmhJson().with(result(LIST, "us/op", 10, 3), result(MAP, "us/op", 10, 4)),
                    new JmhJson().with(result(LIST, "us/op", 10, 3), result(MAP, "us/op", 10, 5)))
                .exitCode())
        .isZero();
  }

  @Test
  void veryUnequalNumbersOfForksAreSaid() throws Exception {
    String cannotTell = "Cells of which nothing can be told, for one side has too many more forks";

    assertThat(forks(4, 12)).contains(cannotTell, "1 cannot tell");
    assertThat(forks(6, 13)).contains(cannotTell);
    assertThat(forks(4, 6)).doesNotContain(cannotTell);
    assertThat(forks(10, 20)).doesNotContain(cannotTell);
  }

  private String forks(int base, int changed) throws IOException {
    return compare(
            new JmhJson().with(result(LIST, "us/op", 10, base)),
            new JmhJson().with(result(LIST, "us/op", 10, changed)))
        .out();
  }

  @ParameterizedTest
  @CsvSource({"2.5%, same within 2.5%", "0.4%, same within 0.4%", "20, same within 20%"})
  void theThresholdIsNamedAsItWasTyped(String threshold, String verdict) throws Exception {
    JmhJson file = new JmhJson().with(result(LIST, "us/op", 10, 6).raw(JmhJson.same(10, 6)));

    assertThat(compare(file, file, "--threshold", threshold).out()).contains(verdict);
  }

  @Test
  void aMessageQuotesAParameterWithoutItsControlCharacters() throws Exception {
    String params = "{\"kind\": \"a\\u001b[31mb\"}";

    Ran compared =
        compare(
            new JmhJson().with(result(LIST, "us/op", 10, 6).set("params", params)),
            new JmhJson()
                .with(result(LIST, "us/op", 10, 6).set("params", params).set("threads", "2")));

    assertThat(compared.err()).contains("kind=a\\u001b[31mb").doesNotContain("\u001b");
  }

  private Ran compare(JmhJson base, JmhJson changed, String... options) throws IOException {
    String[] words = new String[4 + options.length];
    words[0] = "compare";
    words[1] = base.writeTo(folder.resolve("base.json"));
    words[2] = changed.writeTo(folder.resolve("new.json"));
    words[3] = GATE;
    System.arraycopy(options, 0, words, 4, options.length);
    return Ran.command(words);
  }
}
