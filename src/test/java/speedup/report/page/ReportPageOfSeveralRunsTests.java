package speedup.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.report.SampleRun;
import speedup.report.answer.Answer;
import speedup.report.compare.ComparisonReport;
import speedup.report.summary.RunSummary;
import speedup.run.StoredRun;
import speedup.run.UsageException;

/** A page of several runs as text; {@link ReportPageOfSeveralRunsBrowserTests} opens it. */
@Tag("slow")
final class ReportPageOfSeveralRunsTests {

  @TempDir private Path folder;

  @Test
  void theAnswersOfAllComeFirstAndThenWhatChanged() throws Exception {
    List<RunSummary> runs = List.of(run("before", 1), run("after", 1.5));

    String page = page(runs);

    assertThat(page).contains("<title>before and after · Speedup</title>");
    assertThat(page)
        .containsSubsequence(
            "<h2>before</h2>",
            PageMarkup.escape(Answer.of(runs.get(0), Answer.LONGEST).lines().getFirst()),
            "<h2>after</h2>",
            PageMarkup.escape(Answer.of(runs.get(1), Answer.LONGEST).lines().getFirst()),
            "<a href=\"#changes\">What changed</a>: Of 5 cells: 5 slower",
            "data-chart=\"speedup\"");
  }

  @Test
  void whatChangedIsWhatCompareSays() throws Exception {
    List<RunSummary> runs = List.of(run("before", 1), run("after", 1.5));

    String page = page(runs);

    PageRuns.Change change = PageRuns.of(runs).changes().getFirst();
    assertThat(page)
        .containsSubsequence(
            "id=\"changes\"",
            PageTable.of(ComparisonReport.table(change.comparison().orElseThrow())));
    assertThat(PageData.of(PageRuns.of(runs)).cells())
        .filteredOn(cell -> cell.run() == 1)
        .hasSize(5)
        .allSatisfy(cell -> {
          assertThat(cell.verdict()).isEqualTo("slower");
          assertThat(cell.change()).extracting(PageData.Point::value).isEqualTo(1.5);
        });
    assertThat(PageData.of(PageRuns.of(runs)).cells())
        .filteredOn(cell -> cell.run() == 0)
        .extracting(PageData.CellFigure::change)
        .containsOnlyNulls();
  }

  @Test
  void cellsOfTheSameKindStandBesideEachOther() throws Exception {
    PageData data = PageData.of(PageRuns.of(List.of(run("before", 1), run("after", 1.5))));

    assertThat(data.groups()).hasSize(1);
    assertThat(data.strategies()).containsExactly("sequential", "fixed", "virtual");
    assertThat(data.cells())
        .extracting(cell -> cell.strategy() + cell.workers() + data.runs().get(cell.run()).name())
        .startsWith("sequential1before", "sequential1after", "fixed1before", "fixed1after");
  }

  @Test
  void everyForkIsTheForkOfACellOfItsOwnRun() throws Exception {
    List<RunSummary> runs = List.of(run("before", 1), run("after", 100));
    PageData data = PageData.of(PageRuns.of(runs));

    PageForks forks = data.forks();
    assertThat(forks.cell())
        .hasSize(
            runs.stream()
                .mapToInt(run -> run.run().forks().size() + run.run().setAside().size())
                .sum());
    for (int fork = 0; fork < forks.cell().size(); fork++) {
      boolean isOfTheSecond = data.cells().get(forks.cell().get(fork)).run() == 1;
      assertThat(forks.seconds().get(fork) > 10).isEqualTo(isOfTheSecond);
    }
    int first = runs.getFirst().run().forks().size() + runs.getFirst().run().setAside().size();
    assertThat(forks.aside().keySet())
        .hasSize(runs.stream().mapToInt(run -> run.run().setAside().size()).sum())
        .anyMatch(fork -> fork < first)
        .anyMatch(fork -> fork >= first);
  }

