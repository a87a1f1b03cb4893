package speedup.environment;

import java.util.ArrayList;
import java.util.List;

/**
 * How much noise is too much. The limits are fixed before anything is measured and look only at the
 * environment: a fork is never judged by its score.
 *
 * <p>Pressure and load have no limit, as a cell with more workers than CPUs raises both by itself
 * and would be set aside for what it is. To have stood still is always too much.
 *
 * @param stealShare of all CPU time
 * @param foreignShare of the CPUs that this process may use
 * @param foreignCores in cores, whatever the number of CPUs
 * @param throttledShare throttled time as a share of the elapsed time
 */
public record NoiseLimits(
    double stealShare, double foreignShare, double foreignCores, double throttledShare) {

  /**
   * The limits in use. Forks of a quiet machine differ by 1 to 3 %, and the precision asked for is
   * 5 % unless another is given.
   *
   * <ul>
   *   <li>2 % steal: time taken away lengthens a CPU-bound cell by at least its share, so this is
   *       where it begins to be seen beside what forks differ by anyhow.
   *   <li>5 % of the CPUs, the default precision, or half a core: on two CPUs a tenth of a core,
   *       above what an idle system's own services use; on many CPUs one busy loop is still seen,
   *       which would hold up the slowest worker of a cell that uses them all.
   *   <li>1 % of the time throttled: the start of a JVM may brush a limit once, a cell that meets
   *       it over and over measures the limit.
   * </ul>
   */
  public static final NoiseLimits FIXED = new NoiseLimits(0.02, 0.05, 0.5, 0.01);

  /** Checks the limits. */
  public NoiseLimits {
    for (double limit : new double[] {stealShare, foreignShare, foreignCores, throttledShare}) {
      if (!(limit >= 0)) {
        throw new IllegalArgumentException("a limit must not be negative: " + limit);
      }
    }
  }

  /** Lists what is over its limit; empty if nothing is. What is not available is over no limit. */
  public List<Disturbance> disturbances(Noise noise) {
    List<Disturbance> found = new ArrayList<>();
    Double cores = noise.foreignCores();
    Double share = noise.foreignShare();
    if (cores != null && (cores > foreignCores || (share != null && share > foreignShare))) {
      found.add(new Disturbance(Disturbance.Kind.FOREIGN_CPU, cores));
    }
    Double steal = noise.stealShare();
    if (steal != null && steal > stealShare) {
      found.add(new Disturbance(Disturbance.Kind.STEAL, steal));
    }
    Double throttled = noise.throttledSeconds();
    if (throttled != null && throttled > throttledShare * noise.elapsedSeconds()) {
      found.add(new Disturbance(Disturbance.Kind.THROTTLING, throttled));
    }
    Double stopped = noise.stoppedSeconds();
    if (stopped != null && stopped > 0) {
      found.add(new Disturbance(Disturbance.Kind.STANDSTILL, stopped));
    }
    return List.copyOf(found);
  }

  /** Lists the reasons in words for setting a fork aside; empty if there are none. */
  public List<String> reasons(Noise noise) {
    return disturbances(noise).stream().map(Disturbance::reason).toList();
  }
}
