package speedup.process;

import java.time.Duration;

/**
 * What a pool has done up to a moment. The tasks of workers that were lost count among those that
 * waited, and neither as run nor as completed.
 *
 * @param waiting how long tasks waited, from their submission until a worker had them
 * @param running how long workers had tasks, the way there and back included
 * @param queuedTasks tasks that wait now
 * @param activeTasks tasks that workers have now
 * @param completedTasks tasks that workers have answered, also those that failed or were cancelled
 * @param workersStarted workers, those replaced included
 * @param workersLost workers that ended without being told to, those included that the pool killed
 *     for a task that was cancelled and went on
 */
public record PoolStatistics(
    Times waiting,
    Times running,
    int queuedTasks,
    int activeTasks,
    long completedTasks,
    long workersStarted,
    long workersLost) {

  /**
   * Times of many tasks.
   *
   * @param count how many
   * @param total their sum
   * @param longest the longest of them; zero if there is none
   */
  public record Times(long count, Duration total, Duration longest) {

    /** The arithmetic mean; zero if there is none. */
    public Duration mean() {
      return count == 0 ? Duration.ZERO : total.dividedBy(count);
    }
  }
}
