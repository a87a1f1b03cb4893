package speedup.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How JMH measured a fork: what its own result files say beside the scores.
 *
 * @param mode JMH's short name of the mode, such as {@code ss}
 * @param timeUnit the unit that was asked for; absent where JMH does not say
 * @param threadGroups how many threads call each method of a group, as {@code -tg} says it; empty
 *     where JMH does not say
 * @param operationsPerInvocation how many operations a call counts for; 0 where JMH does not say
 */
public record JmhSettings(
    String jmhVersion,
    String mode,
    @Nullable TimeUnit timeUnit,
    int threads,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> threadGroups,
    int operationsPerInvocation,
    String jvm,
    List<String> jvmArgs,
    String jdkVersion,
    String vmName,
    String vmVersion,
    Iterations warmup,
    Iterations measurement) {

  /** Told to the JVM of a fork that is to warm up for longer, and so kept in the journal. */
  private static final String WARM_UP = "-Dspeedup.warmUp=";

  private static final Predicate<String> TIMES =
      Pattern.compile("[1-9]\\d{0,2}").asMatchPredicate();

  /** Copies the lists. */
  public JmhSettings {
    // Older journals do not have it.
    threadGroups = threadGroups == null ? List.of() : List.copyOf(threadGroups);
    jvmArgs = List.copyOf(jvmArgs);
  }

  /** The argument of a fork's JVM that has it warm up this many times as long; none for once. */
  public static Optional<String> warmUpArgument(int times) {
    return times == 1 ? Optional.empty() : Optional.of(WARM_UP + times);
  }

  /** How many times as long as its benchmark says the fork warmed up. */
  public int timesWarmUp() {
    return jvmArgs.stream()
        .filter(argument -> argument.startsWith(WARM_UP))
        .map(argument -> argument.substring(WARM_UP.length()))
        .filter(TIMES)
        .mapToInt(Integer::parseInt)
        .max()
        .orElse(1);
  }

  /**
   * The iterations of one kind.
   *
   * @param time how long one lasts, in JMH's notation; {@code single-shot} for one operation
   */
  public record Iterations(int count, String time, int batchSize) {

    private static final Map<String, Double> SECONDS =
        Map.of(
            "ns", 1e-9, "us", 1e-6, "ms", 1e-3, "s", 1.0, "min", 60.0, "hr", 3600.0, "day",
            86400.0);

    /** How long all of them last; empty where that is what is measured. */
    public OptionalDouble seconds() {
      String[] words = time.split(" ", -1);
      Double unit = words.length == 2 ? SECONDS.get(words[1]) : null;
      return unit == null
          ? OptionalDouble.empty()
          : OptionalDouble.of(count * Double.parseDouble(words[0]) * unit);
    }
  }
}
