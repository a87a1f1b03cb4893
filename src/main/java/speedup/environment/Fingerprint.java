package speedup.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What must be the same for two measurements to be of the same machine, JDK and jar. Two are equal
 * exactly when {@link #differencesFrom} finds nothing.
 *
 * @param traits always the same ones in the same order
 */
public record Fingerprint(List<Trait> traits) {

  private static final String BESIDE_OTHERS = "-Djmh.ignoreLock";

  /** Copies the traits. */
  public Fingerprint {
    traits = List.copyOf(traits);
  }

  /** What a trait belongs to. */
  public enum Part {
    /** The hardware, its limits and its kernel. */
    MACHINE,
    /** The JVM. */
    JDK,
    /** How it was started. */
    FLAGS,
    /** The code that is measured. */
    JAR
  }

  /**
   * One figure of the fingerprint.
   *
   * @param part what it belongs to
   * @param name how a reader calls it
   * @param value as text; "not available" if the system does not offer it
   */
  public record Trait(Part part, String name, String value) {

    private static Trait of(Part part, String name, @Nullable Object value) {
      return new Trait(part, name, Objects.toString(value, "not available"));
    }
  }

  static Fingerprint of(Environment environment) {
    Processors processors = environment.processors();
    Memory memory = environment.memory();
    Platform platform = environment.platform();
    HostJvm jvm = environment.jvm();
    Software software = environment.software();
    return new Fingerprint(
        List.of(
            Trait.of(Part.MACHINE, "CPU", processors.model()),
            Trait.of(Part.MACHINE, "CPUs online", processors.online()),
            Trait.of(Part.MACHINE, "CPUs allowed", processors.allowedList()),
            Trait.of(Part.MACHINE, "physical cores allowed", processors.physicalCores()),
            Trait.of(Part.MACHINE, "processors seen by Java", processors.availableToJava()),
            Trait.of(Part.MACHINE, "CPU limit", limit(processors.limit())),
            Trait.of(Part.MACHINE, "governor", processors.governor()),
            Trait.of(Part.MACHINE, "turbo", processors.turbo()),
            Trait.of(Part.MACHINE, "memory", gibibytes(memory.total())),
            Trait.of(Part.MACHINE, "memory limit", limit(gibibytes(memory.limit()))),
            Trait.of(Part.MACHINE, "operating system", platform.operatingSystem()),
            Trait.of(Part.MACHINE, "kernel", platform.kernel()),
            Trait.of(Part.MACHINE, "architecture", platform.architecture()),
            Trait.of(Part.MACHINE, "virtual machine", none(platform.virtualMachine())),
            Trait.of(Part.MACHINE, "container", none(platform.container())),
            Trait.of(Part.JDK, "JDK", jvm.version()),
            Trait.of(Part.JDK, "JDK build", jvm.build()),
            Trait.of(Part.JDK, "JDK vendor", jvm.vendor()),
            Trait.of(Part.JDK, "VM", jvm.virtualMachine()),
            Trait.of(Part.FLAGS, "JVM flags", none(flags(jvm))),
            Trait.of(Part.FLAGS, "garbage collector", jvm.collector()),
            Trait.of(Part.JAR, "harness", software.version()),
            Trait.of(Part.JAR, "jar", software.sha256())));
  }

  /** Without JMH's leave to measure beside another benchmark: forks run alike with it. */
  private static String flags(HostJvm jvm) {
    return jvm.arguments().stream()
        .filter(argument -> !argument.startsWith(BESIDE_OTHERS))
        .collect(Collectors.joining(" "));
  }

  /** Lists what is different here from an earlier fingerprint; empty if nothing is. */
  public List<Difference> differencesFrom(Fingerprint earlier) {
    List<Difference> differences = new ArrayList<>();
    for (Trait now : traits) {
      String then = earlier.trait(now.part(), now.name()).map(Trait::value).orElse("not recorded");
      if (!then.equals(now.value())) {
        differences.add(new Difference(now.part(), now.name(), then, now.value()));
      }
    }
    return List.copyOf(differences);
  }

  private Optional<Trait> trait(Part part, String name) {
    return traits.stream()
        .filter(trait -> trait.part() == part && trait.name().equals(name))
        .findFirst();
  }

  /** Rounds, as the same machine may have some pages more or less after its next start. */
  private static @Nullable String gibibytes(@Nullable Long bytes) {
    return bytes == null ? null : Math.round(bytes / (double) (1L << 30)) + " GiB";
  }

  private static Object limit(@Nullable Object limit) {
    return limit == null ? "none" : limit;
  }

  private static String none(@Nullable String text) {
    return text == null || text.isEmpty() ? "none" : text;
  }
}
