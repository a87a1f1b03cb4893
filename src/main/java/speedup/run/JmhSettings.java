package speedup.run;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How JMH measured a fork: what its own result files say beside the scores.
 *
 * @param mode JMH's short name of the mode, such as {@code ss}
 * @param timeUnit the unit of its scores
 */
public record JmhSettings(
    String jmhVersion,
    String mode,
    TimeUnit timeUnit,
    int threads,
    int operationsPerInvocation,
    String jvm,
    List<String> jvmArgs,
    String jdkVersion,
    String vmName,
    String vmVersion,
    Iterations warmup,
    Iterations measurement) {

  /** Copies the JVM's arguments. */
  public JmhSettings {
    jvmArgs = List.copyOf(jvmArgs);
  }

  /**
   * The iterations of one kind.
   *
   * @param time how long one lasts, in JMH's notation; {@code single-shot} for one operation
   */
  public record Iterations(int count, String time, int batchSize) {

    private static Iterations of(IterationParams params) {
      return new Iterations(params.getCount(), params.getTime().toString(), params.getBatchSize());
    }

    private IterationParams toParams(IterationType type) {
      TimeValue value = time.equals(TimeValue.NONE.toString()) ? TimeValue.NONE : parsed();
      return new IterationParams(type, count, value, batchSize);
    }

    private TimeValue parsed() {
      return TimeValue.fromString(time.replace(" ", ""));
    }
  }

  static JmhSettings of(BenchmarkParams params) {
    return new JmhSettings(
        params.getJmhVersion(),
        params.getMode().shortLabel(),
        params.getTimeUnit(),
        params.getThreads(),
        params.getOpsPerInvocation(),
        params.getJvm(),
        List.copyOf(params.getJvmArgs()),
        params.getJdkVersion(),
        params.getVmName(),
        params.getVmVersion(),
        Iterations.of(params.getWarmup()),
        Iterations.of(params.getMeasurement()));
  }

  /** Gives JMH its own parameters back, for the merged result of so many forks. */
  public BenchmarkParams toParams(Cell cell, int forks) {
    WorkloadParams workloadParams = new WorkloadParams();
    cell.params().forEach((name, value) -> workloadParams.put(name, value, 0));
    return new BenchmarkParams(
        cell.benchmark(),
        cell.benchmark(),
        false,
        threads,
        new int[] {1},
        Collections.emptyList(),
        forks,
        0,
        warmup.toParams(IterationType.WARMUP),
        measurement.toParams(IterationType.MEASUREMENT),
        Mode.deepValueOf(mode),
        workloadParams,
        timeUnit,
        operationsPerInvocation,
        jvm,
        jvmArgs,
        jdkVersion,
        vmName,
        vmVersion,
        jmhVersion,
        TimeValue.minutes(10));
  }
}
