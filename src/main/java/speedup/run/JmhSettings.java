package speedup.run;

import java.util.List;
import java.util.concurrent.TimeUnit;

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
  public record Iterations(int count, String time, int batchSize) {}
}
