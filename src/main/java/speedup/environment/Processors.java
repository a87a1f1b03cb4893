package speedup.environment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The CPUs of the machine, and how many of them this process may use.
 *
 * @param model the name of the CPU
 * @param online the CPUs (hardware threads) that are switched on
 * @param allowed the CPUs that this process may run on
 * @param allowedList the same as a list of the kernel's, such as {@code 0-3,8}
 * @param physicalCores how many physical cores the allowed CPUs are on: less than {@code allowed}
 *     where two hardware threads share a core
 * @param limit the control group's CPU limit in cores; absent if there is none
 * @param availableToJava what the JVM counts as its processors: a default of worker counts
 * @param governor the frequency governor of the allowed CPUs
 * @param turbo whether the clock may rise above its nominal frequency
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Processors(
    @Nullable String model,
    @Nullable Integer online,
    @Nullable Integer allowed,
    @Nullable String allowedList,
    @Nullable Integer physicalCores,
    @Nullable Double limit,
    int availableToJava,
    @Nullable String governor,
    @Nullable Boolean turbo) {

  private static final String CPUS = "sys/devices/system/cpu/";

  /** Checks the counts. */
  public Processors {
    if (availableToJava < 1) {
      throw new IllegalArgumentException("availableToJava must be positive: " + availableToJava);
    }
  }

  static Processors read(SystemFiles files) {
    Optional<String> allowedList = allowedList(files);
    Optional<NavigableSet<Integer>> allowed = allowedList.flatMap(CpuList::parse);
    return new Processors(
        files.value("proc/cpuinfo", "model name", ":").orElse(null),
        files
            .text(CPUS + "online")
            .or(() -> files.text(CPUS + "present"))
            .flatMap(CpuList::parse)
            .map(NavigableSet::size)
            .orElse(null),
        allowed.map(NavigableSet::size).orElse(null),
        allowedList.orElse(null),
        allowed.flatMap(cpus -> physicalCores(files, cpus)).orElse(null),
        new ControlGroup(files).cpuLimit().orElse(null),
        Runtime.getRuntime().availableProcessors(),
        allowed.flatMap(cpus -> governor(files, cpus)).orElse(null),
        turbo(files).orElse(null));
  }

  /** Returns the CPUs that this process may run on, as the kernel lists them. */
  static Optional<String> allowedList(SystemFiles files) {
    return files.value("proc/self/status", "Cpus_allowed_list", ":");
  }

  private static Optional<Integer> physicalCores(SystemFiles files, NavigableSet<Integer> cpus) {
    NavigableSet<String> cores = new TreeSet<>();
    for (int cpu : cpus) {
      Optional<String> core =
          files
              .text(CPUS + "cpu" + cpu + "/topology/core_cpus_list")
              .or(() -> files.text(CPUS + "cpu" + cpu + "/topology/thread_siblings_list"));
      if (core.isEmpty()) {
        return Optional.empty();
      }
      core.ifPresent(cores::add);
    }
    return Optional.of(cores.size());
  }

  private static Optional<String> governor(SystemFiles files, NavigableSet<Integer> cpus) {
    return Optional.of(
            cpus.stream()
                .flatMap(
                    cpu -> files.text(CPUS + "cpu" + cpu + "/cpufreq/scaling_governor").stream())
                .distinct()
                .collect(Collectors.joining(", ")))
        .filter(Predicate.not(String::isEmpty));
  }

  private static Optional<Boolean> turbo(SystemFiles files) {
    return files
        .text(CPUS + "intel_pstate/no_turbo")
        .map("0"::equals)
        .or(() -> files.text(CPUS + "cpufreq/boost").map("1"::equals));
  }
}
