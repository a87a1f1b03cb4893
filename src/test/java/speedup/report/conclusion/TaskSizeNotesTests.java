package speedup.report.conclusion;

import static org.assertj.core.api.Assertions.assertThat;
import static speedup.run.GeneratedRun.cell;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.report.summary.RunSummary;
import speedup.run.Cell;
import speedup.run.GeneratedRun;
import speedup.run.StoredRun;

final class TaskSizeNotesTests {

  private static final int TASKS = 1_000;

  @TempDir Path folder;

  private long count;

  private static GeneratedRun grains() {
    return GeneratedRun.named("grain")
        .noise(0, 1)
        .timed(TASKS)
        .with(grain("sequential", 1, 1), TASKS * 1e-6)
        .with(grain("fixed", 1, 1), TASKS * 5e-6)
        .with(grain("fixed", 4, 1), TASKS * 4e-6)
        .with(grain("process", 1, 1), TASKS * 1e-4)
        .with(grain("process", 4, 1), TASKS * 1e-4)
        .with(grain("sequential", 1, 100), TASKS * 1e-4)
        .with(grain("fixed", 1, 100), TASKS * 1e-4)
        .with(grain("fixed", 4, 100), TASKS * 2.6e-5)
        .with(grain("process", 1, 100), TASKS * 2e-4)
        .with(grain("process", 4, 100), TASKS * 4e-5);
  }

  @Test
  void eachStrategyPaysFromAnAmountOfWorkATask() throws Exception {
    assertThat(BreakEvenNotes.of(List.of(summary(grains()))))
        .first()
        .asString()
        .matches(
            "A pool that is open pays for tasks from METG\\(50 %\\) on\\. For fixed it is \\S+ µs"
                + " \\[.*]\\. For process it is \\S+ µs \\[.*]\\.");
  }

  @Test
  void theTasksOfWorkOnTheSameMachineAreOnOneSideOfIt() throws Exception {
    RunSummary grain = summary(grains());

    assertThat(BreakEvenNotes.of(List.of(grain, summary(work(2e-5)))))
        .contains(
            "grain: A task of primes, cold takes 20.0 µs: it pays with fixed;"
                + " it does not pay with process.");
    assertThat(BreakEvenNotes.of(List.of(grain, summary(work(1e-3)))))
        .contains("grain: A task of primes, cold takes 1.00 ms: it pays with fixed, process.");
  }

  @Test
  void ofAnotherMachineNothingIsSaid() throws Exception {
    assertThat(
            BreakEvenNotes.of(List.of(summary(grains()), summary(work(1e-3).machine("Another 1")))))
        .noneMatch(note -> note.contains("A task of primes"));
  }

  private static Cell grain(String strategy, int workers, int micros) {
    return cell(
        "grain", strategy, workers, "micros", Integer.toString(micros), "lifecycle", "warm");
  }

  private static GeneratedRun work(double taskSeconds) {
    return GeneratedRun.named("work")
        .noise(0, 1)
        .timed(20)
        .with(cell("primes", "sequential", 1), 20 * taskSeconds)
        .with(cell("primes", "fixed", 2), 10 * taskSeconds);
  }

  private RunSummary summary(GeneratedRun run) throws Exception {
    return RunSummary.of(StoredRun.read(run.writeTo(folder.resolve(Long.toString(count++)))));
  }
}
