package speedup.jmh;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.BenchmarkException;
import org.openjdk.jmh.runner.options.Options;
import speedup.process.WorkerDiedException;

/** What went wrong in a fork, in one line. */
final class ForkFailure {

  /** How JMH begins what it has to say itself of a fork, such as that it exited too early. */
  private static final String JMH_FAILURE = "<failure: ";

  /** How JMH begins what it says of a fork that ended with an exit code of its own. */
  private static final String DIED = "Forked VM failed";

  /** What ends a JVM without an error, and past the hooks by which JMH sees it end. */
  static final String NO_RESULT =
      "its JVM ended before JMH had a result, and without an error: does it call Runtime.halt?";

  private static final String INTERRUPTED = InterruptedException.class.getSimpleName();

  private static final String HOST = JmhHostProcess.class.getSimpleName();

  private ForkFailure() {}

  /**
   * What went wrong in a fork that ended between its iterations, which JMH takes for the result of
   * those that it had; empty if it measured all that it was to.
   */
  static Optional<String> early(int measured, int planned) {
    return measured < planned
        ? Optional.of(
            ("its JVM ended after %d of %d iterations, and without an error: "
                    + "does it call Runtime.halt?")
                .formatted(measured, planned))
        : Optional.empty();
  }

  /** Whether the fork, or a worker process of it, died, rather than that the benchmark failed. */
  static boolean isCrash(Throwable thrown) {
    Throwable innermost = unwrapped(thrown);
    for (Throwable cause = innermost; cause != null; cause = cause.getCause()) {
      if (cause instanceof WorkerDiedException) {
        return true;
      }
    }
    return innermost instanceof IllegalStateException
        && String.valueOf(innermost.getMessage()).startsWith(DIED);
  }

  /** Whether the fork, or the JVM that starts it, died, as somebody else's JMH answered. */
  static boolean isCrash(Map<String, Object> answer) {
    List<String> chain = texts(answer.get("failure"));
    return !chain.isEmpty()
        && (chain.getLast().contains("\t" + DIED)
            || chain.getLast().startsWith(JmhHostProcess.class.getName()));
  }

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
    if (innermost instanceof IllegalStateException && line.startsWith(DIED)) {
      return LastWords.of(line, tail);
    }
    return innermost instanceof RuntimeException || innermost instanceof Error
        ? innermost.getClass().getSimpleName() + ": " + line
        : line;
  }

  /**
   * Finds the benchmark's own exception in what somebody else's JMH answered.
   *
   * @param printed the last lines that its own JVM printed
   */
  static String of(Map<String, Object> answer, List<String> printed) {
    List<String> chain = texts(answer.get("failure"));
    List<String> tail = texts(answer.get("tail"));
    if (chain.isEmpty()) {
      return NO_RESULT;
    }
    String[] innermost = chain.getLast().split("\t", 2);
    String type = innermost[0].substring(innermost[0].lastIndexOf('.') + 1);
    String message =
        innermost.length < 2 ? "" : innermost[1].lines().findFirst().orElse("").strip();
    if (message.isEmpty() || message.equals("null")) {
      return type;
    }
    if (message.startsWith(JMH_FAILURE) && message.endsWith(">")) {
      return message.substring(JMH_FAILURE.length(), message.length() - 1);
    }
    // What the JVM itself warns of, such as JMH's use of Unsafe, is no reason.
    List<String> said =
        (tail.isEmpty() ? printed : tail)
            .stream().filter(line -> !line.startsWith("WARNING: ")).toList();
    if (message.startsWith(DIED) || type.equals(HOST)) {
      return LastWords.of(message, said);
    }
    return type.endsWith("Exception") && type.startsWith("Runner")
        ? message
        : type + ": " + message;
  }

  /** JMH interrupts an iteration that takes longer than the user's limit, and says no more. */
  static String explained(String reason, Options user) {
    return reason.startsWith(INTERRUPTED) && user.getTimeout().hasValue()
        ? "took longer than -to " + user.getTimeout().get()
        : reason;
  }

  private static List<String> texts(@Nullable Object list) {
    return list instanceof List<?> all ? all.stream().map(String::valueOf).toList() : List.of();
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
