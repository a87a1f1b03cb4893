package speedup.report.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static speedup.run.GeneratedRun.cell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import speedup.batch.Baselines;
import speedup.report.conclusion.Conclusions;
import speedup.report.summary.RunSummary;
import speedup.report.table.Arrangement;
import speedup.report.text.Section;
import speedup.report.text.ShellWord;
import speedup.report.text.TextStyle;
import speedup.run.Cell;
import speedup.run.GeneratedRun;
import speedup.run.Layout;
import speedup.run.StoredRun;

/** The answer about runs whose truth is known, and about those that the repository keeps. */
final class AnswerTests {

  private static final int COLUMNS = 80;

  private static final Cell SEQUENTIAL = cell("primes", "sequential", 1);

  @TempDir Path folder;

  @Test
  void aLineAWorkloadSaysWhatToTakeAndWhatIsAsGood() throws Exception {
    RunSummary run =
        summary(
            run()
                .with(cell("primes", "fixed", 2), 0.435, 0.9)
                .with(cell("primes", "virtual", 2), 0.436, 1.2)
                .with(cell("primes", "process", 2), 0.8, 0.9));

    assertThat(Answer.of(run, 100).lines())
        .singleElement()
        .asString()
        .matches(
            "primes: fixed with 2 workers, 43\\d ms, 2\\.[23]\\dx \\[2\\.2\\d, 2\\.3\\d]; virtual"
                + " as good");
    assertThat(FirstScreen.next(run, TextStyle.PLAIN))
        .contains("The run is kept in " + run.run().folder().path())
        .doesNotContain("run --resume");
  }

  @Test
  void whereCellsOfAWorkloadAreLeftOutThereIsNoAnswerToIt() throws Exception {
    RunSummary whole =
        summary(
            run()
                .with(cell("primes", "fixed", 2), 0.435, 0.9)
                .with(cell("primes", "virtual", 2), 0.3, 1.2)
                .with(cell("rc4", "sequential", 1), 1)
                .with(cell("rc4", "fixed", 2), 0.5));

    RunSummary fixed = whole.only(cell -> cell.param("strategy").equals(Optional.of("fixed")));
    RunSummary rc4 = whole.only(cell -> cell.method().equals("rc4"));

    assertThat(Answer.of(fixed, COLUMNS).lines())
        .containsExactly(
            "primes: no answer: 1 of its 3 cells is chosen, and it takes all",
            "rc4: no answer: 1 of its 2 cells is chosen, and it takes all");
    assertThat(Conclusions.of(fixed).getFirst().sentences())
        .first()
        .isEqualTo(
            "primes, cold: no recommendation: 1 of its 3 cells is chosen, and it takes all.");
    assertThat(Answer.of(rc4, COLUMNS).lines())
        .singleElement()
        .asString()
        .startsWith("rc4: fixed with 2 workers, ");
  }

  @Test
  void whereVariantsWereMeasuredTheOneToTakeIsNamed() throws Exception {
    GeneratedRun measured =
        GeneratedRun.named("collectors")
            .noise(0.005, 3)
            .with(SEQUENTIAL.under("g1"), 1)
            .with(SEQUENTIAL.under("zgc"), 1)
            .with(cell("primes", "fixed", 2).under("g1"), 0.5)
            .with(cell("primes", "fixed", 2).under("zgc"), 0.4);

    assertThat(Answer.of(summary(measured), COLUMNS).lines())
        .singleElement()
        .asString()
        .startsWith("primes: fixed with 2 workers [zgc], ");
  }

  @Test
  void thePageIsNamedOnceItIsThere() throws Exception {
    RunSummary run = summary(run().with(cell("primes", "fixed", 2), 0.5));
    Path page = run.run().folder().path().resolve("report.html");
    assertThat(FirstScreen.next(run, TextStyle.PLAIN)).doesNotContain("page");

    Files.writeString(page, "");

    assertThat(FirstScreen.next(run, TextStyle.PLAIN)).contains("Its page is " + page + "\n");
  }

