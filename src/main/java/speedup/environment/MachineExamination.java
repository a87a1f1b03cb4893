package speedup.environment;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the doctor says about a machine whatever it is doing. */
final class MachineExamination {

  /** The strategies' and the workers' options were chosen on this one. */
  private static final int TUNED_JDK = 25;

  private MachineExamination() {}

  static List<Diagnosis> of(Environment environment) {
    Processors processors = environment.processors();
    return List.of(
        jdk(environment.jvm()),
        allowed(processors),
        cores(processors),
        limit(processors),
        governor(processors.governor()),
        turbo(processors.turbo()),
        hugePages(environment.memory().transparentHugePages()),
        virtualMachine(environment.platform()),
        container(environment.platform()));
  }

  private static Diagnosis jdk(HostJvm jvm) {
    String digits = jvm.version().split("[^0-9]", 2)[0];
    boolean old = SystemFiles.number(digits).map(feature -> feature < TUNED_JDK).orElse(false);
    return old
        ? Diagnosis.warning(
            "JDK",
            jvm.version(),
            "Speedup is tuned on JDK "
                + TUNED_JDK
                + ": virtual threads and worker start-up are slower here. Install it, or set"
                + " JAVA_HOME to it.")
        : Diagnosis.ok("JDK", jvm.version());
  }

  private static Diagnosis allowed(Processors processors) {
    Integer allowed = processors.allowed();
    Integer online = processors.online();
    if (allowed == null || online == null) {
      return Diagnosis.unknown(
          "CPUs allowed", "Java counts " + processors.availableToJava() + " processors.");
    }
    String figure = allowed + " of " + online;
    return allowed < online
        ? Diagnosis.warning(
            "CPUs allowed",
            figure,
            "More than "
                + allowed
                + " workers share CPUs. Lift the restriction (taskset, cpuset), or leave it if it"
                + " is there to keep others away.")
        : Diagnosis.ok("CPUs allowed", figure);
  }

  private static Diagnosis cores(Processors processors) {
    Integer allowed = processors.allowed();
    Integer cores = processors.physicalCores();
    if (allowed == null || cores == null) {
      return Diagnosis.unknown(
          "physical cores", "If CPUs share cores, CPU-bound speedups stay well below the workers.");
    }
    String figure = cores + " for " + allowed + (allowed == 1 ? " CPU" : " CPUs");
    return cores < allowed
        ? Diagnosis.warning(
            "physical cores",
            figure,
            "Hardware threads share cores: with more than "
                + cores
                + " workers a CPU-bound speedup stays well below their number. Compare up to "
                + cores
                + ", or switch the second threads off (/sys/devices/system/cpu/smt/control).")
        : Diagnosis.ok("physical cores", figure);
  }

  private static Diagnosis limit(Processors processors) {
    Double limit = processors.limit();
    Integer allowed = processors.allowed();
    if (limit == null) {
      return Diagnosis.ok("CPU limit", "none");
    }
    String figure = String.format(Locale.ROOT, "%.2f cores", limit);
    return allowed == null || limit < allowed
        ? Diagnosis.warning(
            "CPU limit",
            figure,
            "More workers than this are held back in bursts (throttled). Raise the control group's"
                + " limit to the CPUs allowed, or measure fewer workers.")
        : Diagnosis.ok("CPU limit", figure);
  }

  private static Diagnosis governor(@Nullable String governor) {
    if (governor == null) {
      return Diagnosis.unknown(
          "frequency governor", "Whether the clock changes under load cannot be seen from here.");
    }
    return governor.equals("performance")
        ? Diagnosis.ok("frequency governor", governor)
        : Diagnosis.warning(
            "frequency governor",
            governor,
            "The clock follows the load, so short batches start slow. Set it with: sudo cpupower"
                + " frequency-set -g performance");
  }

  private static Diagnosis turbo(@Nullable Boolean turbo) {
    if (turbo == null) {
      return Diagnosis.unknown(
          "turbo", "Whether one busy core runs faster than all together cannot be seen from here.");
    }
    return turbo
        ? Diagnosis.warning(
            "turbo",
            "on",
            "One busy core runs at a higher clock than all together, which makes speedups look"
                + " smaller, and heat changes it over time. Switch it off for a fair comparison"
                + " (intel_pstate/no_turbo or cpufreq/boost below /sys/devices/system/cpu).")
        : Diagnosis.ok("turbo", "off");
  }

  private static Diagnosis hugePages(@Nullable String mode) {
    if (mode == null) {
      return Diagnosis.unknown("transparent huge pages", "");
    }
    return mode.equals("always")
        ? Diagnosis.warning(
            "transparent huge pages",
            mode,
            "The kernel merges pages of the heap when it finds the time, in some forks and not in"
                + " others. Write madvise to /sys/kernel/mm/transparent_hugepage/enabled.")
        : Diagnosis.ok("transparent huge pages", mode);
  }

  private static Diagnosis virtualMachine(Platform platform) {
    String name = platform.virtualMachine();
    return name == null
        ? Diagnosis.ok("virtual machine", "none seen")
        : Diagnosis.warning(
            "virtual machine",
            name,
            "Neighbours on the same host share caches and memory bandwidth, and only the CPU time"
                + " they take shows here as steal. Prefer dedicated hardware, or more rounds.");
  }

  private static Diagnosis container(Platform platform) {
    String name = platform.container();
    return Diagnosis.ok("container", name == null ? "none seen" : name);
  }
}
