package speedup.environment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The JVM that drives the run; the forks run on the same one unless an option of JMH says
 * otherwise.
 *
 * @param vendor who built it
 * @param version its version, such as {@code 25.0.3}
 * @param build its version and build, such as {@code 25.0.3+9-LTS}
 * @param virtualMachine the name of the VM
 * @param arguments the flags it was started with, in their order
 * @param collector the garbage collector in use, given or chosen by the JVM itself
 * @param maxHeapBytes how far the heap may grow
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record HostJvm(
    String vendor,
    String version,
    String build,
    String virtualMachine,
    List<String> arguments,
    String collector,
    long maxHeapBytes) {

  /** Copies the arguments. */
  public HostJvm {
    arguments = List.copyOf(arguments);
    if (maxHeapBytes < 0) {
      throw new IllegalArgumentException("maxHeapBytes must not be negative: " + maxHeapBytes);
    }
  }

  /**
   * What runs the code, with its version, such as {@code JDK 25.0.3}: what tables of several
   * runtimes tell them apart by. A stored run may also be that of a counterpart in Python.
   */
  public String runtime() {
    return (virtualMachine.equals("CPython") ? virtualMachine : "JDK") + " " + version;
  }

  static HostJvm read() {
    return new HostJvm(
        property("java.vendor"),
        property("java.version"),
        property("java.runtime.version"),
        property("java.vm.name"),
        ManagementFactory.getRuntimeMXBean().getInputArguments(),
        collector(
            ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(GarbageCollectorMXBean::getName)
                .toList()),
        Runtime.getRuntime().maxMemory());
  }

  /**
   * Names the collector after the beans of its phases, which HotSpot names {@code G1 Young
   * Generation}, {@code PS Scavenge}, {@code Copy} (serial), {@code ZGC Cycles} and so on.
   */
  static String collector(List<String> beans) {
    for (String bean : beans) {
      switch (bean.split(" ", 2)[0]) {
        case "G1" -> {
          return "G1";
        }
        case "PS" -> {
          return "Parallel";
        }
        case "Copy", "MarkSweepCompact" -> {
          return "Serial";
        }
        case "ZGC" -> {
          return "ZGC";
        }
        case "Shenandoah" -> {
          return "Shenandoah";
        }
        case "Epsilon" -> {
          return "Epsilon";
        }
        default -> {
          // Another VM's collector: its own names say what it is.
        }
      }
    }
    return beans.stream().collect(Collectors.joining(", "));
  }

  private static String property(String name) {
    return System.getProperty(name, "");
  }
}