  @Test
  void whatIsNotSettledNamesTheCommandThatGoesOn() throws Exception {
    RunSummary run =
        summary(
            run()
                .noise(0.3, 5)
                .with(cell("primes", "fixed", 2), 0.26)
                .with(cell("primes", "virtual", 2), 0.25));

    assertThat(Answer.of(run, COLUMNS).lines().getFirst())
        .startsWith("primes: not settled; so far ");
    assertThat(FirstScreen.next(run, TextStyle.PLAIN).lines())
        .last()
        .asString()
        .isEqualTo("  run --resume " + run.run().folder().path() + " --rounds 12");
  }

  @Test
  void whatIsNotSettledNamesBothSidesWhereThereIsRoom() throws Exception {
    RunSummary run =
        summary(
            run()
                .noise(0.3, 5)
                .with(cell("primes", "fixed", 2), 0.26)
                .with(cell("primes", "virtual", 2), 0.25));

    String wide = Answer.of(run, 100).lines().getFirst();
    String usual = Answer.of(run, 80).lines().getFirst();

    assertThat(wide)
        .matches(
            "primes: not settled; so far (fixed|virtual) with 2 workers, \\d+ ms, .*x"
                + " \\[.*]; or (fixed|virtual).*");
    assertThat(usual).contains("; or ").hasSizeLessThanOrEqualTo(80);
    assertThat(Answer.of(run, 60).lines().getFirst())
        .startsWith("primes: not settled; so far ")
        .hasSizeLessThanOrEqualTo(60);
  }

