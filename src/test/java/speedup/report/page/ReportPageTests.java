package speedup.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.report.SampleRun;
import speedup.report.answer.Answer;
import speedup.report.figure.Figure;
import speedup.report.summary.MeasuredCell;
import speedup.report.summary.RunSummary;
import speedup.report.table.Explanation;
import speedup.report.text.Section;
import speedup.run.BaselineRule;
import speedup.run.Cell;
import speedup.run.Dimension;
import speedup.run.GeneratedRun;
import speedup.run.Layout;
import speedup.run.StoredRun;
import speedup.run.UsageException;

/** The page as text; {@link ReportPageBrowserTests} opens it. */
@Tag("slow")
final class ReportPageTests {

  private static final List<String> STRATEGIES = List.of("fixed", "virtual");

  @TempDir private Path folder;

  @Test
  void everyCellIsARowThatCanBeReadWithoutTheScript() throws Exception {
    String page =
        page(
            new SampleRun()
                .workload("primes", "cold", STRATEGIES, List.of(1, 2))
                .workload("sha256", "warm", STRATEGIES, List.of(1, 2))
                .rounds(4));

    assertThat(page)
        .contains(">All figures: primes, cold</h3>")
        .contains(">All figures: sha256, warm</h3>")
        .contains(">Time and speedup: virtual, cold</h3>");
    assertThat(count("<tr data-strategy=\"fixed\">", page)).isEqualTo(4);
    assertThat(count("<tr data-strategy=\"sequential\">", page)).isEqualTo(2);
  }

  @Test
  void conclusionsStandUnderTheirTitles() {
    String markup =
        PageMarkup.conclusions(
            List.of(new Section("Recommendation", List.of("Take fixed, if a < b & \"c\"."))));

    assertThat(markup)
        .containsSubsequence(
            "<h3>Recommendation</h3>", "<li>Take fixed, if a &lt; b &amp; &quot;c&quot;.</li>");
  }

  @Test
  void conclusionsStandAboveTheNotes() throws Exception {
    SampleRun run = new SampleRun().workload("primes", "cold", STRATEGIES, List.of(1, 2)).rounds(2);

    assertThat(withoutScripts(ReportPage.of(summary(run))))
        .containsSubsequence("<ul class=\"conclusion\">", "<ul class=\"notes\">");
  }

  @Test
  void theAnswerComesFirstAndItsReasonsAreFolded() throws Exception {
    RunSummary summary =
        summary(new SampleRun().workload("primes", "cold", STRATEGIES, List.of(1, 2)).rounds(4));

    String page = withoutScripts(ReportPage.of(summary));

    assertThat(page)
        .containsSubsequence(
            PageMarkup.escape(Answer.of(summary, Answer.LONGEST).lines().getFirst()),
            "<details",
            "<ul class=\"conclusion\">",
            "</details>",
            "href=\"#work-0\"",
            "data-chart=\"speedup\"");
  }

  /** Also those that are no figures, as {@code end}. */
  @Test
  void theHeadingsOfAllFiguresAreExplained() throws Exception {
    String page =
        page(new SampleRun().workload("primes", "cold", STRATEGIES, List.of(1)).rounds(1));

    String figures = page.substring(page.indexOf("<h3 class=\"table-title\">All figures"));
    assertThat(figures.substring(0, figures.indexOf("</thead>")).split("<th ", -1))
        .hasSizeGreaterThan(5)
        .filteredOn(heading -> heading.contains("</th>") && !heading.contains(">Strategy<"))
        .allMatch(heading -> heading.contains(" title=\""));
    assertThat(page)
        .contains(
            "<th scope=\"col\" title=\""
                + PageMarkup.escape(Explanation.of("efficiency").orElseThrow())
                + "\">efficiency</th>");
    assertThat(Explanation.of("anything")).isEmpty();
  }

  @Test
  void theWordsAndSignsInTheTablesAreExplained() throws Exception {
    String page =
        page(new SampleRun().workload("primes", "cold", STRATEGIES, List.of(1)).rounds(1));

    assertThat(page)
        .contains(
            "<td title=\""
                + PageMarkup.escape(Explanation.ofCell("interrupted").orElseThrow())
                + "\">interrupted</td>")
        .doesNotContain("<td>-</td>")
        .contains(
            "<th scope=\"row\" title=\""
                + PageMarkup.escape(Explanation.ofCell("fixed").orElseThrow())
                + "\">fixed</th>");
    assertThat(Explanation.ofCell("-")).isPresent();
    assertThat(Explanation.ofCell("1.93x !")).isPresent();
    assertThat(Explanation.ofCell("1.93x")).isEmpty();
  }

  @Test
  void withoutTheScriptNoFrameIsLeftEmpty() throws Exception {
    String page =
        page(new SampleRun().workload("primes", "cold", STRATEGIES, List.of(1)).rounds(1));

    assertThat(page).containsSubsequence("<noscript>", ".figure", "display: none", "</noscript>");
  }

  @Test
  void theFilesOfTheRunAreLinkedFromWhereverThePageIs() throws Exception {
    Path run = Files.createDirectories(folder.resolve("a run"));
    Files.createFile(run.resolve("journal.jsonl"));

    assertThat(PageOrigin.files(run, run))
        .isEqualTo("<a href=\"./journal.jsonl\">journal.jsonl</a>");
    assertThat(PageOrigin.files(run, folder))
        .isEqualTo("<a href=\"./a%20run/journal.jsonl\">journal.jsonl</a>");
    assertThat(PageOrigin.files(run, run.resolve("deeper")))
        .isEqualTo("<a href=\"./../journal.jsonl\">journal.jsonl</a>");
  }

