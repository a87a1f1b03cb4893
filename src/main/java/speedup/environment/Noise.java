package speedup.environment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What else went on during a stretch of time, on the CPUs that this process may use. A figure that
 * the system does not offer is absent.
 *
 * @param elapsedSeconds how long the stretch was
 * @param stealShare the share of all CPU time that the hypervisor gave to other machines
 * @param foreignCores how many cores were busy, on average, with processes that are not ours
 * @param foreignShare the same as a share of the CPUs
 * @param throttledPeriods in how many scheduling periods a control group held us back
 * @param throttledSeconds for how long, summed over CPUs
 * @param pressureShare the share of the time in which some process that could have run waited for a
 *     CPU, ours included: more workers than CPUs show here without anybody else
 * @param loadBefore the load average of the minute before, ours included
 * @param stoppedSeconds for how long the fork stood still; absent when it did not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Noise(
    double elapsedSeconds,
    @Nullable Double stealShare,
    @Nullable Double foreignCores,
    @Nullable Double foreignShare,
    @Nullable Long throttledPeriods,
    @Nullable Double throttledSeconds,
    @Nullable Double pressureShare,
    @Nullable Double loadBefore,
    @Nullable Double stoppedSeconds)
    implements Serializable {

  /** Checks the time. */
  public Noise {
    if (!(elapsedSeconds >= 0)) {
      throw new IllegalArgumentException("elapsedSeconds must not be negative: " + elapsedSeconds);
    }
  }

  /** The same, where some of what was foreign is known to be ours. */
  public Noise lessForeign(double cpuSeconds) {
    Double cores = foreignCores;
    if (cores == null || cores == 0 || elapsedSeconds == 0) {
      return this;
    }
    double left = Math.max(0, cores - cpuSeconds / elapsedSeconds);
    Double share = foreignShare;
    return new Noise(
        elapsedSeconds,
        stealShare,
        left,
        share == null ? null : share * left / cores,
        throttledPeriods,
        throttledSeconds,
        pressureShare,
        loadBefore,
        stoppedSeconds);
  }

  /** The same of a fork that stood still for some time, if it did. */
  public Noise withStandstill(long nanos) {
    return new Noise(
        elapsedSeconds,
        stealShare,
        foreignCores,
        foreignShare,
        throttledPeriods,
        throttledSeconds,
        pressureShare,
        loadBefore,
        nanos == 0 ? null : nanos / 1e9);
  }
}