  @Test
  void columnsAndRowsAreUnderTheFilterOfTheirRun() throws Exception {
    String page = page(List.of(run("before", 1), run("after", 1.5)));

    assertThat(page)
        .contains("<th scope=\"col\" data-run=\"after\">fixed [after]</th>")
        .contains("<tr data-strategy=\"fixed\" data-run=\"after\">")
        .contains("name=\"run\" value=\"after\"");
    // The book's table has a factor behind each time, without a label of its own.
    assertThat(page)
        .containsPattern(
            "data-run=\"after\">primes \\[after]</th><th scope=\"col\""
                + " data-run=\"after\"[^>]*>factor<");
  }

  @Test
  void commandFilesAndEnvironmentOfAllAreThere() throws Exception {
    String page = page(List.of(run("before", 1), run("after", 1.5)));

    assertThat(page)
        .contains("href=\"./before/journal.jsonl\"")
        .contains("href=\"./after/environment.json\"")
        .containsSubsequence(
            "<p>before, measured by <code>run</code>",
            "<p>after, measured by <code>run</code>",
            ">The runs</h3>",
            ">Environment</h3>",
            ">before</th>",
            ">after</th>",
            "<tr><th scope=\"row\">kernel</th>");
  }

  @Test
  void runsWithoutACellInCommonAreShownAndThatIsSaid() throws Exception {
    RunSummary other =
        summary(
            "other",
            new SampleRun()
                .labelled("other")
                .workload("rc4", "cold", List.of("fixed"), List.of(1, 2))
                .rounds(4));

    String page = page(List.of(run("before", 1), other));

    assertThat(page)
        .contains("What changed</a>: cannot be compared")
        .contains("They cannot be compared: before and other have no measured cell in common")
        .contains(">All figures: primes, cold</h3>")
        .contains(">All figures: rc4, cold</h3>")
        .doesNotContain("data-chart=\"change\"");
  }

  @Test
  void threeRunsAreEachComparedWithTheFirst() throws Exception {
    String page = page(List.of(run("one", 1), run("two", 1.5), run("three", 0.5)));

    assertThat(page)
        .containsSubsequence(
            "From one to two</a>: Of 5 cells: 5 slower",
            "From one to three</a>: Of 5 cells: 0 slower, 5 faster");
  }

  @Test
  void aRunWithoutEnvironmentIsNotKnown() throws Exception {
    RunSummary known = run("known", 1);
    SampleRun bare =
        new SampleRun().labelled("bare").workload("primes", "cold", List.of("fixed"), List.of(1));
    Path place = bare.rounds(4).write(folder.resolve("bare"));
    Files.delete(place.resolve("environment.json"));

    String page = page(List.of(known, RunSummary.of(StoredRun.read(place))));

    assertThat(page)
        .containsPattern(
            "class=\"differs\"><th scope=\"row\">kernel</th><td>[^<]+</td><td>not known</td>");
  }

  @Test
  void noLabelBecomesMarkup() throws Exception {
    String hostile = "</script><img src=x onerror='alert(2)'>";

    String page = page(List.of(run("before", 1), summary("x", sample(1).labelled(hostile))));

    assertThat(page).doesNotContain("<img");
  }

  private RunSummary run(String label, double times) throws IOException, UsageException {
    return summary(label, sample(times).labelled(label));
  }

  private static SampleRun sample(double times) throws IOException {
    return new SampleRun()
        .taking(times)
        .workload("primes", "cold", List.of("fixed", "virtual"), List.of(1, 2))
        .rounds(6);
  }

  private RunSummary summary(String name, SampleRun run) throws IOException, UsageException {
    return RunSummary.of(StoredRun.read(run.write(folder.resolve(name))));
  }

  private String page(List<RunSummary> runs) {
    return Pattern.compile("<script>.*?</script>", Pattern.DOTALL)
        .matcher(ReportPage.of(runs, folder))
        .replaceAll("");
  }
}
