package speedup.report.conclusion;

import static org.assertj.core.api.Assertions.assertThat;
import static speedup.run.GeneratedRun.cell;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.report.summary.RunSummary;
import speedup.run.GeneratedRun;
import speedup.run.StoredRun;

final class CrowdNotesTests {

  @TempDir Path folder;

  @Test
  void eachSizeHasASentenceAndTheEndItsReason() throws Exception {
    RunSummary run =
        RunSummary.of(
            StoredRun.read(
                GeneratedRun.named("crowd")
                    .noise(0, 1)
                    .with(cell("crowd", "fixed", 1), 0.201, 0.001)
                    .with(cell("crowd", "fixed", 100), 0.25, 0.2)
                    .with(cell("crowd", "fixed", 1_000), 0.7, 1)
                    .with(cell("crowd", "virtual", 1), 0.201, 0.001)
                    .skipping(cell("crowd", "fixed", 10_000), "too many threads")
                    .writeTo(folder)));

    assertThat(CrowdNotes.of(List.of(run)))
        .singleElement()
        .asString()
        .matches(
            "fixed, cold: 1 waiting 1\\.00 ms over 200 ms\\."
                + " 100 waiting 50\\.0 ms over 200 ms, 2\\.01 ms CPU[^.]*(\\.\\d+ KB each)?\\."
                + " 1,000 waiting 500 ms over 200 ms, 1\\.00 ms CPU[^.]*(\\.\\d+ KB each)?\\."
                + " It ends there: 10,000: too many threads\\.");
  }

  @Test
  void aCrowdAtTheSiteIsToldBesideTheOneThatSleeps() throws Exception {
    RunSummary run =
        RunSummary.of(
            StoredRun.read(
                GeneratedRun.named("crowd")
                    .noise(0, 1)
                    .with(cell("siteCrowd", "sequential", 1), 0.201, 0.001)
                    .skipping(cell("siteCrowd", "sequential", 100), "sequential has one worker")
                    .with(cell("crowd", "async", 100), 0.25, 0.2)
                    .with(cell("siteCrowd", "async", 100), 0.3, 0.2)
                    .skipping(cell("siteCrowd", "async", 100_000), "too few ports")
                    .writeTo(folder)));

    assertThat(CrowdNotes.of(List.of(run)))
        .containsExactly(
            "async, cold: 100 waiting 50.0 ms over 200 ms.",
            "async at the flag site, cold: 100 waiting 100 ms over 200 ms."
                + " It ends there: 100,000: too few ports.");
  }

  @Test
  void aCrowdThatFailedEndsThereToo() throws Exception {
    RunSummary run =
        RunSummary.of(
            StoredRun.read(
                GeneratedRun.named("crowd")
                    .noise(0, 1)
                    .with(cell("siteCrowd", "virtual", 100), 0.3, 0.2)
                    .failing(cell("siteCrowd", "virtual", 1_000))
                    .writeTo(folder)));

    assertThat(CrowdNotes.of(List.of(run)))
        .singleElement()
        .asString()
        .contains(" It ends there: 1,000: ");
  }

  /** One of twice the workers is twice the work: the fastest is the smallest, and says nothing. */
  @Test
  void noCrowdIsRecommendedOrScales() throws Exception {
    RunSummary run =
        RunSummary.of(
            StoredRun.read(
                GeneratedRun.named("crowd")
                    .with(cell("crowd", "sequential", 1), 0.201)
                    .with(cell("crowd", "virtual", 100), 0.21)
                    .with(cell("crowd", "virtual", 1_000), 0.25)
                    .with(cell("siteCrowd", "sequential", 1), 0.201)
                    .with(cell("siteCrowd", "virtual", 100), 0.21)
                    .writeTo(folder)));

    assertThat(Recommendations.of(run)).isEmpty();
    assertThat(ScalabilityNotes.of(run)).isEmpty();
  }
}
