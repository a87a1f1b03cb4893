package speedup.process;

/** What a pool does with a task that finds the queue full. */
public enum WhenQueueIsFull {
  /** Refuses it with {@link java.util.concurrent.RejectedExecutionException}. */
  REJECT,
  /** Has the submitting thread wait until there is room; an interruption refuses the task. */
  WAIT,
  /** Has the submitting thread do the task, in this JVM, on a copy of it as a worker would. */
  RUN_HERE
}
