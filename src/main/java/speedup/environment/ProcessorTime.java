package speedup.environment;

import java.util.NavigableSet;
import java.util.Optional;

/**
 * How the CPUs have spent their time since the system started, in seconds over all of them.
 *
 * @param cpus how many CPUs are counted
 * @param work of processes: user and system time. Not the time of interrupts, which the kernel
 *     charges to nobody: traffic between our own processes causes them too, and a download must not
 *     look like someone else's work
 * @param stolen by the hypervisor for other machines
 * @param total all of it, idle time included
 */
record ProcessorTime(int cpus, double work, double stolen, double total) {

  // Places of the times in a line of /proc/stat, after its name. Guests' time, at the end, is
  // already in user time.
  private static final int USER = 1;
  private static final int SYSTEM = 3;
  private static final int STOLEN = 8;

  /**
   * Reads the times of the CPUs that this process may run on: what happens on the others is no
   * noise to it.
   */
  static Optional<ProcessorTime> read(SystemFiles files) {
    Optional<NavigableSet<Integer>> allowed = Processors.allowedList(files).flatMap(CpuList::parse);
    int cpus = 0;
    double work = 0;
    double stolen = 0;
    double total = 0;
    for (String line : files.lines("proc/stat")) {
      String[] fields = line.split(" +", -1);
      if (isCpu(fields, allowed)) {
        cpus++;
        for (int field = USER; field <= STOLEN; field++) {
          Optional<Long> ticks = SystemFiles.number(fields[field]);
          if (ticks.isEmpty()) {
            return Optional.empty();
          }
          double seconds = ticks.get() * ProcessTree.SECONDS_A_TICK;
          total += seconds;
          work += field <= SYSTEM ? seconds : 0;
          stolen += field == STOLEN ? seconds : 0;
        }
      }
    }
    return cpus == 0 ? Optional.empty() : Optional.of(new ProcessorTime(cpus, work, stolen, total));
  }

  private static boolean isCpu(String[] fields, Optional<NavigableSet<Integer>> allowed) {
    if (!fields[0].startsWith("cpu") || fields.length <= STOLEN) {
      return false;
    }
    Optional<Integer> cpu = SystemFiles.number(fields[0].substring(3)).map(Math::toIntExact);
    return cpu.isPresent() && (allowed.isEmpty() || allowed.get().contains(cpu.get()));
  }
}
