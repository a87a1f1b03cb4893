package speedup.jmh;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;
import speedup.run.Cell;
import speedup.run.JmhSettings;

/** Between JMH's own parameters of a fork and what the journal keeps of them. */
final class BenchmarkSettings {

  private BenchmarkSettings() {}

  static JmhSettings of(BenchmarkParams params) {
    return new JmhSettings(
        params.getJmhVersion(),
        params.getMode().shortLabel(),
        params.getTimeUnit(),
        params.getThreads(),
        Arrays.stream(params.getThreadGroups()).boxed().toList(),
        params.getOpsPerInvocation(),
        params.getJvm(),
        List.copyOf(params.getJvmArgs()),
        params.getJdkVersion(),
        params.getVmName(),
        params.getVmVersion(),
        of(params.getWarmup()),
        of(params.getMeasurement()));
  }

  private static JmhSettings.Iterations of(IterationParams params) {
    return new JmhSettings.Iterations(
        params.getCount(), params.getTime().toString(), params.getBatchSize());
  }

  /** Gives JMH its own parameters back, for the merged result of this many forks. */
  static BenchmarkParams toParams(JmhSettings settings, Cell cell, int forks) {
    WorkloadParams workloadParams = new WorkloadParams();
    cell.params().forEach((name, value) -> workloadParams.put(name, value, 0));
    if (cell.isTwin()) {
      workloadParams.put(JmhResults.TWIN, "true", 0);
    }
    return new BenchmarkParams(
        cell.benchmark(),
        cell.benchmark(),
        false,
        settings.threads(),
        new int[] {1},
        Collections.emptyList(),
        forks,
        0,
        toParams(IterationType.WARMUP, settings.warmup()),
        toParams(IterationType.MEASUREMENT, settings.measurement()),
        Mode.deepValueOf(settings.mode()),
        workloadParams,
        settings.timeUnit() == null ? TimeUnit.SECONDS : settings.timeUnit(),
        Math.max(1, settings.operationsPerInvocation()),
        settings.jvm(),
        settings.jvmArgs(),
        settings.jdkVersion(),
        settings.vmName(),
        settings.vmVersion(),
        settings.jmhVersion(),
        TimeValue.minutes(10));
  }

  private static IterationParams toParams(IterationType type, JmhSettings.Iterations iterations) {
    return new IterationParams(
        type, iterations.count(), time(iterations.time()), iterations.batchSize());
  }

  private static TimeValue time(String notation) {
    return notation.equals(TimeValue.NONE.toString())
        ? TimeValue.NONE
        : TimeValue.fromString(notation.replace(" ", ""));
  }
}
