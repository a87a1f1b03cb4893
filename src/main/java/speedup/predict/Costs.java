package speedup.predict;

/**
 * What a strategy takes beside the work, in seconds.
 *
 * @param dispatch for how long the one dispatcher is busy with a task; no other task is handed out
 *     meanwhile
 * @param task how much longer a worker is busy with a task than the task itself takes
 * @param start what a worker takes to start, on a processor; 0 for workers that run already
 */
public record Costs(double dispatch, double task, double start) {

  /** Nothing is in the way of the work. */
  public static final Costs NONE = new Costs(0, 0, 0);

  /** Checks that no cost is a gain. */
  public Costs {
    if (!(isTime(dispatch) && isTime(task) && isTime(start))) {
      throw new IllegalArgumentException(
          "no costs: " + dispatch + " s, " + task + " s, " + start + " s");
    }
  }

  private static boolean isTime(double seconds) {
    return seconds >= 0 && seconds < Double.POSITIVE_INFINITY;
  }
}
