package speedup.jmh;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.profile.ProfilerFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.ProfilerConfig;
import speedup.environment.Variant;
import speedup.run.UsageException;

/** The profilers that the user asks for. */
public final class Profilers {

  /** The name of a Java class before what it says. */
  private static final Pattern EXCEPTION =
      Pattern.compile("^(?:[a-z]\\w*\\.)+[A-Z]\\w*(?:Exception|Error): ");

  private Profilers() {}

  /**
   * Tries all of them before the first fork, in the JMH of each variant: a name that is wrong would
   * be wrong in each.
   *
   * @param variants what is measured
   * @throws UsageException if a JMH does not know one, or it cannot work here
   * @throws IOException if somebody else's JMH does not start
   */
  public static void check(Options options, List<Variant> variants)
      throws UsageException, IOException {
    if (options.getProfilers().isEmpty()) {
      return;
    }
    if (!variants.stream().allMatch(Variant::isForeign)) {
      refuse(brokenHere(options));
    }
    for (Variant variant : variants) {
      if (variant.isForeign()) {
        refuse(ForeignBenchmarks.brokenProfilers(variant, options));
      }
    }
  }

  private static Map<String, String> brokenHere(Options options) {
    Map<String, String> broken = new LinkedHashMap<>();
    for (ProfilerConfig profiler : options.getProfilers()) {
      try {
        var unused = ProfilerFactory.getProfilerOrException(profiler);
      } catch (ProfilerException e) {
        broken.put(profiler.getKlass(), String.valueOf(e.getMessage()));
      }
    }
    return broken;
  }

  private static void refuse(Map<String, String> broken) throws UsageException {
    for (Map.Entry<String, String> profiler : broken.entrySet()) {
      String message =
          profiler.getValue().contains(ClassNotFoundException.class.getName())
              ? "no profiler is called so"
              : EXCEPTION
                  .matcher(profiler.getValue().strip().lines().findFirst().orElse(""))
                  .replaceFirst("");
      throw new UsageException(
          "-prof " + profiler.getKey() + ": " + message + "; -lprof lists those there are");
    }
  }
}
