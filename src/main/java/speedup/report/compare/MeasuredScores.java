package speedup.report.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import speedup.report.export.ExportedScore;
import speedup.report.summary.RunSummary;
import speedup.run.UsageException;

/** What a result measured, whether it is a run of ours or a file that JMH wrote. */
public final class MeasuredScores {

  private MeasuredScores() {}

  /**
   * The score of every cell, for another system.
   *
   * @param result the folder of a run, or a file that JMH wrote with {@code -rf json}
   * @throws UsageException if it is neither
   */
  public static List<ExportedScore> of(Path result) throws UsageException, IOException {
    return of(Side.read(result, null));
  }

  static List<ExportedScore> of(Side side) {
    return side.samples().values().stream()
        .map(sample ->
            ExportedScore.of(sample.cell(), sample.unit(), sample.score(RunSummary.LEVEL)))
        .toList();
  }
}
