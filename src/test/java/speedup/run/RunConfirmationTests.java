package speedup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static speedup.run.Cells.FIXED;
import static speedup.run.Cells.SEQUENTIAL;
import static speedup.run.Cells.VIRTUAL;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured once more of a run, before it is called a regression. */
final class RunConfirmationTests {

  @TempDir private Path folder;

  @Test
  void aCellIsMeasuredAgainBesideItsBaselineAndNothingElseIs() throws Exception {
    assertThat(again().cells()).containsExactly(SEQUENTIAL, FIXED);
  }

  /** What the order of the first run did to a cell would else be confirmed with it. */
  @Test
  void itIsMeasuredByTheSameRulesInAnotherOrder() throws Exception {
    Plan first = measured().planned().plan();

    assertThat(again().rules()).isEqualTo(first.rules());
    assertThat(again().layout()).isEqualTo(first.layout());
    assertThat(again().seed()).isNotEqualTo(first.seed());
  }

  private Plan again() throws Exception {
    return Run.confirming(measured(), Set.of(FIXED), Clock.systemUTC()).plan();
  }

  private StoredRun measured() throws Exception {
    return StoredRun.read(
        GeneratedRun.named("gate")
            .with(SEQUENTIAL, 1)
            .with(FIXED, 2)
            .with(VIRTUAL, 1)
            .writeTo(folder));
  }
}
