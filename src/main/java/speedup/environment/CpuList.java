package speedup.environment;

import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Reads the kernel's lists of CPUs, such as {@code 0-3,8}. */
final class CpuList {

  private CpuList() {}

  /** Returns the CPUs of the list, or nothing if the text is no such list. */
  static Optional<NavigableSet<Integer>> parse(String text) {
    NavigableSet<Integer> cpus = new TreeSet<>();
    try {
      for (String range : text.strip().split(",", -1)) {
        String[] ends = range.split("-", 2);
        int last = Integer.parseInt(ends[ends.length - 1].strip());
        for (int cpu = Integer.parseInt(ends[0].strip()); cpu <= last; cpu++) {
          cpus.add(cpu);
        }
      }
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
    return cpus.isEmpty() ? Optional.empty() : Optional.of(cpus);
  }
}
