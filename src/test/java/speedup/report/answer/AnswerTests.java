package speedup.report.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static speedup.run.GeneratedRun.cell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.report.conclusion.Conclusions;
import speedup.report.summary.RunSummary;
import speedup.report.table.Arrangement;
import speedup.report.text.ShellWord;
import speedup.report.text.TextStyle;
import speedup.run.Cell;
import speedup.run.GeneratedRun;
import speedup.run.Layout;
import speedup.run.StoredRun;

/** The answer about runs whose truth is known. */
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
  void anotherJdkOfTheForksIsSaidAtTheTop() throws Exception {
    GeneratedRun measured = run().forkJdk("17.0.9").with(cell("primes", "fixed", 2), 0.5);

    assertThat(FirstScreen.tables(List.of(summary(measured)), TextStyle.PLAIN))
        .contains("\nJDK 25.0.3 (")
        .contains(", forks on JDK 17.0.9\n");
    assertThat(FirstScreen.tables(List.of(summary(run())), TextStyle.PLAIN))
        .doesNotContain("forks on");
  }

  private static Cell map(String impl, String size) {
    return Cell.of("bench.MapBench.get", Map.of("impl", impl, "size", size));
  }

  private static GeneratedRun run() {
    return GeneratedRun.named("run").noise(0.005, 3).with(SEQUENTIAL, 1);
  }

  private RunSummary summary(GeneratedRun run) throws Exception {
    return RunSummary.of(StoredRun.read(run.writeTo(folder.resolve("run"))));
  }
}
