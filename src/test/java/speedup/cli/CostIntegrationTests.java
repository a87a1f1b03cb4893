package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static speedup.run.ForkMetric.CPU_SECONDS;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.cli.SpeedupProcess.Ended;
import speedup.report.summary.MeasuredCell;
import speedup.report.summary.RunSummary;
import speedup.report.summary.ServicePercentiles;
import speedup.run.StoredRun;

/** What cells cost, measured in real forks. */
final class CostIntegrationTests {

  private static final int TASKS = 20;
  private static final int ITERATIONS = 3;
  private static final int ROUNDS = 2;

  @TempDir Path folder;

  @Test
  void workDoneByChildrenIsCountedAndWarmUpsAreNot() throws Exception {
    Ended ended =
        SpeedupProcess.runJar(
            folder,
            "Grain",
            "-p",
            "micros=30000",
            "-p",
            "strategy=sequential,process",
            "-p",
            "workers=2",
            "-p",
            "lifecycle=cold",
            "-wi",
            "1",
            "-i",
            Integer.toString(ITERATIONS),
            "--repeats",
            "0",
            "--rounds",
            Integer.toString(ROUNDS));

    assertThat(ended.exitCode()).as(ended.err()).isZero();
    RunSummary summary = RunSummary.of(StoredRun.read(SpeedupProcess.runs(folder).getFirst()));
    MeasuredCell sequential = cell(summary.measured(), "sequential");
    MeasuredCell process = cell(summary.measured(), "process");
    // Most of the work is done by the workers, which start two JVMs beside.
    assertThat(process.metric(CPU_SECONDS)).isPresent();
    assertThat(process.metric(CPU_SECONDS).orElseThrow())
        .isGreaterThan(0.7 * sequential.metric(CPU_SECONDS).orElseThrow());
    assertThat(process.peakResidentBytes().orElseThrow())
        .isGreaterThan(1.3 * sequential.peakResidentBytes().orElseThrow());
    for (MeasuredCell cell : summary.measured()) {
      assertThat(cell.serviceTimes())
          .map(ServicePercentiles::count)
          .hasValue((long) TASKS * ITERATIONS * ROUNDS);
      assertThat(cell.serviceTimes().orElseThrow().percentile90()).isPresent();
      assertThat(cell.serviceTimes().orElseThrow().percentile99()).isEmpty();
    }
    assertThat(ended.err().lines())
        .anyMatch(line -> line.contains(": round 1 of 2, "))
        .anyMatch(line -> line.contains(": round 2 of 2, "));
  }

  private static MeasuredCell cell(List<MeasuredCell> cells, String strategy) {
    return cells.stream()
        .filter(cell -> cell.batch().orElseThrow().strategy().equals(strategy))
        .findFirst()
        .orElseThrow();
  }
}
