package speedup.stats;

/**
 * Little's law as a check of a closed loop: with N tasks always in progress, throughput times mean
 * time in progress is N (J. Little, "A Proof for the Queuing Formula L = λW", 1961).
 */
public final class LittlesLaw {

  private LittlesLaw() {}

  /**
   * The share of the concurrency that was really in use, X·R / N. Near 1 when the three figures
   * agree; well below 1 when workers stood idle, for a batch always does at its end; above 1 when
   * something was counted wrongly.
   *
   * @param tasksPerSecond X, the tasks that ended in a second
   * @param secondsInProgress R, the mean time a task was in progress
   * @param concurrency N, how many tasks may be in progress at once
   */
  public static double utilisation(
      double tasksPerSecond, double secondsInProgress, int concurrency) {
    if (!(tasksPerSecond >= 0 && secondsInProgress >= 0 && concurrency >= 1)) {
      throw new IllegalArgumentException(
          "not a closed loop: %s tasks/s of %s s each, %d at once"
              .formatted(tasksPerSecond, secondsInProgress, concurrency));
    }
    return tasksPerSecond * secondsInProgress / concurrency;
  }
}
