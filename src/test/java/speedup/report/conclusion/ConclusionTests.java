package speedup.report.conclusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static speedup.run.GeneratedRun.cell;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.report.summary.RunSummary;
import speedup.run.Cell;
import speedup.run.Forks;
import speedup.run.GeneratedRun;
import speedup.run.PlannedRuns;
import speedup.run.Run;
import speedup.run.RunListener;
import speedup.run.SimulatedMachine;
import speedup.run.StoredRun;

/** Sentences about runs whose truth is known. */
final class ConclusionTests {

  private static final Cell SEQUENTIAL = cell("primes", "sequential", 1);
  private static final Cell FIXED = cell("primes", "fixed", 4);
  private static final Cell VIRTUAL = cell("primes", "virtual", 4);

  @TempDir Path folder;

  @Test
  void theFasterOneIsRecommendedWhateverItCosts() throws Exception {
    GeneratedRun run = run().with(FIXED, 0.50, 2.0).with(VIRTUAL, 0.25, 9.0);

    assertThat(RecommendationNotes.of(summary(run)))
        .singleElement()
        .asString()
        .contains("take virtual with 4 workers")
        .contains("The next, fixed with 4 workers, is slower: 2.0")
        .contains("Rests on 6 rounds");
  }

  @Test
  void ofTwoThatTieTheOneThatCostsLessCpuIsRecommended() throws Exception {
    GeneratedRun run = run().with(FIXED, 0.2505, 1.0).with(VIRTUAL, 0.25, 1.5);

    assertThat(RecommendationNotes.of(summary(run)))
        .singleElement()
        .asString()
        .contains("take fixed with 4 workers")
        .contains("As good: virtual with 4 workers.");
  }

  @Test
  void whatIsTooNoisyToRuleOutIsSaid() throws Exception {
    GeneratedRun run = run().noise(0.3, 5).with(FIXED, 0.26).with(VIRTUAL, 0.25);

    assertThat(RecommendationNotes.of(summary(run)))
        .singleElement()
        .asString()
        .contains("not settled; the best so far is")
        .contains("Not ruled out yet: ");
  }

  /** It may take up to a fifth longer: that is no tie, whatever it saves. */
  @Test
  void whatMayTakeMoreThanATenthLongerDoesNotTie() throws Exception {
    GeneratedRun run = run().noise(0.09, 3).with(FIXED, 0.255, 0.1).with(VIRTUAL, 0.25, 1.0);

    String sentence = RecommendationNotes.of(summary(run)).getFirst();

    assertThat(sentence).contains("not settled").doesNotContain("As good");
    assertThat(upperEnd(sentence.substring(sentence.indexOf("ruled out")))).isBetween(1.10, 1.50);
  }

  private static double upperEnd(String sentence) {
    Matcher interval = Pattern.compile("x, ([0-9.]+)x\\]").matcher(sentence);
    assertThat(interval.find()).isTrue();
    return Double.parseDouble(interval.group(1));
  }

  /**
   * Of twelve equal cells one looks the fastest by luck. Compared with it each by itself, some of
   * these seeds would rule one out.
   */
  @Test
  void ofTwelveEqualCellsNoneIsRuledOut() throws Exception {
    for (long seed = 1; seed <= 8; seed++) {
      GeneratedRun run = GeneratedRun.named("equal").noise(0.01, seed);
      for (int workers = 1; workers <= 12; workers++) {
        run.with(cell("primes", "fixed", workers), 1, 1);
      }

      assertThat(RecommendationNotes.of(summary(run)))
          .as("seed " + seed)
          .noneMatch(sentence -> sentence.contains("The next"));
    }
  }

  /** Half of the forks are not odd: none is left out, and the finding stands beside the mean. */
  @Test
  void aCellThatIsTwiceAsSlowInHalfOfItsForksIsARegression() throws Exception {
    RunSummary run = summary(run().rounds(10).with(FIXED, 1).odd(FIXED, 2, 1, 4, 5, 8, 10));
    PairedVerdicts verdicts = PairedVerdicts.of(run);

    assertThat(verdicts.hasRegression()).isTrue();
    assertThat(verdicts.sentences())
        .anyMatch(sentence ->
            sentence.startsWith("SLOW IN SOME FORKS: primes fixed x4 (cold) is ")
                && sentence.endsWith("as slow in 5 of 10 forks, its baseline in 0 of 10"));
    assertThat(PairedVerdicts.of(summary(run().rounds(10).with(FIXED, 1))).hasRegression())
        .isFalse();
  }

  /** Primes need no site: nothing is said of one. */
  @Test
  void cellsThatCrashedGiveNoRecommendation() throws Exception {
    Run run = PlannedRuns.of(folder.resolve("crashed"), 3, SEQUENTIAL, FIXED);
    Forks crashing = new SimulatedMachine(1).crashes(SEQUENTIAL, 2, 2).crashes(FIXED, 2, 2);

    StoredRun measured = run.measure(new RunListener() {}, List.of(), (arguments, of) -> crashing);

    assertThat(RecommendationNotes.of(RunSummary.of(measured)))
        .containsExactly("primes, cold: no recommendation: 2 of its 2 cells crashed.");
  }

  @Test
  void twoRoundsAreNoEvidence() throws Exception {
    GeneratedRun run = run().rounds(2).with(FIXED, 0.5).with(VIRTUAL, 0.25);

    assertThat(RecommendationNotes.of(summary(run)))
        .containsExactly("primes, cold: no recommendation: it takes 3 rounds, and there are 2.");
  }

