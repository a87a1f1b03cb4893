package speedup.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The control groups that this process is in, from its own up to the root: a limit on any of them
 * holds. Version 2 is read where it is mounted at {@code /sys/fs/cgroup}, version 1 where its
 * controllers are below that.
 */
final class ControlGroup {

  private static final String MOUNT = "sys/fs/cgroup";

  /** What version 1 says for no limit is the largest whole page below 2^63. */
  private static final long NO_LIMIT = 1L << 62;

  private final SystemFiles files;
  private final List<String> cpu;
  private final List<String> memory;

  ControlGroup(SystemFiles files) {
    this.files = files;
    this.cpu = folders("cpu");
    this.memory = folders("memory");
  }

  /** How often and how long processes were held back so far, by all the groups together. */
  record Throttling(long periods, double seconds) {}

  /** Returns the least CPU limit, in cores; empty if there is none. */
  Optional<Double> cpuLimit() {
    return smallest(
        cpu,
        folder ->
            files
                .text(folder + "/cpu.max")
                .or(() ->
                    files
                        .text(folder + "/cpu.cfs_quota_us")
                        .flatMap(quota ->
                            files
                                .text(folder + "/cpu.cfs_period_us")
                                .map(period -> quota + " " + period)))
                .flatMap(ControlGroup::cores));
  }

  /** Returns the least memory limit, in bytes; empty if there is none. */
  Optional<Long> memoryLimit() {
    return smallest(
        memory,
        folder ->
            files
                .text(folder + "/memory.max")
                .or(() -> files.text(folder + "/memory.limit_in_bytes"))
                .flatMap(SystemFiles::number)
                .filter(bytes -> bytes < NO_LIMIT));
  }

  /** Returns the throttling up to now; empty if no group counts it. */
  Optional<Throttling> throttling() {
    List<Throttling> counted = cpu.stream().flatMap(folder -> throttling(folder).stream()).toList();
    return counted.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Throttling(
                counted.stream().mapToLong(Throttling::periods).sum(),
                counted.stream().mapToDouble(Throttling::seconds).sum()));
  }

  private Optional<Throttling> throttling(String folder) {
    String file = folder + "/cpu.stat";
    Optional<Double> seconds =
        number(file, "throttled_usec")
            .map(micros -> micros / 1e6)
            .or(() -> number(file, "throttled_time").map(nanos -> nanos / 1e9));
    return number(file, "nr_throttled")
        .map(periods -> new Throttling(periods, seconds.orElse(0.0)));
  }

  private Optional<Long> number(String file, String key) {
    return files.lines(file).stream()
        .filter(line -> line.startsWith(key + " "))
        .findFirst()
        .flatMap(line -> SystemFiles.number(line.substring(key.length())));
  }

  private static Optional<Double> cores(String quotaAndPeriod) {
    String[] parts = quotaAndPeriod.split("\\s+", -1);
    if (parts.length != 2) {
      return Optional.empty();
    }
    return SystemFiles.number(parts[0])
        .filter(quota -> quota > 0)
        .flatMap(quota ->
            SystemFiles.number(parts[1])
                .filter(period -> period > 0)
                .map(period -> quota / (double) period));
  }

  private static <T extends Comparable<T>> Optional<T> smallest(
      List<String> folders, Function<String, Optional<T>> limit) {
    return folders.stream()
        .flatMap(folder -> limit.apply(folder).stream())
        .min(Comparable::compareTo);
  }

  /**
   * Lists the folders of the controller, in both versions; those that are not there give nothing.
   */
  private List<String> folders(String controller) {
    List<String> folders = new ArrayList<>();
    for (String line : files.lines("proc/self/cgroup")) {
      String[] parts = line.split(":", 3);
      if (parts.length == 3) {
        if (parts[1].isEmpty()) {
          addUpwards(folders, MOUNT, parts[2]);
        } else if (Stream.of(parts[1].split(",", -1)).anyMatch(controller::equals)) {
          addUpwards(folders, MOUNT + "/" + controller, parts[2]);
        }
      }
    }
    return List.copyOf(folders);
  }

  /**
   * Adds the group's folder and those above it. Inside a container the path may be the one outside,
   * while the mount shows the container's own group: going up to the mount finds it all the same.
   */
  private static void addUpwards(List<String> folders, String mount, String group) {
    String path = group.equals("/") ? "" : group;
    while (!path.isEmpty()) {
      folders.add(mount + path);
      path = path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
    folders.add(mount);
  }
}