  @Test
  void whatFailedIsSaidAndTriedAgain() throws Exception {
    RunSummary run =
        summary(run().with(cell("primes", "fixed", 2), 0.5).failing(cell("primes", "virtual", 2)));

    assertThat(Answer.of(run, COLUMNS).problems())
        .anySatisfy(line -> assertThat(line).startsWith("failed: primes virtual x2 (cold): "))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(COLUMNS));
    assertThat(FirstScreen.next(run, TextStyle.PLAIN))
        .endsWith("once more:\n  run --resume " + run.run().folder().path() + "\n");
  }

  @Test
  void withoutSequentialTheFirstStrategyIsWhatTheOthersAreComparedWith() throws Exception {
    GeneratedRun measured =
        GeneratedRun.named("two")
            .noise(0.005, 3)
            .with(cell("primes", "fixed", 2), 0.5)
            .with(cell("primes", "virtual", 2), 0.25);
    StoredRun stored = StoredRun.read(measured.writeTo(folder.resolve("two")));
    RunSummary run =
        RunSummary.of(stored, Baselines.layout(null, stored.planned().plan().cells(), List.of("")));

    assertThat(FirstScreen.tables(List.of(run), TextStyle.PLAIN)).contains("over fixed: 497 ms");
    assertThat(Answer.of(run, COLUMNS).lines())
        .singleElement()
        .asString()
        .startsWith("primes: virtual with 2 workers, 25")
        .contains("2.0");
  }

  @Test
  void overAStrategyWithAsManyWorkersTheTablesNameItAndHoldNothingThatHasNoFactor()
      throws Exception {
    GeneratedRun measured =
        run()
            .with(cell("primes", "fixed", 2), 0.4)
            .with(cell("primes", "virtual", 2), 0.5)
            .with(cell("primes", "process", 3), 0.6)
            .with(cell("rc4", "sequential", 1), 1)
            .with(cell("rc4", "virtual", 2), 0.5);
    StoredRun stored = StoredRun.read(measured.writeTo(folder.resolve("over-fixed")));
    RunSummary run =
        RunSummary.of(stored, Baselines.layout("strategy=fixed", cells(stored), List.of("")));

    List<String> tables = FirstScreen.tables(List.of(run), TextStyle.PLAIN).lines().toList();

    assertThat(tables)
        .anySatisfy(line -> assertThat(line).startsWith("Speedup on primes, cold, over fixed: "));
    assertThat(tables)
        .filteredOn(line -> line.startsWith("Workers"))
        .first()
        .asString()
        .matches("Workers +virtual");
    assertThat(tables)
        .filteredOn(line -> line.matches("[0-9]+ .*[0-9]x.*"))
        .singleElement()
        .asString()
        .startsWith("2 ");
    // A workload without a factor has its times, and no column of dashes.
    assertThat(tables).contains("Time: virtual, cold").noneMatch(line -> line.contains("factor"));
    assertThat(Answer.of(run, COLUMNS).lines())
        .first()
        .asString()
        .matches("primes: fixed with 2 workers, [0-9]+ ms, the baseline");
    // What is shown decides, and not what else there is.
    assertThat(
            FirstScreen.tables(
                List.of(
                    RunSummary.of(stored)
                        .only(cell -> cell.param("strategy").equals(Optional.of("sequential")))),
                TextStyle.PLAIN))
        .contains("Time and speedup: sequential, cold");
  }

  @Test
  void ofABaselineWithMoreThanOneWorkerNothingIsSaidThatItCannotTell() throws Exception {
    StoredRun stored =
        StoredRun.read(
            run()
                .with(cell("primes", "async", 2), 0.4)
                .with(cell("primes", "fixed", 2), 0.5)
                .with(cell("rc4", "fixed", 2), 0.5)
                .writeTo(folder.resolve("over-async")));
    RunSummary run =
        RunSummary.of(stored, Baselines.layout("strategy=async", cells(stored), List.of("")));

    List<Section> said = Conclusions.of(run);

    assertThat(said).extracting(Section::title).containsExactly("Recommendation for this machine");
    assertThat(said.getFirst().sentences().getFirst())
        .containsPattern("async with 2 workers: 40\\d ms ±[0-9.]+%, the baseline\\.");
    assertThat(Arrangement.BY_STRATEGY.tables(List.of(run)))
        .extracting(table -> table.title() + " " + table.headings())
        .containsExactly(
            "Time: sequential, cold [Workers, primes]",
            "Time and speedup: async, cold [Workers, primes, factor]",
            "Time and speedup: fixed, cold [Workers, primes, factor]",
            "Time: fixed, cold [Workers, rc4]");
  }

  /** What was measured with one worker only is once as fast as itself. */
  @Test
  void overOneWorkerOfTheSameStrategyNoTableHoldsABaselineAlone() throws Exception {
    StoredRun stored =
        StoredRun.read(
            run()
                .with(cell("primes", "fixed", 1), 1)
                .with(cell("primes", "fixed", 2), 0.5)
                .with(cell("rc4", "sequential", 1), 1)
                .writeTo(folder.resolve("over-self")));
    RunSummary run = RunSummary.of(stored, Baselines.self(cells(stored)));

    assertThat(Arrangement.BY_WORKLOAD.tables(List.of(run)))
        .singleElement()
        .satisfies(table -> assertThat(table.headings()).containsExactly("Workers", "fixed"))
        .satisfies(table -> assertThat(table.rows()).hasSize(2));
  }

  @Test
  void ofOneFindingThatIsTooLongForALineNoLessIsSaid() throws Exception {
    StoredRun stored =
        StoredRun.read(
            GeneratedRun.named("long")
                .noise(0.005, 3)
                .with(map("hash", "1"), 0.5)
                .with(map("tree", "1"), 1)
                .writeTo(folder.resolve("long")));
    RunSummary run =
        RunSummary.of(stored, Baselines.layout("impl=hash", cells(stored), List.of("")));

    assertThat(Answer.of(run, 30).lines())
        .containsExactly("MapBench.get (size=1): tree slower, 0.50x");
  }

  @Test
  void ofOtherBenchmarksALineARowSaysWhatIsFaster() throws Exception {
    GeneratedRun measured = GeneratedRun.named("maps").noise(0.005, 3);
    for (String size : List.of("10", "100")) {
      measured.with(map("hash", size), 0.5).with(map("tree", size), 1).with(map("skip", size), 0.4);
    }
    StoredRun stored = StoredRun.read(measured.writeTo(folder.resolve("maps")));
    RunSummary run =
        RunSummary.of(
            stored, Baselines.layout("impl=hash", stored.planned().plan().cells(), List.of("")));

    assertThat(Answer.of(run, 100).lines())
        .hasSize(2)
        .allSatisfy(line ->
            assertThat(line)
                .matches(
                    "MapBench.get \\(size=100?\\): skip faster, 1\\.2\\dx \\[1\\.2\\d, 1\\.2\\d];"
                        + " tree slower, 0\\.50x.*"));
    RunSummary uncompared =
        RunSummary.of(stored, Baselines.layout(null, cells(stored), List.of("")));
    assertThat(FirstScreen.next(uncompared, TextStyle.PLAIN))
        .endsWith("table " + stored.folder().path() + " --baseline impl=hash\n");
  }

  @Test
  void ofAWorkloadWithoutAMeasuredCellTheReasonIsSaidOnceAndWhatGoesOn() throws Exception {
    RunSummary summary =
        summary(
            run()
                .with(cell("primes", "fixed", 2), 0.5)
                .failing(cell("rc4", "sequential", 1))
                .failing(cell("rc4", "fixed", 1))
                .failing(cell("rc4", "fixed", 2)));

    assertThat(Answer.of(summary, 100).problems())
        .contains(
            "rc4, cold: nothing was measured, all of its 3 cells failed: wrong answer in task 3")
        .noneMatch(problem -> problem.startsWith("failed: "));
    assertThat(Answer.of(summary, 100).lines()).hasSize(1);
    assertThat(FirstScreen.next(summary, TextStyle.PLAIN))
        .contains("This tries what failed once more:\n  run --resume ");
  }

  @Test
  void aRunOfWhichNothingWasMeasuredHasALineForEachWorkloadAndNoEmptyTable() throws Exception {
    RunSummary summary =
        summary(
            GeneratedRun.named("none")
                .failing(cell("primes", "sequential", 1))
                .failing(cell("rc4", "sequential", 1)));

    assertThat(FirstScreen.answer(List.of(summary), TextStyle.PLAIN).lines())
        .filteredOn(line -> line.contains("nothing was measured"))
        .containsExactly(
            "primes, cold: nothing was measured, its cell failed: wrong answer in task 3",
            "rc4, cold: nothing was measured, its cell failed: wrong answer in task 3");
    assertThat(FirstScreen.tables(List.of(summary), TextStyle.PLAIN)).doesNotContain("Workers");
    assertThat(
            FirstScreen.tables(
                List.of(summary), Optional.of(Arrangement.BY_STRATEGY), TextStyle.PLAIN))
        .contains("Workers");
  }

  @Test
  void aRunThatWasEndedBeforeItMeasuredHasNoTableOfDashes() throws Exception {
    Path early = run().with(cell("primes", "fixed", 2), 0.5).writeTo(folder.resolve("early"));
    Path journal = early.resolve("journal.jsonl");
    List<String> withoutForks =
        Files.readAllLines(journal).stream().filter(line -> !line.contains("\"fork\"")).toList();
    Files.write(journal, withoutForks);

    assertThat(FirstScreen.tables(List.of(RunSummary.of(StoredRun.read(early))), TextStyle.PLAIN))
        .contains("JDK")
        .doesNotContain("Workers");
  }

  @Test
  void aCommandThatIsPrintedCanBeCopiedIntoAShell() throws Exception {
    StoredRun stored =
        StoredRun.read(
            GeneratedRun.named("odd")
                .with(map("a|b", "1"), 1)
                .with(map("it's", "1"), 1)
                .writeTo(folder.resolve("my run")));
    RunSummary run = RunSummary.of(stored, Layout.NONE);

    assertThat(FirstScreen.next(run, TextStyle.PLAIN))
        .endsWith("  table '" + stored.folder().path() + "' --baseline 'impl=a|b'\n");
    assertThat(ShellWord.of("it's")).isEqualTo("'it'\\''s'");
    assertThat(ShellWord.of(Path.of("/a/b-c_d.e"))).isEqualTo("/a/b-c_d.e");
  }

  @Test
  void whatWouldCompareNothingIsNotProposed() throws Exception {
    RunSummary modes =
        others(
            new Cell("bench.Slow.one", "avgt", 1, new TreeMap<>(), "", false),
            new Cell("bench.Slow.one", "thrpt", 1, new TreeMap<>(), "", false));
    RunSummary methods =
        others(
            new Cell("bench.Maps.getAll", "avgt", 1, new TreeMap<>(), "", false),
            new Cell("bench.Maps.get", "avgt", 1, new TreeMap<>(), "", false));

    assertThat(FirstScreen.next(modes, TextStyle.PLAIN)).doesNotContain("--baseline");
    assertThat(FirstScreen.next(methods, TextStyle.PLAIN)).endsWith("--baseline method=getAll\n");
  }

  private RunSummary others(Cell... cells) throws Exception {
    GeneratedRun measured = GeneratedRun.named("others");
    for (Cell cell : cells) {
      measured.with(cell, 1);
    }
    return RunSummary.of(
        StoredRun.read(measured.writeTo(folder.resolve(cells[0].method()))), Layout.NONE);
  }

  @Test
  void anEmptyValueCanBeSeen() throws Exception {
    StoredRun stored =
        StoredRun.read(
            GeneratedRun.named("empty")
                .noise(0.005, 3)
                .with(map("hash", "1"), 1)
                .with(map("", "1"), 2)
                .writeTo(folder.resolve("empty")));
    RunSummary run =
        RunSummary.of(stored, Baselines.layout("impl=hash", cells(stored), List.of("")));

    assertThat(Answer.of(run, 100).lines())
        .singleElement()
        .asString()
        .startsWith("MapBench.get (size=1): \"\" slower, ");
  }

  @Test
  void anotherJdkOfTheForksIsSaidAtTheTop() throws Exception {
    GeneratedRun measured = run().forkJdk("17.0.9").with(cell("primes", "fixed", 2), 0.5);

    assertThat(FirstScreen.tables(List.of(summary(measured)), TextStyle.PLAIN))
        .contains("\nJDK 25.0.3 (")
        .contains(", forks on JDK 17.0.9\n");
    assertThat(FirstScreen.tables(List.of(summary(run())), TextStyle.PLAIN))
        .doesNotContain("forks on");
  }

  @Test
  void whatHasNobodyToBeComparedWithIsSaid() throws Exception {
    StoredRun stored =
        StoredRun.read(
            GeneratedRun.named("alone")
                .noise(0.005, 3)
                .with(map("hash", "1"), 1)
                .with(map("tree", "1"), 2)
                .with(map("tree", "5"), 2)
                .writeTo(folder.resolve("alone")));
    RunSummary run =
        RunSummary.of(stored, Baselines.layout("impl=hash", cells(stored), List.of("")));

    assertThat(Answer.of(run, 100).problems())
        .containsExactly(
            "not compared, for no other is equal in all but impl: MapBench.get (impl=tree,"
                + " size=5)");
  }

  @Test
  void noFindingIsHiddenForWantOfRoom() throws Exception {
    GeneratedRun measured =
        GeneratedRun.named("many")
            .noise(0.005, 3)
            .with(map("hash", "1"), 0.5)
            .with(map("a", "1"), 0.5);
    for (int i = 0; i < 7; i++) {
      measured.with(map("listed-in-any-case-" + i, "1"), 1 + 0.1 * i);
    }
    StoredRun stored = StoredRun.read(measured.writeTo(folder.resolve("many")));
    RunSummary run =
        RunSummary.of(stored, Baselines.layout("impl=hash", cells(stored), List.of("")));

    assertThat(Answer.of(run, 100).lines())
        .singleElement()
        .asString()
        .isEqualTo(
            "MapBench.get (size=1): listed-in-any-case-0 slower, 0.50x; more: 6 slower, 1 same"
                + " within 5%");
    assertThat(Answer.of(run, 60).lines())
        .containsExactly("MapBench.get (size=1): 7 slower, 1 same within 5%");
  }

  @Test
  void aParameterOfSomebodyElsesMayBeCalledStrategy() throws Exception {
    GeneratedRun measured =
        GeneratedRun.named("others")
            .noise(0.005, 3)
            .with(Cell.of("bench.Sort.run", Map.of("strategy", "heap")), 1)
            .with(Cell.of("bench.Sort.run", Map.of("strategy", "merge")), 0.5);
    StoredRun stored = StoredRun.read(measured.writeTo(folder.resolve("others")));
    RunSummary run =
        RunSummary.of(stored, Baselines.layout("strategy=heap", cells(stored), List.of("")));

    assertThat(Answer.of(run, 100).lines())
        .singleElement()
        .asString()
        .contains("merge faster, 1.99x");
    assertThat(Conclusions.of(run))
        .singleElement()
        .satisfies(section -> assertThat(section.title()).startsWith("What is faster or slower"))
        .satisfies(section ->
            assertThat(section.sentences())
                .hasSize(2)
                .first()
                .isEqualTo("Of 1 cell with a baseline: 1 faster."));
  }

  private static List<Cell> cells(StoredRun run) {
    return run.planned().plan().cells();
  }

  private static Cell map(String impl, String size) {
    return Cell.of("bench.MapBench.get", Map.of("impl", impl, "size", size));
  }

  static Stream<Path> kept() throws Exception {
    try (Stream<Path> folders = Files.list(Path.of("results"))) {
      return folders.filter(Files::isDirectory).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("kept")
  void nothingWrapsInAWindowOf80Columns(Path run) throws Exception {
    List<RunSummary> runs = List.of(RunSummary.of(StoredRun.read(run)));
    TextStyle window = new TextStyle(COLUMNS, false);

    List<String> lines = new ArrayList<>(FirstScreen.tables(runs, window).lines().toList());
    lines.addAll(FirstScreen.answer(runs, window).lines().toList());
    lines.addAll(FirstScreen.next(runs.getFirst(), window).lines().toList());

    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(COLUMNS));
    // A line that was broken goes on with an indentation; only a command has one of its own.
    assertThat(lines)
        .filteredOn(line -> line.startsWith("  "))
        .allSatisfy(line -> assertThat(line).startsWith("  run --resume "));
    assertThat(Answer.of(runs.getFirst(), 500).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Answer.LONGEST));
  }

  /** What is cut off may be a digit of a number. */
  @ParameterizedTest
  @MethodSource("kept")
  void inANarrowWindowNothingIsCutOff(Path run) throws Exception {
    RunSummary summary = RunSummary.of(StoredRun.read(run));
    TextStyle usual = new TextStyle(COLUMNS, false);
    TextStyle narrow = new TextStyle(40, false);

    List<String> lines =
        Stream.concat(
                FirstScreen.answer(List.of(summary), narrow).lines(),
                FirstScreen.next(summary, narrow).lines())
            .toList();

    // Only what is to be copied is longer.
    assertThat(lines)
        .filteredOn(line -> line.length() > 40)
        .allSatisfy(line -> assertThat(line).matches("  (results/[^ ]+|run --resume .*)"));
    assertThat(words(String.join("\n", lines)))
        .isEqualTo(
            words(FirstScreen.answer(List.of(summary), usual) + FirstScreen.next(summary, usual)));
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }

  @ParameterizedTest
  @MethodSource("kept")
  void noSentenceHasMoreThan30Words(Path run) throws Exception {
    RunSummary summary = RunSummary.of(StoredRun.read(run));

    List<String> sentences =
        Conclusions.of(summary).stream()
            .flatMap(section -> section.sentences().stream())
            .flatMap(text -> Stream.of(text.split("(?<=[.]) ")))
            .toList();

    assertThat(sentences)
        .allSatisfy(sentence -> assertThat(sentence.split(" ")).hasSizeLessThanOrEqualTo(30));
  }

  private static GeneratedRun run() {
    return GeneratedRun.named("run").noise(0.005, 3).with(SEQUENTIAL, 1);
  }

  private RunSummary summary(GeneratedRun run) throws Exception {
    return RunSummary.of(StoredRun.read(run.writeTo(folder.resolve("run"))));
  }
}
