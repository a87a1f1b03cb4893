package speedup.strategy;

import speedup.workload.Task;

/** Says that a task failed, and with it its batch. */
public final class BatchException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param task the task that failed; its text names it
   * @param cause what it threw
   */
  public BatchException(Task<?> task, Throwable cause) {
    super(task + " failed: " + cause, cause);
  }
}
