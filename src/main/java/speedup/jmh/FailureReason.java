package speedup.jmh;

import java.util.List;
import org.openjdk.jmh.runner.BenchmarkException;

/** What went wrong in a fork, in one line. */
final class FailureReason {

  /** How JMH begins what it has to say itself of a fork, such as that it exited too early. */
  private static final String JMH_FAILURE = "<failure: ";

  private FailureReason() {}

  /**
   * Finds the benchmark's own exception under those that JMH wraps around it.
   *
   * @param tail the last lines that the fork printed, for one that died without an exception
   */
  static String of(Throwable thrown, List<String> tail) {
    Throwable innermost = unwrapped(thrown);
    String message = innermost.getMessage();
    if (message == null || message.isBlank()) {
      return innermost.getClass().getSimpleName();
    }
    String line = message.lines().findFirst().orElse(message).strip();
    if (line.startsWith(JMH_FAILURE) && line.endsWith(">")) {
      return line.substring(JMH_FAILURE.length(), line.length() - 1);
    }
    if (innermost instanceof IllegalStateException && line.startsWith("Forked VM failed")) {
      return tail.isEmpty() ? line : line + ": " + tail.getLast();
    }
    return innermost instanceof RuntimeException || innermost instanceof Error
        ? innermost.getClass().getSimpleName() + ": " + line
        : line;
  }

  private static Throwable unwrapped(Throwable thrown) {
    if (thrown instanceof BenchmarkException && thrown.getSuppressed().length > 0) {
      return unwrapped(thrown.getSuppressed()[0]);
    }
    if (thrown instanceof org.openjdk.jmh.runner.RunnerException && thrown.getCause() != null) {
      return unwrapped(thrown.getCause());
    }
    return thrown;
  }
}
