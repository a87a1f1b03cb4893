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
                + " 100 waiting 50\\.0 ms over 200 ms, 2\\.00 ms CPU[^.]*(\\.\\d+ KB each)?\\."
                + " 1,000 waiting 500 ms over 200 ms, 1\\.00 ms CPU[^.]*(\\.\\d+ KB each)?\\."
                + " It ends there: too many threads\\.");
  }
}
