package speedup.report.conclusion;

import static org.assertj.core.api.Assertions.assertThat;
import static speedup.run.GeneratedRun.cell;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.report.summary.RunSummary;
import speedup.run.Cell;
import speedup.run.ForkMetric;
import speedup.run.GeneratedRun;
import speedup.run.StoredRun;

/** Where the time of a recommended cell goes: 20 tasks of 50 ms, on 4 processors. */
final class TimeLostTests {

  private static final Cell SEQUENTIAL = warm("primes", "sequential", 1);

  @TempDir Path folder;

  @Test
  void moreWorkersThanProcessorsWaitForOne() throws Exception {
    Cell fixed = warm("primes", "fixed", 10);

    assertThat(note(run().with(fixed, 0.25).taking(fixed, 0.125)))
        .contains(
            "fixed with 10 workers waits 60% of its workers' time for a processor: there are 4.");
  }

  @Test
  void virtualThreadsWaitForACarrier() throws Exception {
    Cell virtual = warm("primes", "virtual", 10);

    assertThat(note(run().with(virtual, 0.25).taking(virtual, 0.05)))
        .contains(
            "virtual with 10 workers waits 60% of its workers' time for a carrier: there are 4.");
  }

  @Test
  void tasksThatTakeLongerBesideEachOtherShareSomething() throws Exception {
    Cell fixed = warm("primes", "fixed", 4);

    assertThat(note(run().with(fixed, 0.3).taking(fixed, 0.06)))
        .contains("waits 17% of its workers' time for memory, caches and processors");
  }

  /** In JVMs that have just started, what is slow is not what is shared. */
  @Test
  void tasksInColdJvmsWaitForTheCompiler() throws Exception {
    Cell process = cell("primes", "process", 2);

    assertThat(
            note(
                GeneratedRun.named("known")
                    .noise(0, 1)
                    .timed(20)
                    .with(cell("primes", "sequential", 1), 1)
                    .with(process, 1.2)
                    .taking(process, 0.11)))
        .contains("waits 50% of its workers' time for code to be compiled");
  }

  @Test
  void workersWithoutATaskWaitForOneForThePoolOrForTheLast() throws Exception {
    Cell process = warm("primes", "process", 4);
    Cell cold = cell("primes", "process", 4);
    Cell three = warm("primes", "fixed", 3);

    assertThat(note(run().with(process, 0.5).taking(process, 0.05)))
        .contains(
            "process with 4 workers waits 50% of its workers' time for tasks to be handed out");
    assertThat(
            note(
                GeneratedRun.named("known")
                    .noise(0, 1)
                    .timed(20)
                    .with(cell("primes", "sequential", 1), 1)
                    .with(cold, 0.5)
                    .taking(cold, 0.05)))
        .contains("waits 50% of its workers' time for its pool to open and close");
    assertThat(
            note(
                GeneratedRun.named("known")
                    .noise(0, 1)
                    .timed(4)
                    .with(SEQUENTIAL, 1)
                    .with(three, 0.5)
                    .taking(three, 0.25)))
        .contains("fixed with 3 workers waits 33% of its workers' time for the last tasks");
  }

  @Test
  void monitorsAndTheCollectorAreNamedWhereTheyAreTheMost() throws Exception {
    Cell fixed = warm("primes", "fixed", 2);

    assertThat(
            note(
                run()
                    .with(fixed, 0.51)
                    .taking(fixed, 0.05)
                    .metrics(Map.of(ForkMetric.BLOCKED_SECONDS, metric(0.3)))))
        .contains("waits 29% of its workers' time for monitors that others hold.");
    assertThat(
            note(
                run()
                    .with(fixed, 0.51)
                    .taking(fixed, 0.05)
                    .metrics(Map.of(ForkMetric.GC_SECONDS, metric(0.2)))))
        .contains("waits 39% of its workers' time for the garbage collector.");
  }

  @Test
  void downloadsWaitForAnswersThatComeLater() throws Exception {
    Cell async = warm("flags", "async", 20);

    assertThat(
            note(
                GeneratedRun.named("known")
                    .noise(0, 1)
                    .timed(20)
                    .with(warm("flags", "sequential", 1), 1, 0.1)
                    .with(async, 0.1, 0.1)
                    .taking(async, 0.09)))
        .contains(
            "async with 20 workers waits 40% of its workers' time for answers that come later");
  }

  @Test
  void whatIsNearlyAsFastAsItCanBeNeedsNoReason() throws Exception {
    Cell fixed = warm("primes", "fixed", 4);

    assertThat(note(run().with(fixed, 0.26).taking(fixed, 0.05))).doesNotContain("waits");
  }

  private static GeneratedRun run() {
    return GeneratedRun.named("known").noise(0, 1).timed(20).with(SEQUENTIAL, 1);
  }

  private static Cell warm(String workload, String strategy, int workers) {
    return cell(workload, strategy, workers, "lifecycle", "warm");
  }

  private static ForkMetric metric(double seconds) {
    return new ForkMetric("s", List.of(seconds, seconds));
  }

  private String note(GeneratedRun run) throws Exception {
    return RecommendationNotes.of(
            RunSummary.of(StoredRun.read(run.writeTo(folder.resolve(Long.toString(count++))))))
        .getFirst();
  }

  private long count;
}
