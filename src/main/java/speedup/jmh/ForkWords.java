package speedup.jmh;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.ProfilerConfig;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Optional;
import speedup.run.Cell;

/**
 * JMH's options as words of its command line, which every version of JMH understands: what the user
 * asked for, but for what selects a cell and for what the run does itself.
 */
final class ForkWords {

  private final List<String> words = new ArrayList<>();

  private ForkWords() {}

  /** The words that select what to list. */
  static List<String> ofSelection(Options user) {
    ForkWords list = new ForkWords();
    list.words.addAll(user.getIncludes());
    user.getExcludes().forEach(exclude -> list.put("-e", exclude));
    if (!user.getBenchModes().isEmpty()) {
      list.put(
          "-bm",
          user.getBenchModes().stream().map(Mode::shortLabel).collect(Collectors.joining(",")));
    }
    list.addThreads(user);
    return list.words;
  }

  /** The words that name the profilers. */
  static List<String> ofProfilers(Options user) {
    ForkWords profilers = new ForkWords();
    profilers.addProfilers(user.getProfilers());
    return profilers.words;
  }

  /**
   * The words that measure a cell once in one fork.
   *
   * @param jvmArguments arguments for the fork's JVM, after the user's
   * @param profilers with their options, in place of the user's
   */
  static List<String> ofFork(
      Options user, Cell cell, List<String> jvmArguments, Collection<ProfilerConfig> profilers) {
    ForkWords fork = new ForkWords();
    fork.words.add("^" + Pattern.quote(cell.benchmark()) + "$");
    fork.put("-bm", cell.mode());
    fork.put("-t", Integer.toString(cell.threads()));
    fork.addGroups(user);
    fork.put("-f", "1");
    fork.put("-wf", "0");
    // Otherwise a failure is an empty result that does not say why.
    fork.put("-foe", "true");
    fork.put("-i", user.getMeasurementIterations());
    fork.put("-bs", user.getMeasurementBatchSize());
    fork.putTime("-r", user.getMeasurementTime());
    fork.put("-wi", user.getWarmupIterations());
    fork.put("-wbs", user.getWarmupBatchSize());
    fork.putTime("-w", user.getWarmupTime());
    fork.putTime("-to", user.getTimeout());
    fork.put("-tu", user.getTimeUnit().hasValue() ? unit(user) : null);
    fork.put("-si", user.shouldSyncIterations());
    fork.put("-opi", user.getOperationsPerInvocation());
    fork.put("-gc", user.shouldDoGC());
    fork.put("-jvm", user.getJvm());
    fork.putArguments("-jvmArgs", user.getJvmArgs().orElse(List.of()));
    fork.putArguments("-jvmArgsPrepend", user.getJvmArgsPrepend().orElse(List.of()));
    List<String> last = new ArrayList<>(user.getJvmArgsAppend().orElse(List.of()));
    last.addAll(jvmArguments);
    fork.putArguments("-jvmArgsAppend", last);
    fork.addProfilers(profilers);
    return fork.words;
  }

  private static String unit(Options user) {
    return switch (user.getTimeUnit().get()) {
      case NANOSECONDS -> "ns";
      case MICROSECONDS -> "us";
      case MILLISECONDS -> "ms";
      case SECONDS -> "s";
      case MINUTES -> "m";
      case HOURS, DAYS -> "h";
    };
  }

  private void addThreads(Options user) {
    put("-t", user.getThreads().hasValue() ? threads(user.getThreads().get()) : null);
    addGroups(user);
  }

  private static String threads(int threads) {
    return threads < 0 ? "max" : Integer.toString(threads);
  }

  private void addGroups(Options user) {
    if (user.getThreadGroups().hasValue()) {
      List<String> sizes = new ArrayList<>();
      for (int size : user.getThreadGroups().get()) {
        sizes.add(Integer.toString(size));
      }
      put("-tg", String.join(",", sizes));
    }
  }

  private void addProfilers(Collection<ProfilerConfig> profilers) {
    for (ProfilerConfig profiler : profilers) {
      put(
          "-prof",
          profiler.getOpts().isEmpty()
              ? profiler.getKlass()
              : profiler.getKlass() + ":" + profiler.getOpts());
    }
  }

  private void put(String option, @Nullable String value) {
    if (value != null) {
      words.add(option);
      words.add(value);
    }
  }

  private void put(String option, Optional<?> value) {
    put(option, value.hasValue() ? value.get().toString() : null);
  }

  /** Not as JMH writes it: no time is "single-shot" there, which it cannot read. */
  private void putTime(String option, Optional<TimeValue> time) {
    if (time.hasValue()) {
      put(option, time.get().getTime() + TimeValue.tuToString(time.get().getTimeUnit()));
    }
  }

  /** JMH parts them at spaces that no quotes are around. */
  private void putArguments(String option, Collection<String> arguments) {
    if (!arguments.isEmpty()) {
      put(
          option,
          arguments.stream()
              .map(argument -> argument.contains(" ") ? '"' + argument + '"' : argument)
              .collect(Collectors.joining(" ")));
    }
  }
}
