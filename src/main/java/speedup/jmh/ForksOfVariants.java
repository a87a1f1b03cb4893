package speedup.jmh;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.options.Options;
import speedup.environment.Variant;
import speedup.process.cache.CacheFolder;
import speedup.run.Forks;

/**
 * Has JMH measure: our own on our class path, and somebody else's on theirs.
 *
 * @param user the user's options
 * @param variants what cells are measured under
 * @param chatter is told everything that our JMH says
 * @param price is told what each fork takes beyond JMH's own
 */
public record ForksOfVariants(
    Options user, List<Variant> variants, Clock clock, OutputFormat chatter, HarnessPrice price) {

  /** Copies the variants. */
  public ForksOfVariants {
    variants = List.copyOf(variants);
  }

  /**
   * Makes the forks of a run.
   *
   * @param jvmArguments arguments for the forks' JVMs, after the user's
   * @param profiles the folder of what profilers write
   */
  public Forks open(List<String> jvmArguments, Path profiles) {
    ProfilerFiles files = new ProfilerFiles(profiles);
    ClassArchive archive = archive();
    Map<String, Forks> forks = new LinkedHashMap<>();
    for (Variant variant : variants) {
      forks.put(
          variant.name(),
          variant.isForeign()
              ? new ForeignForks(user, variant, jvmArguments, clock, files, price)
              : new OwnForks(user, variant, jvmArguments, clock, files, price, archive, chatter));
    }
    return new VariantForks(forks);
  }

  private static ClassArchive archive() {
    try {
      return new ClassArchive(CacheFolder.ofUser("forks"));
    } catch (IOException e) {
      return new ClassArchive(null); // forks start more slowly
    }
  }
}
