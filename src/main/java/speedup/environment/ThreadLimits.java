package speedup.environment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How many threads this machine gives one process before it refuses, or before its memory is gone:
 * asked before they are started, for a machine without memory serves nobody.
 */
public final class ThreadLimits {

  /** The stack of a thread and the pages that guard it are two mappings of memory. */
  private static final long MAPPINGS_A_THREAD = 2;

  /** Mappings that a JVM has without any such threads, generously. */
  private static final long OTHER_MAPPINGS = 2_000;

  /**
   * What a waiting thread of a pool may hold, with its stacks in the kernel and outside: an
   * assumption on the safe side, of 16 KB in the kernel and some pages of what it may have outside.
   */
  private static final long BYTES_A_THREAD = 128 << 10;

  /** What is left to everybody else, as a share of what is available. */
  private static final double SHARE_OF_MEMORY = 0.5;

  private final SystemFiles files;

  /**
   * Creates limits.
   *
   * @param root the folder that {@code proc} and {@code sys} are in
   */
  public ThreadLimits(Path root) {
    this.files = new SystemFiles(root);
  }

  /** The limits of this machine. */
  public static ThreadLimits ofThisMachine() {
    return new ThreadLimits(Path.of("/"));
  }

  private record Limit(long threads, String name) {}

  /** Says why a process cannot have this many threads; empty if it can, as far as is known. */
  public Optional<String> objection(int threads) {
    return limits().stream()
        .min(Comparator.comparingLong(Limit::threads))
        .filter(limit -> threads > limit.threads())
        .map(limit ->
            "%d threads are more than the %d that %s"
                .formatted(threads, Math.max(0, limit.threads()), limit.name()));
  }

  private List<Limit> limits() {
    List<Limit> limits = new ArrayList<>();
    files
        .text("proc/sys/vm/max_map_count")
        .flatMap(SystemFiles::number)
        .ifPresent(maps ->
            limits.add(
                new Limit(
                    (maps - OTHER_MAPPINGS) / MAPPINGS_A_THREAD,
                    "vm.max_map_count=" + maps + " gives a process")));
    files
        .text("proc/sys/kernel/threads-max")
        .flatMap(SystemFiles::number)
        .ifPresent(most -> limits.add(new Limit(most / 2, "are half of kernel.threads-max")));
    files.lines("proc/self/limits").stream()
        .filter(line -> line.startsWith("Max processes"))
        .map(line -> line.substring("Max processes".length()).strip().split("\\s+", 2)[0])
        .flatMap(word -> SystemFiles.number(word).stream())
        .forEach(most -> limits.add(new Limit(most, "ulimit -u gives a user")));
    files
        .text("sys/fs/cgroup/pids.max")
        .flatMap(SystemFiles::number)
        .ifPresent(most -> limits.add(new Limit(most, "the control group's pids.max gives")));
    files
        .kibibytes("proc/meminfo", "MemAvailable")
        .ifPresent(bytes ->
            limits.add(
                new Limit(
                    (long) (SHARE_OF_MEMORY * bytes / BYTES_A_THREAD),
                    "fit into half of the memory that is available")));
    return limits;
  }
}