  /**
   * A baseline that is the fastest has two forks a round, and they are of one round all the same.
   */
  @Test
  void twoForksOfARoundAreOneRound() throws Exception {
    GeneratedRun run = run().twice(SEQUENTIAL).rounds(2).with(FIXED, 2).with(VIRTUAL, 4);

    assertThat(RecommendationNotes.of(summary(run)))
        .containsExactly("primes, cold: no recommendation: it takes 3 rounds, and there are 2.");
  }

  @Test
  void fewWorkerCountsAreNotFitted() throws Exception {
    assertThat(ScalabilityNotes.of(summary(run().with(FIXED, 0.5))))
        .containsExactly(
            "Not guessed: a fit takes 6 worker counts, and no strategy was measured with more than"
                + " 1.");
  }

  /** Perfectly parallel work on 4 processors: 6 workers are no faster than 4. */
  @Test
  void aboveTheProcessorsTheKneeIsTakenAndHowBusyTheyWereIsSaid() throws Exception {
    GeneratedRun run = run();
    for (int workers = 1; workers <= 8; workers++) {
      run.with(cell("primes", "fixed", workers), 1.0 / Math.min(workers, 4), 1.0);
    }

    assertThat(ScalabilityNotes.of(summary(run)))
        .singleElement()
        .asString()
        .startsWith("fixed on primes, cold: contention ")
        .containsPattern("each worker more than processors 0\\.\\d+%")
        .contains("100% of 4 processors busy with 8 workers. Predicted best: 4 workers, ")
        .contains("The knee at 4 processors misses worker counts that are left out by 0.")
        .containsPattern(", the universal law by \\d+%")
        .containsPattern("8 workers on 4 processors cannot be much faster than (3.9|4.0).x")
        .doesNotContain("serial fraction");
  }

  /** What stops at six workers on four processors is something else, and is not called so. */
  @Test
  void noKneeIsSeenWhereThereAreNotSoManyProcessors() throws Exception {
    GeneratedRun run = run();
    for (int workers = 1; workers <= 8; workers++) {
      run.with(cell("primes", "fixed", workers), 1.0 / Math.min(workers, 6), 1.0);
    }

    assertThat(ScalabilityNotes.of(summary(run)))
        .singleElement()
        .asString()
        .doesNotContain("knee at 6 processors")
        .containsPattern("[Tt]he universal law .*nee at (the|4) processors");
  }

  @Test
  void tasksThatWaitNeedNoProcessor() throws Exception {
    GeneratedRun run =
        GeneratedRun.named("waiting").noise(0.005, 7).with(cell("flags", "sequential", 1), 1, 0.1);
    for (int workers = 1; workers <= 8; workers++) {
      run.with(cell("flags", "virtual", workers), 1.0 / workers, 0.1);
    }
    RunSummary summary = summary(run);

    assertThat(summary.measured().getLast().efficiency().orElseThrow().value())
        .isCloseTo(1, within(0.02));
    assertThat(ScalabilityNotes.of(summary))
        .singleElement()
        .asString()
        .contains("serial fraction ")
        .doesNotContain("busy", "processors cannot");
  }

  @Test
  void theBoundNeedsNoFit() throws Exception {
    GeneratedRun run =
        run()
            .with(cell("primes", "fixed", 1), 1.0, 1.0)
            .with(cell("primes", "fixed", 8), 0.26, 1.0);

    assertThat(ScalabilityNotes.of(summary(run)))
        .last()
        .asString()
        .containsPattern(
            "fixed on primes, cold: 8 workers on 4 processors cannot be much faster than"
                + " (3.9|4.0).x, by their CPU time; 3.[89].x is 9[5-8]% of that");
  }

  /** Opening costs 0.3 s, and a unit of scale 0.1 s instead of 0.2 s: 3 units make it up. */
  @Test
  void theBreakEvenIsFoundOverTheScalesOfSeveralRuns() throws Exception {
    RunSummary small = summary(scaled("1", 0.2, 0.4));
    RunSummary middle = summary(scaled("4", 0.8, 0.7));
    RunSummary large = summary(scaled("16", 3.2, 1.9));

    assertThat(BreakEvenNotes.of(List.of(small, middle, large)))
        .singleElement()
        .asString()
        .startsWith("process with 2 workers pays from scale 3.0")
        .contains("of rc4. It costs 3")
        .doesNotContain("Two scales");
    assertThat(BreakEvenNotes.of(List.of(small)))
        .singleElement()
        .asString()
        .startsWith("Not known for process on rc4");
  }

  @Test
  void runsOfDifferentMachinesAreNotPutOnOneLine() throws Exception {
    RunSummary small = summary(scaled("1", 0.2, 0.4));
    RunSummary large = summary(scaled("16", 3.2, 1.9).machine("Another 1"));

    assertThat(BreakEvenNotes.of(List.of(small, large)))
        .hasSize(2)
        .allSatisfy(note -> assertThat(note).contains("Not known"));
  }

  private static GeneratedRun run() {
    return GeneratedRun.named("known").noise(0.005, 7).with(SEQUENTIAL, 1);
  }

  private static GeneratedRun scaled(String scale, double sequential, double process) {
    return GeneratedRun.named("scale-" + scale)
        .noise(0.002, 11)
        .with(cell("rc4", "sequential", 1, "scale", scale), sequential)
        .with(cell("rc4", "process", 2, "scale", scale), process);
  }

  private RunSummary summary(GeneratedRun run) throws Exception {
    return RunSummary.of(StoredRun.read(run.writeTo(folder.resolve(Long.toString(count++)))));
  }

  private long count;
}
