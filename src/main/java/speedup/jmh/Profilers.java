package speedup.jmh;

import java.util.List;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.profile.ProfilerFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.ProfilerConfig;
import speedup.environment.Variant;
import speedup.run.UsageException;

/** The profilers that the user asks for. */
public final class Profilers {

  private Profilers() {}

  /**
   * Tries all of them before the first fork: a name that is wrong would be wrong in each.
   *
   * @param variants what is measured; somebody else's JMH may know others, and is not asked
   * @throws UsageException if our JMH does not know one, or it cannot work here
   */
  public static void check(Options options, List<Variant> variants) throws UsageException {
    if (variants.stream().allMatch(Variant::isForeign)) {
      return;
    }
    for (ProfilerConfig profiler : options.getProfilers()) {
      try {
        var unused = ProfilerFactory.getProfilerOrException(profiler);
      } catch (ProfilerException e) {
        String message = String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("");
        throw new UsageException(
            "-prof " + profiler.getKlass() + ": " + message + "; -lprof lists those there are");
      }
    }
  }
}