  @Test
  void whatIsDrawnIsTheListOfFigures() throws Exception {
    RunSummary summary =
        summary(new SampleRun().workload("primes", "cold", STRATEGIES, List.of(1, 2)).rounds(4));

    PageData data = PageData.of(PageRuns.of(List.of(summary)));

    for (int i = 0; i < data.cells().size(); i++) {
      MeasuredCell cell = summary.cells().get(i).measured().orElseThrow();
      assertThat(data.cells().get(i).figures().keySet())
          .containsExactlyElementsOf(
              Figure.ALL.stream()
                  .filter(figure -> figure.value().apply(cell).isPresent())
                  .map(Figure::name)
                  .toList())
          .contains("speedup", "efficiency", "cpu", "peak_rss", "service_max");
    }
  }

  @Test
  void whatRunsAreComparedOverComesFirstAndRowsAreNamedWithoutTheirClass() throws Exception {
    GeneratedRun run =
        GeneratedRun.named("variants")
            .layout(
                new Layout(
                    List.of(Dimension.VARIANT),
                    null,
                    List.of(BaselineRule.of(Map.of(Dimension.VARIANT, "before")))))
            .noise(0.004, 7)
            .with(variant("before"), 1)
            .with(variant("after"), 1.5);
    RunSummary summary = RunSummary.of(StoredRun.read(run.writeTo(folder.resolve("variants"))));

    assertThat(withoutScripts(ReportPage.of(summary)))
        .containsSubsequence(
            "<ul class=\"conclusion\">",
            "<li>slower: Bench.get [after], +",
            "<ul class=\"notes\">");
    assertThat(PageData.of(PageRuns.of(List.of(summary))).cells())
        .extracting(PageData.CellFigure::row)
        .containsExactly("get [before]", "get [after]");
  }

  private static Cell variant(String name) {
    return new Cell("org.Bench.get", "ss", 1, new TreeMap<>(), name, false);
  }

  @Test
  void noTextOfARunBecomesMarkup() throws Exception {
    String hostile = "</script><script>alert(1)</script><img src=x onerror='alert(2)'>";

    String page =
        page(
            new SampleRun()
                .labelled(hostile)
                .workload(hostile.replace('.', ' '), hostile, List.of(hostile), List.of(1, 2))
                .rounds(2)
                .failed(hostile));

    assertThat(page).doesNotContain("<img");
    assertThat(count("<script", page)).isEqualTo(1);
  }

  @Test
  void aPlaceInATextOfARunIsNotFilledIn() throws Exception {
    String page =
        page(
            new SampleRun()
                .labelled("{{data}}")
                .workload("primes", "cold", STRATEGIES, List.of(1))
                .rounds(1));

    assertThat(page).contains("<h1>{{data}}</h1>");
  }

  /** The costs of a strategy are taken from one worker, which is therefore met exactly. */
  @Test
  void whatIsPredictedOfACellStandsBesideWhatWasMeasured() throws Exception {
    String page =
        page(new SampleRun().workload("primes", "cold", STRATEGIES, List.of(1, 2)).rounds(2));

    assertThat(count("\"predicted\":", page)).isEqualTo(2L * STRATEGIES.size());
    assertThat(
            Pattern.compile("\"predicted\":([0-9.]+)")
                .matcher(page)
                .results()
                .map(found -> Double.parseDouble(found.group(1))))
        .allMatch(speedup -> speedup > 0.9);
  }

  @Test
  void nothingIsAskedOfAnotherAddress() throws Exception {
    String page =
        page(new SampleRun().workload("primes", "cold", STRATEGIES, List.of(1, 2)).rounds(2));

    assertThat(
            Pattern.compile("<(?:script|link|img|iframe)[^>]*?(?:src|href)=\"([^\"]*)\"")
                .matcher(page)
                .results()
                .map(address -> address.group(1)))
        .containsOnly("data:,");
    assertThat(page).contains("default-src 'none'");
  }

  @Test
  void aCellThatFailedIsARowWithItsReasonAbove() throws Exception {
    String page =
        page(
            new SampleRun()
                .workload("primes", "cold", STRATEGIES, List.of(1, 2))
                .rounds(1)
                .failed("a wrong answer"));

    assertThat(page)
        .contains(">failed</td>")
        .contains("<li class=\"alarm\">failed: primes virtual x2 (cold): a wrong answer</li>");
  }

  @Test
  void aRunWithoutAForkIsStillAPage() throws Exception {
    String page = page(new SampleRun().workload("primes", "cold", STRATEGIES, List.of(1, 2)));

    assertThat(page).contains(">All figures: primes, cold</h3>");
  }

  private String page(SampleRun run) throws IOException, UsageException {
    return withoutScripts(ReportPage.of(summary(run)));
  }

  private static String withoutScripts(String page) {
    return Pattern.compile("<script>.*?</script>", Pattern.DOTALL).matcher(page).replaceAll("");
  }

  private RunSummary summary(SampleRun run) throws IOException, UsageException {
    return RunSummary.of(StoredRun.read(run.write(folder)));
  }

  private static long count(String what, String text) {
    return Pattern.compile(Pattern.quote(what))
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .count();
  }
}
