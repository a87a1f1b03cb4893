package speedup.report.conclusion;

import static org.assertj.core.api.Assertions.assertThat;
import static speedup.stats.Verdict.UNDECIDED;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.report.answer.Answer;
import speedup.report.summary.RunSummary;
import speedup.run.BaselineRule;
import speedup.run.Cell;
import speedup.run.Dimension;
import speedup.run.GeneratedRun;
import speedup.run.Layout;
import speedup.run.StoredRun;

final class PairedVerdictsTests {

  private static final Layout VARIANTS =
      new Layout(
          List.of(Dimension.VARIANT),
          null,
          List.of(BaselineRule.of(Map.of(Dimension.VARIANT, "before"))));

  @TempDir Path folder;

  @Test
  void fivePercentAreFoundAndOnlyWhereTheyAre() throws Exception {
    PairedVerdicts verdicts = PairedVerdicts.of(run(1.05, 1, 0.004, 10));

    assertThat(verdicts.hasRegression()).isTrue();
    assertThat(verdicts.sentences())
        .hasSize(2)
        .satisfies(lines ->
            assertThat(lines.getFirst())
                .isEqualTo("Of 2 cells with a baseline: 1 slower, 1 same within 5%."))
        .satisfies(lines ->
            assertThat(lines.getLast()).startsWith("slower: Bench.get [after], +").contains("["));
  }

  @Test
  void aChangeBeyondTwiceIsSaidAsAFactor() throws Exception {
    assertThat(PairedVerdicts.of(run(12.7, 1, 0.004, 10)).sentences().getLast())
        .startsWith("slower: Bench.get [after], 12.")
        .containsPattern("x the cost \\[12[.0-9]*x, 12[.0-9]*x]$");
  }

  @Test
  void withoutASlowDownAllIsTheSame() throws Exception {
    PairedVerdicts verdicts = PairedVerdicts.of(run(1, 1, 0.004, 10));

    assertThat(verdicts.hasRegression()).isFalse();
    assertThat(verdicts.hasJudged()).isTrue();
    assertThat(verdicts.sentences())
        .containsExactly("Of 2 cells with a baseline: 2 same within 5%.");
  }

  @Test
  void theThresholdIsThatOfThePlanInEveryAnswer() throws Exception {
    RunSummary run =
        summary(
            GeneratedRun.named("coarse")
                .layout(VARIANTS)
                .rounds(10)
                .threshold(0.1)
                .noise(0.004, 7)
                .with(cell("get", "before"), 1)
                .with(cell("get", "after"), 1.05));

    assertThat(PairedVerdicts.of(run).hasRegression()).isFalse();
    assertThat(Conclusions.of(run).getFirst().sentences())
        .containsExactly("Of 1 cell with a baseline: 1 same within 10%.");
    assertThat(Answer.of(run, 100).lines()).singleElement().asString().contains("same within 10%");
  }

  /** Three of the five do not count for being odd, and its mean hides the others. */
  @Test
  void whatIsSlowInSomeForksIsAmongTheSlower() throws Exception {
    RunSummary run =
        summary(
            GeneratedRun.named("bistable")
                .layout(VARIANTS)
                .rounds(12)
                .with(cell("get", "before"), 1)
                .with(cell("get", "after"), 1)
                .odd(cell("get", "after"), 2, 1, 4, 5, 8, 10));
    PairedVerdicts verdicts = PairedVerdicts.of(run);

    assertThat(verdicts.judged())
        .extracting(PairedVerdicts.Judged::verdict)
        .containsOnly(UNDECIDED);
    assertThat(verdicts.slower()).containsExactly(cell("get", "after"));
    assertThat(verdicts.hasRegression()).isTrue();
    assertThat(Answer.of(run, 100).lines())
        .last()
        .isEqualTo("slow in some forks: " + verdicts.slow().getFirst().words());
  }

  /** A baseline that is slow in some forks is none, whatever the cell is then compared with. */
  @Test
  void aBaselineThatIsSlowInSomeForksIsNoRegression() throws Exception {
    PairedVerdicts verdicts =
        PairedVerdicts.of(
            summary(
                GeneratedRun.named("mended")
                    .layout(VARIANTS)
                    .rounds(12)
                    .with(cell("get", "before"), 1)
                    .with(cell("get", "after"), 1)
                    .odd(cell("get", "before"), 2, 1, 4, 5, 8, 10)));

    assertThat(verdicts.slow()).isEmpty();
    assertThat(verdicts.hasRegression()).isFalse();
  }

  @Test
  void whatVariesTooMuchCannotBeTold() throws Exception {
    PairedVerdicts verdicts = PairedVerdicts.of(run(1, 1, 0.2, 4));

    assertThat(verdicts.hasRegression()).isFalse();
    assertThat(verdicts.sentences().getFirst()).contains("2 cannot tell");
  }

  @Test
  void twoRoundsAreTooFew() throws Exception {
    PairedVerdicts verdicts = PairedVerdicts.of(run(1.5, 1, 0.004, 2));

    assertThat(verdicts.hasJudged()).isFalse();
    assertThat(verdicts.hasRegression()).isFalse();
    assertThat(verdicts.sentences().getLast()).contains("it takes 3 rounds");
  }

  @Test
  void whatFailsWhereItsBaselineDoesNotIsARegression() throws Exception {
    RunSummary summary =
        summary(
            GeneratedRun.named("failing")
                .layout(VARIANTS)
                .with(cell("get", "before"), 1)
                .failing(cell("get", "after")));

    assertThat(PairedVerdicts.of(summary).hasRegression()).isTrue();
  }

  private RunSummary run(double get, double put, double variation, int rounds) throws Exception {
    return summary(
        GeneratedRun.named("variants")
            .layout(VARIANTS)
            .rounds(rounds)
            .noise(variation, 7)
            .with(cell("get", "before"), 1)
            .with(cell("get", "after"), get)
            .with(cell("put", "before"), 2)
            .with(cell("put", "after"), 2 * put));
  }

  private RunSummary summary(GeneratedRun run) throws Exception {
    return RunSummary.of(StoredRun.read(run.writeTo(folder)));
  }

  private static Cell cell(String method, String variant) {
    return new Cell("org.Bench." + method, "ss", 1, new TreeMap<>(), variant, false);
  }
}
