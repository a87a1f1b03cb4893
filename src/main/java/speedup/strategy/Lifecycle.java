package speedup.strategy;

/**
 * When a strategy's pool is opened.
 *
 * <p>The constants are in lower case because JMH's {@code @Param} makes their names the words of
 * the command line.
 */
public enum Lifecycle {
  /** Inside the measured time, which also closes it: what the book's table measures. */
  cold,
  /** Before the measured time; it is closed after it. */
  warm
}
